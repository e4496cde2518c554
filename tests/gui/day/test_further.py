"""Further items: offered by a mixed or a worry on a core item, or opened by hand."""

from __future__ import annotations

from gui.day.conftest import Key, OpenDay
from gui.day.day_made_up import deeds

from neglect_toolkit.model.words import Rating

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
    day.click(day.button("Ask 1 further question"))
    assert day.rated(ALONE).rating.tile(Rating.GOING_WELL).hasFocus()
    assert "save" not in deeds(day.kept)


def test_an_answered_one_stays_when_its_part_no_longer_asks_it(open_day: OpenDay) -> None:
    day = open_day()
    day.click(day.rated("waking.woken").rating.tile(Rating.WORRY))
    day.click(day.rated(ALONE).rating.tile(Rating.WORRY))
    day.click(day.rated("waking.woken").rating.tile(Rating.GOING_WELL))
    assert day.rated(ALONE).rating.value is Rating.WORRY
