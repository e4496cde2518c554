"""Rating an item: by key, by click, with a reason for none, cleared again, and with all that goes with a worry."""

from __future__ import annotations

import pytest
from gui.day.conftest import Key, OpenDay
from gui.day.day_made_up import deeds
from PySide6.QtCore import Qt

from neglect_toolkit.model.words import BehindIt, Persistence, Rating

WOKEN = "waking.woken"
CLOTHES = "waking.clean_clothes"


@pytest.mark.parametrize(
    ("key", "rating"),
    [(Key.Key_1, Rating.GOING_WELL), (Key.Key_2, Rating.MIXED), (Key.Key_3, Rating.WORRY)],
)
def test_a_key_rates_and_is_on_the_disk_at_once(open_day: OpenDay, key: Qt.Key, rating: Rating) -> None:
    day = open_day()
    day.part().focus_item(WOKEN)
    day.press(key)
    assert day.answer(WOKEN).rating is rating
    assert day.rated(WOKEN).rating.tile(rating).hasFocus()


@pytest.mark.parametrize("rating", list(Rating))
def test_a_click_rates(open_day: OpenDay, rating: Rating) -> None:
    day = open_day()
    day.click(day.rated(WOKEN).rating.tile(rating))
    assert day.answer(WOKEN).rating is rating
    assert day.rated(WOKEN).rating.value is rating


@pytest.mark.parametrize("key", [Key.Key_0, Key.Key_Delete])
def test_a_rating_can_be_cleared_and_is_then_not_explored(open_day: OpenDay, key: Qt.Key) -> None:
    day = open_day()
    day.part().focus_item(WOKEN)
    day.press(Key.Key_3, key)
    assert WOKEN not in day.kept.assessment.answers
    assert day.rated(WOKEN).rating.value is None


def test_clear_clears_and_can_be_undone(open_day: OpenDay) -> None:
    day = open_day()
    day.click(day.rated(WOKEN).rating.tile(Rating.MIXED))
    day.click(day.button("Clear this rating"))
    assert day.answer(WOKEN).rating is None
    day.click(day.button("Undo: Rating cleared."))
    assert day.answer(WOKEN).rating is Rating.MIXED
    assert day.rated(WOKEN).rating.value is Rating.MIXED


def test_the_arrow_keys_walk_without_rating(open_day: OpenDay) -> None:
    day = open_day()
    day.part().focus_item(WOKEN)
    day.press(Key.Key_Right)
    assert day.rated(WOKEN).rating.tile(Rating.MIXED).hasFocus()
    assert "save" not in deeds(day.kept)
    day.press(Key.Key_Space)
    assert day.answer(WOKEN).rating is Rating.MIXED


def test_going_well_asks_nothing_more_and_a_worry_opens_the_rest(open_day: OpenDay) -> None:
    day = open_day()
    card = day.rated(WOKEN)
    day.click(card.rating.tile(Rating.GOING_WELL))
    assert card.details is None or card.details.isHidden()
    day.click(card.rating.tile(Rating.WORRY))
    assert card.details is not None
    assert card.details.isVisible()


def test_how_often_and_what_is_behind_it_are_kept(open_day: OpenDay) -> None:
    day = open_day()
    card = day.rated(WOKEN)
    day.click(card.rating.tile(Rating.WORRY))
    assert card.details is not None
    day.click(card.details.often.tile(Persistence.MOST_DAYS))
    day.click(card.details.behind_it[BehindIt.CARE])
    day.click(card.details.behind_it[BehindIt.BARRIER])
    card.details.since.setFocus()
    day.type("September")
    day.wait_until_saved()
    kept = day.answer(WOKEN)
    assert (kept.persistence, kept.since) == (Persistence.MOST_DAYS, "September")
    assert set(kept.behind_it) == {BehindIt.CARE, BehindIt.BARRIER}


def test_how_often_can_be_taken_back(open_day: OpenDay) -> None:
    day = open_day()
    card = day.rated(WOKEN)
    day.click(card.rating.tile(Rating.WORRY))
    assert card.details is not None
    day.click(card.details.often.tile(Persistence.ONCE))
    day.click(day.button("Clear: How often is it like this?"))
    assert day.answer(WOKEN).persistence is None


def test_changing_to_going_well_keeps_what_was_said_about_the_worry_in_sight(open_day: OpenDay) -> None:
    day = open_day()
    card = day.rated(WOKEN)
    day.click(card.rating.tile(Rating.WORRY))
    assert card.details is not None
    day.click(card.details.often.tile(Persistence.MOST_DAYS))
    day.click(card.rating.tile(Rating.GOING_WELL))
    assert day.answer(WOKEN).persistence is Persistence.MOST_DAYS
    assert card.details.isVisible()


def test_more_can_be_said_of_anything(open_day: OpenDay) -> None:
    day = open_day()
    card = day.rated(WOKEN)
    day.click(card.more)
    assert card.details is not None
    assert card.details.isVisible()


def test_control_and_down_goes_from_question_to_question(open_day: OpenDay) -> None:
    day = open_day()
    day.part().focus_item(WOKEN)
    day.press(Key.Key_Down, modifier=Qt.KeyboardModifier.ControlModifier)
    day.press(Key.Key_2)
    assert day.answer(CLOTHES).rating is Rating.MIXED
    assert WOKEN not in day.kept.assessment.answers


def test_figures_typed_into_a_note_are_words_and_rate_nothing(open_day: OpenDay) -> None:
    day = open_day()
    card = day.card(WOKEN)
    card.note.setFocus()
    day.type("3 times")
    day.wait_until_saved()
    assert day.answer(WOKEN).note == "3 times"
    assert day.answer(WOKEN).rating is None
