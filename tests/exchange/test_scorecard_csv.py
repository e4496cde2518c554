"""The counts as a spreadsheet reads them."""

from __future__ import annotations

import csv
import io

import pytest

from neglect_toolkit.exchange.scorecard_csv import scorecard_csv
from neglect_toolkit.model.scorecard import Blank, Period, Published, Table


def a_table(*rows: str, cells: tuple[tuple[object, ...], ...] | None = None) -> Table:
    columns = ("Started", "Days to review, median")
    given = cells or tuple((20, 2.5) for _ in rows)
    return Table.model_validate(
        {"title": "By area", "rows": rows, "columns": columns, "cells": given, "no_counts": {columns[1]}}
    )


def read(document: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(document.decode("utf-8-sig"), newline="")))


def card(*tables: Table, team: str | None = "North", period: Period | None = None) -> Published:
    return Published(team=team, period=period or Period(), tables=tables)


def test_a_spreadsheet_knows_its_letters_and_lines() -> None:
    document = scorecard_csv(card(a_table("Llŷn"), team="Teulu Ŵyl"))
    assert document.startswith(b"\xef\xbb\xbf")
    assert document.count(b"\r\n") == document.count(b"\n") == len(read(document))
    assert read(document)[1] == ["Team", "Teulu Ŵyl"]
    assert read(document)[-1] == ["Llŷn", "20", "2.5"]


def test_what_is_suppressed_says_so_and_a_note_says_why() -> None:
    cells = ((Blank.SUPPRESSED, Blank.SUPPRESSED), (0, Blank.NOTHING))
    lines = read(scorecard_csv(card(a_table("Hillside", "Dock", cells=cells))))
    assert lines[-2:] == [["Hillside", "suppressed (under 6)", "suppressed (under 6)"], ["Dock", "0", "–"]]
    assert "1 to 5 are suppressed" in lines[3][0]


@pytest.mark.parametrize(
    "name", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "-", '"=1"'[1:]]
)
def test_no_name_becomes_a_formula(name: str) -> None:
    lines = read(scorecard_csv(card(a_table(name), team=name)))
    written = [lines[1][1], lines[-1][0]]
    for cell in written:
        assert cell.startswith("'"), cell
        assert cell.removeprefix("'") == name


def test_commas_and_quotes_in_a_name_stay_in_their_cell() -> None:
    name = 'Hill, "Dock" and\r\nQuay'
    assert read(scorecard_csv(card(a_table(name))))[-1][0] == name


@pytest.mark.parametrize(
    ("period", "says"),
    [
        (Period(), "every month"),
        (Period(first="2026-01"), "from 2026-01"),
        (Period(last="2026-03"), "to 2026-03"),
        (Period(first="2026-01", last="2026-03"), "from 2026-01 to 2026-03"),
        (Period(first="2026-01", last="2026-01"), "2026-01"),
    ],
)
def test_it_says_which_months_it_counts(period: Period, says: str) -> None:
    assert read(scorecard_csv(card(a_table("Dock"), period=period)))[2] == ["Started in", says]
