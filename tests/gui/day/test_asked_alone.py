"""What is only asked of somebody who is alone: closed until it is so, and never there while a family can see."""

from __future__ import annotations

from gui.day.conftest import Day, OpenDay
from gui.day.day_made_up import an_open_assessment
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from neglect_toolkit.model.tool import Tool
from neglect_toolkit.services.open_assessment import OpenAssessment

WOKEN = "waking.woken"


def _asked_alone() -> OpenAssessment:
    kept = an_open_assessment()
    plain = kept.tool.plain()
    for item in (item for part in plain["parts"] for item in part["items"]):
        item["alone"] = item["id"] == WOKEN
    kept._tool = Tool.model_validate(plain)
    return kept


def _question(day: Day) -> str:
    return day.kept.tool.items[WOKEN].text.replace("{child}", "Zoë")


def _everything_said(day: Day) -> str:
    """Also of what is out of sight: a screen reader must not come upon it."""
    said = []
    for widget in day.page.findChildren(QWidget):
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    return "\n".join([*said, day.words()])


def test_it_opens_only_when_somebody_says_that_they_are_alone_and_closes_when_they_go(open_day: OpenDay) -> None:
    day = open_day(_asked_alone())
    assert day.part().card(WOKEN) is None
    assert _question(day) not in _everything_said(day)
    day.click(day.button("I am alone with Zoë"))
    day.press(Qt.Key.Key_1)
    assert day.answer(WOKEN).rating is not None
    day.go("breakfast")
    day.go("waking")
    assert day.part().card(WOKEN) is None
    day.button("I am alone with Zoë")


def test_it_is_not_there_in_the_room_nor_is_the_way_to_it(open_day: OpenDay) -> None:
    day = open_day(_asked_alone(), in_the_room=True)
    assert _question(day) not in _everything_said(day)
    assert "I am alone" not in day.words()
    day.at_desk()
    day.click(day.button("I am alone with Zoë"))
    assert _question(day) in day.words()
    day.presenter._set_room(True)
    day.settle()
    assert day.part().card(WOKEN) is None
    assert "I am alone" not in day.words()
    day.at_desk()
    day.button("I am alone with Zoë")  # who has been in a room says it anew


def test_what_has_opened_is_brought_into_sight(open_day: OpenDay) -> None:
    day = open_day(_asked_alone())
    day.click(day.button("I am alone with Zoë"))
    card = day.part().card(WOKEN)
    assert card is not None
    assert card.isAncestorOf(day.focus())
    assert not card.visibleRegion().isEmpty()


def test_whoever_is_led_to_it_comes_to_the_way_that_opens_it(open_day: OpenDay) -> None:
    day = open_day(_asked_alone())
    day.part().focus_item(WOKEN)
    assert day.focus() is day.part().alone
