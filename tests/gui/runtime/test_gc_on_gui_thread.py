"""Rubbish is collected on the window's thread alone, whichever thread makes it."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.runtime.background import Job, run_in_background
from neglect_toolkit.gui.runtime.gc_on_gui_thread import GcOnGuiThread, collect_what_is_due


class Knot(QObject):
    """Holds itself, as a page and its presenter hold each other: only a round finds that it is rubbish."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_work_that_makes_much_rubbish_deletes_nothing_of_qt_on_its_thread(qtbot: QtBot, qapp: QObject):
    deleted_on: list[int] = []
    made: list[int] = []
    asks = QObject()
    rounds = GcOnGuiThread(asks)

    def makes_rubbish(_job: Job) -> int:
        knots = [[number] for number in range(100_000)]
        for knot in knots:
            knot.append(knot)  # type: ignore[arg-type]
        return len(knots)

    def failed(error: ToolkitError) -> None:
        raise error

    knot = Knot()
    weakref.finalize(knot, lambda: deleted_on.append(threading.get_ident()))
    del knot
    run_in_background(makes_rubbish, made.append, failed, owner=asks)
    qtbot.waitUntil(lambda: bool(made))
    assert deleted_on == []
    rounds.timeout.emit()
    gc.collect()
    assert deleted_on == [threading.get_ident()]


def test_a_round_takes_what_is_due_and_leaves_the_rest():
    gc.collect()
    assert gc.get_count()[0] < gc.get_threshold()[0]
    made = [[number] for number in range(2 * gc.get_threshold()[0])]
    assert gc.get_count()[0] > gc.get_threshold()[0]
    collect_what_is_due()
    assert gc.get_count()[0] < len(made) / 2
