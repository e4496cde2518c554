"""Slow work away from the window: the only place that uses a thread.

A task gets frozen data, never touches a widget and never asks the user. What comes of it arrives on the
window's own thread, and not at all when whoever asked for it is gone.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import weakref
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, SignalInstance

from neglect_toolkit.errors import ToolkitError

T = TypeVar("T")

_running: set[Job] = set()  # keeps each job alive until its thread has let go of it


def _nobody(*_: object) -> None:
    """Nobody is left to be told."""


class StoppedError(Exception):
    """The user stopped the job; raised inside the task, and met by nobody else."""


class Job(QObject):
    """One piece of work. The task gets it, to report how far it is and to learn that it was stopped.

    It belongs to the application and not to Python: the last reference to it may be dropped on the thread of the task,
    and Qt's half of it must never be deleted there.
    """

    _progressed = Signal(int, int, str)
    _done = Signal(object)
    _failed = Signal(object)
    _ended = Signal()

    def __init__(
        self,
        on_done: Callable[[T], object],
        on_error: Callable[[ToolkitError], object],
        on_progress: Callable[[int, int, str], object] | None,
        owner: QObject,
    ) -> None:
        super().__init__(QCoreApplication.instance())
        self._owner = weakref.ref(owner)
        self._stop = threading.Event()
        self._wanted = True
        self._on_done = on_done
        self._on_error = on_error
        self._on_progress = on_progress
        self._progressed.connect(self._tell_progress)
        self._done.connect(self._tell_done)
        self._failed.connect(self._tell_error)
        self._ended.connect(self._let_go)

    def report(self, done: int, of: int, says: str = "") -> None:
        """For the task: how far it is. Raises StoppedError once the user has stopped it."""
        if self._stop.is_set():
            raise StoppedError
        try:
            self._progressed.emit(done, of, says)
        except RuntimeError as gone:  # the program has ended meanwhile, and Qt has deleted its half of the job
            raise StoppedError from gone

    def stop(self) -> None:
        """Asks the task to end at its next report, and hears no more of it."""
        self._stop.set()
        self._wanted = False

    def is_for(self, owner: QObject) -> bool:
        """Whether it is this object's job."""
        return self._owner() is owner

    @property
    def is_stopped(self) -> bool:
        """Whether somebody stopped it."""
        return self._stop.is_set()

    def _tell_progress(self, done: int, of: int, says: str) -> None:
        if self._wanted and self._on_progress is not None:
            self._on_progress(done, of, says)

    def _tell_done(self, result: T) -> None:
        if self._wanted:
            self._on_done(result)  # type: ignore[arg-type]  # the T of __init__

    def _tell_error(self, error: ToolkitError) -> None:
        if self._wanted:
            self._on_error(error)

    def _let_go(self) -> None:
        _running.discard(self)
        self._on_done = self._on_error = self._on_progress = _nobody
        self.deleteLater()


class _Runner(QRunnable):
    def __init__(self, task: Callable[[Job], object], job: Job, unexpected: str) -> None:
        super().__init__()
        self._task, self._job, self._unexpected = task, job, unexpected

    def run(self) -> None:
        """Runs the task; every way out ends in exactly one signal, then `_ended`."""
        job = self._job
        outcome: tuple[SignalInstance, object] = job._failed, ToolkitError(self._unexpected)  # noqa: SLF001 - one pair, one module
        try:
            outcome = job._done, self._task(job)  # noqa: SLF001
        except ToolkitError as error:
            outcome = job._failed, error  # noqa: SLF001
        except StoppedError:
            job.stop()
        except Exception as error:  # noqa: BLE001 - handed on to the program's own handler; escaping, PySide prints
            sys.excepthook(type(error), error, error.__traceback__)
        finally:
            signal, value = outcome
            # Where the program has ended meanwhile, Qt has deleted the job, and nobody is left to be told.
            with contextlib.suppress(RuntimeError):
                signal.emit(value)
                job._ended.emit()  # noqa: SLF001


def stop_jobs_of(owner: QObject) -> None:
    """Stops whatever somebody asked for who is about to go; nothing of it reaches them any more."""
    for job in tuple(_running):
        if job.is_for(owner):
            job.stop()


def run_in_background(
    task: Callable[[Job], T],
    on_done: Callable[[T], object],
    on_error: Callable[[ToolkitError], object],
    on_progress: Callable[[int, int, str], object] | None = None,
    *,
    owner: QObject,
) -> Job:
    """Runs `task` on another thread.

    Args:
        task: the work; it gets the job, to report progress by.
        on_done: gets what the task returns, on the window's thread.
        on_error: gets the error, with the sentence to show; also where the task broke in an unforeseen way.
        on_progress: gets how much is done, of how much, and a sentence.
        owner: when it is destroyed, the job is stopped and nothing more is told.

    Returns:
        The job, with which it can be stopped.
    """
    job = Job(on_done, on_error, on_progress, owner)
    owner.destroyed.connect(job.stop)
    unexpected = owner.tr("Something went wrong in this program. Nothing you wrote is lost. Try once more.")
    _running.add(job)
    QThreadPool.globalInstance().start(_Runner(task, job, unexpected))
    return job
