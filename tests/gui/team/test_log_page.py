"""The audit log as a manager reads it: in words, and in the log's own where there are none."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

from pytestqt.qtbot import QtBot

from neglect_toolkit.gui.team.log_page import LogPresenter
from neglect_toolkit.model.record import AuditEntry
from neglect_toolkit.wording import dates

AT = dt.datetime(2026, 11, 20, 10, 42, tzinfo=dt.UTC)
DEEDS = ("guide_about", "sign", "anointed")
ENTRIES = tuple(
    AuditEntry(seq=seq, at=AT, who="p1", what=what, about=None, detail={}, previous="", hash="")
    for seq, what in enumerate(DEEDS, 1)
)


def test_each_deed_is_said_in_words_and_an_unknown_one_as_it_is(qtbot: QtBot) -> None:
    log = SimpleNamespace(
        names=lambda: {"p1": "Maria Lindqvist"},
        deeds=lambda: DEEDS,
        head=lambda: "3:9f2c",
        entries=lambda **_: ENTRIES,
        reasons=lambda _: {},
    )
    page = LogPresenter(SimpleNamespace(log=log)).page  # type: ignore[arg-type]
    qtbot.addWidget(page)
    table = page.table.model()
    rows = [[table.index(row, column).data() for column in range(1, 4)] for row in range(table.rowCount())]
    said = [
        "Said which child a record of the health guide is about",
        "Signed",
        "anointed",
    ]
    assert rows == [[dates.moment_here(AT), "Maria Lindqvist", words] for words in said]
    assert [page.what.itemText(at) for at in range(page.what.count())] == ["Everything", *said]
