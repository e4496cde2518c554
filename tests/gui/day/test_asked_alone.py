"""What is only asked of somebody who is alone: closed until it is so, and never there while a family can see."""

from __future__ import annotations

import pytest
from gui.day.conftest import Day, OpenDay
from gui.day.day_made_up import an_open_assessment
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from neglect_toolkit.engine.family import family_page
from neglect_toolkit.model.assessment import Answer, Assessment
from neglect_toolkit.model.condition import Facts
from neglect_toolkit.model.family import FamilyChoices
from neglect_toolkit.model.tool import Item, Tool, spoken
from neglect_toolkit.model.words import Kind, Rating
from neglect_toolkit.services import tools
from neglect_toolkit.services.open_assessment import OpenAssessment
from neglect_toolkit.services.toolkit import compose

WOKEN = "waking.woken"
TOOLS = {tool.id: tool for tool in tools.available(compose())}
EVERY_TOOL = pytest.mark.parametrize("tool", list(TOOLS.values()), ids=list(TOOLS))


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


def _words_asked_alone(tool: Tool, child: str) -> list[str]:
    """Everything that the tool's questions to ask alone say, whatever of it would be shown."""
    alone = [item for item in tool.items.values() if item.alone]
    said = [words for item in alone for words in _sentences(item)]
    others = {words for item in tool.items.values() if not item.alone for words in _sentences(item)}
    return [spoken(words, child) for words in said if words not in others]


def _sentences(item: Item) -> list[str]:
    said = [item.text, item.topic, item.look_for, item.do, *item.of_child, *item.of_parent]
    said += item.describes.plain().values() if item.describes else []
    return [words for words in said if words]


@EVERY_TOOL
def test_no_question_of_any_tool_that_is_asked_alone_is_in_the_room_or_in_a_name_there(
    open_day: OpenDay, tool: Tool
) -> None:
    asked = _words_asked_alone(tool, "Zoë")
    parts = list(dict.fromkeys(tool.part_of[item.id].id for item in tool.items.values() if item.alone))
    kept = an_open_assessment(Assessment(tool=tool.id, child={"known_as": "Zoë"}, opened=parts), tool)
    day = open_day(kept, at=parts[0], in_the_room=True)
    assert len(asked) > len(parts) > 0
    for part in parts:
        day.go(part)
        said = _everything_said(day)
        assert [words for words in asked if words in said] == []
    day.at_desk()
    day.go(parts[-1])
    assert "Asked only alone" in day.words()


@EVERY_TOOL
def test_no_question_of_any_tool_that_is_asked_alone_is_on_the_page_for_the_family(tool: Tool) -> None:
    """Not even where the practitioner puts on the page all that can be put on it."""
    alone = [item.id for item in tool.items.values() if item.alone]
    worries = {item.id: Answer(rating=Rating.WORRY) for item in tool.of_kind(Kind.RATED)}
    everything = FamilyChoices(child=True, professionals=True, next_step=True, put_on=frozenset(tool.items))
    page = family_page(tool, Facts(), worries, everything, child="Zoë")
    shown = {line.item for line in (*page.going_well, *page.to_talk_about, *page.help_missing)}
    assert shown & set(alone) == set()
    assert not set(alone) & {*page.sensitive, *page.held_back, *page.left_out}
    asked = _words_asked_alone(tool, "Zoë")
    assert [words for words in asked if words in page.model_dump_json()] == []
