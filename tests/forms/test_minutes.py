"""How long a tool takes: the estimate added up by hand, and every tool within its goal."""

from __future__ import annotations

import json

import pytest
from builders import a_check, a_part, a_tool, an_item

from neglect_toolkit.cli.main import run
from neglect_toolkit.forms.minutes import MOST_MINUTES, minutes_of
from neglect_toolkit.services import tools
from neglect_toolkit.services.toolkit import compose

TOOLKIT = compose()
EVERY_TOOL = pytest.mark.parametrize("tool_id", tools.ids(TOOLKIT))


def _words(count: int) -> str:
    return " ".join(["word"] * count)


def test_it_adds_up_what_is_said_read_and_answered() -> None:
    described = {"going_well": _words(30), "mixed": _words(30), "worry": _words(30)}
    item = an_item(
        "waking.sleep",
        text=_words(10),
        ask_child=f"{_words(60)}? {_words(500)}? Watch: {_words(20)}",
        ask_parent=f"{_words(60)}? {_words(500)}?",
        look_for=_words(100),
        describes=described,
    )
    check = a_check("waking.check", text=_words(20), look_for=_words(90))
    found = minutes_of(a_tool(a_part("waking", item, check)))
    # 120 words said; 10 + 100 + 20 + 90 and 20 + 90 words read; 40 s and 10 s
    assert found.first_visit == pytest.approx(120 / 120 + 330 / 220 + 50 / 60, abs=0.05)
    assert found.second_visit == 0
    assert found.whole_day == found.first_visit


def test_a_first_visit_holds_the_core_of_the_age_and_the_checks_and_a_second_what_is_added() -> None:
    tool = a_tool(
        a_part(
            "waking", an_item("waking.core"), an_item("waking.further", core=False), an_item("waking.own"), a_check()
        )
    )
    alone = minutes_of(a_tool(a_part("waking", an_item("waking.core"), a_check())))
    found = minutes_of(tool, own={"waking.own"})
    assert found.first_visit == alone.first_visit
    assert found.second_visit > 0
    assert found.whole_day > found.first_visit + found.second_visit


@EVERY_TOOL
def test_no_tool_is_over_its_goal(tool_id: str) -> None:
    assert 0 < tools.numbers(TOOLKIT, tool_id).minutes.first_visit <= MOST_MINUTES == 30


def test_the_command_prints_it_for_all_nine(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["forms", "list", "--json"]) == 0
    minutes = {row["id"]: row["minutes"] for row in json.loads(capsys.readouterr().out)}
    assert len(minutes) == 9
    for tool_id, found in minutes.items():
        assert 0 < found["first_visit"] <= 30 < found["whole_day"]
        assert (found["second_visit"] > 0) is tool_id.endswith("_disability")
