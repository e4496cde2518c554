"""Further items: offered by a mixed or a worry on a core item, or opened by hand."""

from __future__ import annotations

from gui.day.conftest import Key, OpenDay
from gui.day.day_made_up import an_open_assessment, deeds
from PySide6.QtWidgets import QLabel

from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Rating
from neglect_toolkit.services.open_assessment import OpenAssessment

ALONE = "waking.own_bed"


def test_a_worry_opens_the_further_questions_below(open_day: OpenDay) -> None:
    day = open_day()
    assert day.part().card(ALONE) is None
    day.click(day.rated("waking.woken").rating.tile(Rating.WORRY))
    assert day.part().cards[-1] is day.card(ALONE)
    assert day.part().further.isHidden()


def test_opening_them_takes_nobody_away_from_what_they_do(open_day: OpenDay) -> None:
    day = open_day()
    day.part().focus_item("waking.woken")
    day.press(Key.Key_2)
    assert day.part().card(ALONE) is not None
    assert day.rated("waking.woken").rating.tile(Rating.MIXED).hasFocus()


def test_they_can_be_opened_by_hand(open_day: OpenDay) -> None:
    day = open_day()
    day.click(day.button("Ask more here: 1 further question"))
    assert day.rated(ALONE).rating.tile(Rating.GOING_WELL).hasFocus()
    assert "save" not in deeds(day.kept)


def test_an_answered_one_stays_when_its_part_no_longer_asks_it(open_day: OpenDay) -> None:
    day = open_day()
    day.click(day.rated("waking.woken").rating.tile(Rating.WORRY))
    day.click(day.rated(ALONE).rating.tile(Rating.WORRY))
    day.click(day.rated("waking.woken").rating.tile(Rating.GOING_WELL))
    assert day.rated(ALONE).rating.value is Rating.WORRY


def test_the_whole_day_can_be_gone_through(open_day: OpenDay) -> None:
    day = open_day()
    day.click(day.button("Go through the whole day"))
    assert day.rated(ALONE).rating.tile(Rating.GOING_WELL).hasFocus()
    assert set(day.kept.assessment.opened) == {part.id for part in day.kept.tool.parts}
    assert day.part().further.isHidden()
    assert "Go through the whole day" not in day.words()


def _with_two_questions() -> OpenAssessment:
    kept = an_open_assessment()
    plain = kept.tool.plain()
    item = plain["parts"][0]["items"][0]
    item["ask_child"] = "Who gets you up? And on a Sunday? Watch: the face at the name."
    item["ask_parent"] = "How do mornings start? What would help?"
    kept._tool = Tool.model_validate(plain)
    return kept


def test_one_question_each_is_in_sight_and_the_others_behind_a_fold(open_day: OpenDay) -> None:
    day = open_day(_with_two_questions())
    card = day.card("waking.woken")
    in_sight = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert {"Who gets you up?", "How do mornings start?", "The face at the name."} <= set(in_sight)
    assert "And on a Sunday?" not in day.words(card)
    assert "What would help?" not in card.accessibleDescription()
    day.click(day.button("More ways to ask: folded away, press to show", card))
    in_sight = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert {"And on a Sunday?", "What would help?"} <= set(in_sight)


def test_a_question_without_another_way_to_ask_has_no_fold(open_day: OpenDay) -> None:
    day = open_day()
    assert "More ways to ask" not in day.words(day.card("waking.woken"))
