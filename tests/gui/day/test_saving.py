"""Nothing that was on screen a second ago is lost, and nobody is told it is safe when it is not."""

from __future__ import annotations

import pytest
from disk_trouble import Trouble, disk_refuses
from gui.day.conftest import Key, OpenDay
from PySide6.QtCore import Qt

from neglect_toolkit.gui.day.events import WorkListWanted
from neglect_toolkit.model.words import Rating

WOKEN = "waking.woken"
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_words_are_kept_within_a_second(open_day: OpenDay) -> None:
    day = open_day()
    day.card(WOKEN).note.setFocus()
    day.type("Gran comes on Tuesdays.")
    assert 0 <= day.presenter._typing.remainingTime() < 1000
    day.wait_until_saved()
    assert day.answer(WOKEN).note == "Gran comes on Tuesdays."


def test_somebody_who_never_pauses_is_kept_up_with(open_day: OpenDay) -> None:
    day = open_day()
    day.card(WOKEN).note.setFocus()
    for words in ("Gran", " comes", " on Tuesdays."):
        before = day.answer(WOKEN).note or ""
        running = set()
        for key in words:
            day.type(key)
            running.add(day.presenter._typing.timerId())  # another number whenever it begins anew
        assert len(running) == 1, "each key puts off the keeping of what was typed before"
        assert running != {-1}
        day.presenter._typing.start(0)  # half a second is over, and the next key comes at once
        day.wait_until_saved()
        assert day.answer(WOKEN).note == before + words


def test_words_are_kept_when_the_person_moves_on(open_day: OpenDay) -> None:
    day = open_day()
    day.card(WOKEN).note.setFocus()
    day.type("Half a")
    day.go("breakfast")
    assert day.answer(WOKEN).note == "Half a"


def test_control_s_keeps_words_at_once(open_day: OpenDay) -> None:
    day = open_day()
    day.card(WOKEN).note.setFocus()
    day.type("Now")
    day.press(Key.Key_S, modifier=CONTROL)
    assert day.answer(WOKEN).note == "Now"


def test_the_header_says_when_it_was_saved(open_day: OpenDay) -> None:
    day = open_day()
    before = day.page.header.saved.text()
    day.click(day.rated(WOKEN).rating.tile(Rating.WORRY))
    assert day.page.header.saved.text().startswith("Saved ")
    assert day.page.header.saved.text() != before


def test_a_disk_that_refuses_is_said_loudly_and_nothing_is_lost(open_day: OpenDay) -> None:
    day = open_day()
    with disk_refuses(day.kept._store):
        day.click(day.rated(WOKEN).rating.tile(Rating.WORRY))
        assert day.page.trouble.isVisible()
        assert "NOT SAVED" in day.page.trouble.says
        assert "The disk is full, so this was not saved." in day.page.trouble.says
        assert day.page.header.saved.text() == "NOT SAVED"
        day.card(WOKEN).note.setFocus()
        day.type("Still here")
        assert day.rated(WOKEN).rating.value is Rating.WORRY

    day.click(day.button("Try again"))
    assert not day.page.trouble.isVisible()
    assert day.answer(WOKEN).rating is Rating.WORRY
    assert day.answer(WOKEN).note == "Still here"


@pytest.mark.parametrize("trouble", ["full", "failing", "read_only", "busy"])
def test_it_cannot_be_left_while_words_are_not_saved(open_day: OpenDay, trouble: Trouble) -> None:
    day = open_day()
    with disk_refuses(day.kept._store, trouble):
        day.card(WOKEN).note.setFocus()
        day.type("Words")
        with day.qtbot.assertNotEmitted(day.presenter.leaving):
            day.click(day.button("Back to the work list"))
    with day.qtbot.waitSignal(day.presenter.leaving) as leaving:
        day.click(day.button("Back to the work list"))
    assert leaving.args == [WorkListWanted()]
    assert day.answer(WOKEN).note == "Words"


def test_control_z_takes_back_one_thing_after_another(open_day: OpenDay) -> None:
    day = open_day()
    day.part().focus_item(WOKEN)
    day.press(Key.Key_3, Key.Key_1)
    assert day.answer(WOKEN).rating is Rating.GOING_WELL
    day.press(Key.Key_Z, modifier=CONTROL)
    assert day.answer(WOKEN).rating is Rating.WORRY
    day.press(Key.Key_Z, modifier=CONTROL)
    assert WOKEN not in day.kept.assessment.answers
