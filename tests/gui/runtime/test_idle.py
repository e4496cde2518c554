"""Noticing that nobody is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from neglect_toolkit.clock import FixedClock
from neglect_toolkit.gui.runtime.idle import IdleWatch


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def watch(qtbot: QtBot, clock: FixedClock) -> tuple[IdleWatch, list[bool]]:
    owner = QObject()
    made, told = IdleWatch(clock.now, 10, owner), []
    made.idle.connect(lambda: told.append(True))
    made.kept = owner  # type: ignore[attr-defined]  # keeps the owner for the test
    return made, told


def a_key() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")


def test_it_tells_once_after_ten_minutes(watch: tuple[IdleWatch, list[bool]], clock: FixedClock):
    made, told = watch
    clock.move(minutes=9, seconds=59)
    made.look()
    assert not told
    clock.move(seconds=1)
    made.look()
    made.look()
    assert told == [True]


def test_a_key_starts_the_count_anew_and_passes_through(watch: tuple[IdleWatch, list[bool]], clock: FixedClock):
    made, told = watch
    clock.move(minutes=9)
    assert made.eventFilter(QObject(), a_key()) is False
    clock.move(minutes=9)
    made.look()
    assert not told


def test_the_first_key_after_the_computer_slept_locks(watch: tuple[IdleWatch, list[bool]], clock: FixedClock):
    made, told = watch
    clock.move(hours=8)
    made.eventFilter(QObject(), a_key())
    assert told == [True]


def test_what_is_no_input_does_not_count_as_somebody_there(watch: tuple[IdleWatch, list[bool]], clock: FixedClock):
    made, told = watch
    clock.move(minutes=6)
    made.eventFilter(QObject(), QEvent(QEvent.Type.UpdateRequest))
    clock.move(minutes=6)
    made.look()
    assert told == [True]


def test_the_limit_can_be_changed(watch: tuple[IdleWatch, list[bool]], clock: FixedClock):
    made, told = watch
    made.set_minutes(2)
    clock.move(minutes=2)
    made.look()
    assert told == [True]
