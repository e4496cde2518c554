"""Slow work away from the window."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from pytestqt.qtbot import QtBot

from neglect_toolkit.errors import ToolkitError, WriteFileError
from neglect_toolkit.gui.runtime.background import Job, run_in_background


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


class Told:
    """What arrived, and on which thread."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.errors: list[ToolkitError] = []
        self.progress: list[tuple[int, int, str]] = []
        self.threads: set[object] = set()

    def on_done(self, result: object) -> None:
        self.threads.add(QThread.currentThread())
        self.done.append(result)

    def on_error(self, error: ToolkitError) -> None:
        self.threads.add(QThread.currentThread())
        self.errors.append(error)

    def on_progress(self, done: int, of: int, says: str) -> None:
        self.threads.add(QThread.currentThread())
        self.progress.append((done, of, says))


def test_the_work_is_done_elsewhere_and_its_outcome_told_here(qtbot: QtBot, owner: QObject):
    told, worked_on = Told(), []

    def task(job: Job) -> str:
        worked_on.append(threading.get_ident())
        job.report(1, 2, "half")
        return "made"

    run_in_background(task, told.on_done, told.on_error, told.on_progress, owner=owner)
    qtbot.waitUntil(lambda: bool(told.done))
    assert told.done == ["made"]
    assert told.progress == [(1, 2, "half")]
    assert worked_on != [threading.get_ident()]
    assert told.threads == {QThread.currentThread()}


def test_a_known_error_arrives_with_its_sentence(qtbot: QtBot, owner: QObject):
    told = Told()

    def task(_job: Job) -> None:
        raise WriteFileError("The disk is full.")

    run_in_background(task, told.on_done, told.on_error, owner=owner)
    qtbot.waitUntil(lambda: bool(told.errors))
    assert told.errors[0].says == "The disk is full."
    assert told.done == []


def test_an_unforeseen_error_ends_the_work_with_a_calm_sentence(qtbot: QtBot, owner: QObject):
    told = Told()

    def task(_job: Job) -> None:
        raise KeyError("what a child said")

    with qtbot.captureExceptions():
        run_in_background(task, told.on_done, told.on_error, owner=owner)
        qtbot.waitUntil(lambda: bool(told.errors))
    assert "what a child said" not in told.errors[0].says
    assert told.errors[0].says.startswith("Something went wrong in this program.")


def test_stopped_work_ends_at_its_next_report_and_tells_nothing_more(qtbot: QtBot, owner: QObject):
    told, go_on, ended = Told(), threading.Event(), threading.Event()
    reached: list[int] = []

    def task(job: Job) -> str:
        try:
            go_on.wait(5)
            job.report(1, 2)
            reached.append(1)
        finally:
            ended.set()
        return "made"

    job = run_in_background(task, told.on_done, told.on_error, told.on_progress, owner=owner)
    job.stop()
    go_on.set()
    assert ended.wait(5)
    QCoreApplication.sendPostedEvents()
    assert job.is_stopped
    assert not reached
    assert (told.done, told.errors, told.progress) == ([], [], [])


def test_nothing_is_told_to_a_page_that_is_gone(qtbot: QtBot):
    told, go_on, ended = Told(), threading.Event(), threading.Event()
    owner = QObject()

    def task(_job: Job) -> str:
        go_on.wait(5)
        ended.set()
        return "made"

    run_in_background(task, told.on_done, told.on_error, owner=owner)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go_on.set()
    assert ended.wait(5)
    qtbot.waitUntil(lambda: True)
    QCoreApplication.sendPostedEvents()
    assert (told.done, told.errors) == ([], [])


ENDS_WHILE_WORK_GOES_ON = """
import sys, threading
from PySide6.QtCore import QCoreApplication, QObject
from neglect_toolkit.gui.runtime.background import run_in_background
from neglect_toolkit.gui.runtime.excepthook import ExceptionRelay

app, owner, begun, go_on = QCoreApplication([]), QObject(), threading.Semaphore(0), threading.Event()
relay = ExceptionRelay(app)
relay.install()

def returns(job):
    begun.release()
    go_on.wait(20)

def reports(job):
    returns(job)
    job.report(1, 2)

def breaks(job):
    returns(job)
    raise KeyError("what a child said")

for task in (returns, reports, breaks):
    run_in_background(task, print, print, print, owner=owner)
    assert begun.acquire(timeout=20)
threading.Timer(0.05, go_on.set).start()
if sys.argv[1] == "at once":
    app.shutdown()
"""


@pytest.mark.parametrize("how", ["at once", "when Python ends"])
def test_the_program_may_end_while_work_goes_on_and_says_nothing_of_what_it_held(how: str):
    ended = subprocess.run(
        [sys.executable, "-c", ENDS_WHILE_WORK_GOES_ON, how], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_however_often_it_reports_the_window_lives_and_it_can_be_stopped(qtbot: QtBot, owner: QObject):
    told, ended = Told(), threading.Event()

    def task(job: Job) -> None:
        try:
            while True:
                job.report(1, 2, "half")
        finally:
            ended.set()

    job = run_in_background(task, told.on_done, told.on_error, told.on_progress, owner=owner)
    qtbot.waitUntil(lambda: len(told.progress) > 3)
    job.stop()
    assert ended.wait(5)
    assert (told.done, told.errors) == ([], [])
