"""What a page of the day says: by one signal, as values; and a question that nothing changed for is left alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import get_args

import pytest
from gui.day.conftest import Key, OpenDay
from PySide6.QtCore import QObject, Signal

from neglect_toolkit.gui.day.cards.item_card import ItemCard
from neglect_toolkit.gui.day.cards.read_card import ReadCard
from neglect_toolkit.gui.day.events import LeavingEvent, PageEvent
from neglect_toolkit.gui.day.frame.day_line import DayLine
from neglect_toolkit.gui.day.frame.findings_panel import FindingsPanel
from neglect_toolkit.gui.day.frame.footer import DayFooter
from neglect_toolkit.gui.day.frame.header import DayHeader
from neglect_toolkit.gui.day.frame.page import DayPage
from neglect_toolkit.gui.day.frame.safety_banner import SafetyBanner
from neglect_toolkit.gui.day.pages.part_page import PartPage
from neglect_toolkit.gui.day.pages.rebuilt_page import RebuiltPage
from neglect_toolkit.gui.day.pages.visits import VisitsPage
from neglect_toolkit.model.assessment import Answer
from neglect_toolkit.model.words import Rating

WOKEN, CLOTHES = "waking.woken", "waking.clean_clothes"
FRAME = (DayPage, DayHeader, DayFooter, DayLine, SafetyBanner, FindingsPanel)


def _with_all_below(kind: type[QObject]) -> list[type[QObject]]:
    return [kind, *(found for below in kind.__subclasses__() for found in _with_all_below(below))]


@pytest.mark.parametrize(
    "kind", [*FRAME, PartPage, VisitsPage, ReadCard, *_with_all_below(RebuiltPage), *_with_all_below(ItemCard)]
)
def test_a_page_a_card_and_a_bar_of_the_day_have_one_signal(kind: type[QObject]) -> None:
    declared = {
        name
        for each in kind.__mro__
        if each.__module__.startswith("neglect_toolkit.gui.day")
        for name, value in vars(each).items()
        if isinstance(value, Signal)
    }
    assert declared == {"happened"}


@pytest.mark.parametrize("kind", get_args(PageEvent))
def test_what_happened_is_a_value_that_nobody_can_change(kind: type) -> None:
    assert dataclasses.is_dataclass(kind)
    assert kind.__hash__ is not None, "a frozen dataclass has a hash; one that can be changed has none"


@pytest.mark.parametrize("kind", get_args(LeavingEvent))
def test_wherever_somebody_goes_from_the_day_it_is_kept_first(open_day: OpenDay, kind: type) -> None:
    day = open_day()
    day.card(WOKEN).note.setFocus()
    day.type("Half a")
    with day.qtbot.waitSignal(day.presenter.leaving) as leaving:
        day.page.happened.emit(kind())
    assert leaving.args == [kind()]
    assert day.answer(WOKEN).note == "Half a"


def test_an_answer_shows_no_other_question_anew(open_day: OpenDay, monkeypatch: pytest.MonkeyPatch) -> None:
    day = open_day()
    shown: list[str] = []
    for kind in {type(card) for card in day.part().cards if isinstance(card, ItemCard)}:

        def told(card: ItemCard, answer: Answer, showing: Callable[..., None] = kind.show_answer) -> None:
            shown.append(card.item.id)
            showing(card, answer)

        monkeypatch.setattr(kind, "show_answer", told)
    day.click(day.rated(WOKEN).rating.tile(Rating.MIXED))
    day.press(Key.Key_3)
    assert WOKEN in shown
    assert CLOTHES not in shown
    day.click(day.rated(CLOTHES).rating.tile(Rating.MIXED))
    assert CLOTHES in shown


def test_spaces_typed_into_a_note_are_gone_once_somebody_has_moved_on(open_day: OpenDay) -> None:
    day = open_day()
    note = day.card(WOKEN).note
    note.setFocus()
    day.type("  ")
    day.wait_until_saved()
    assert note.toPlainText() == "  "
    day.click(day.rated(CLOTHES).rating.tile(Rating.MIXED))
    assert note.toPlainText() == ""
