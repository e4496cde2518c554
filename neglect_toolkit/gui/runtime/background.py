"""Slow work away from the window: the only place that uses a thread.

A task gets frozen data, never touches a widget and never asks the user. What comes of it arrives on the
window's own thread, and not at all when whoever asked for it is gone.

The thread knows nothing of Qt: it lays what it has to say in a queue, and the window's thread takes it from there.
So no object of Qt is ever made, told or deleted anywhere else.
"""

from __future__ import annotations

import sys
import threading
import weakref
from collections.abc import Callable
from functools import cache
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from neglect_toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")

_LOOKS_EVERY_MS = 10  # while work goes on: too short to be noticed, too long to cost anything
_AT_ONCE = 3  # pieces of work: somebody waits for one, and may just have stopped another


@cache
def _workers() -> ThreadPoolExecutor:
    """Made when the first job is given, so that the first page does not wait for it."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="background")


_running: set[Job] = set()


def _nobody(*_: object) -> None:
    """Nobody is left to be told."""


class StoppedError(Exception):
    """The user stopped the job; raised inside the task, and met by nobody else."""


class Job:
    """One piece of work. The task gets it, to report how far it is and to learn that it was stopped."""

    def __init__(
        self,
        on_done: Callable[[T], object],
        on_error: Callable[[ToolkitError], object],
        on_progress: Callable[[int, int, str], object] | None,
        owner: QObject,
    ) -> None:
        self._owner = weakref.ref(owner)
        self._unexpected = "Something went wrong in this program. Nothing you wrote is lost. Try once more."
        self._stop = threading.Event()
        self._on_done: Callable[..., object] = on_done
        self._on_error: Callable[..., object] = on_error
        self._on_progress: Callable[..., object] = on_progress or _nobody
        self._progress: SimpleQueue[tuple[int, int, str]] = SimpleQueue()
        self._outcome: SimpleQueue[Callable[[], object]] = SimpleQueue()

    def report(self, done: int, of: int, says: str = "") -> None:
        """For the task: how far it is. Raises StoppedError once the user has stopped it."""
        if self._stop.is_set():
            raise StoppedError
        if self._progress.empty():  # else the last is yet to be told: a task may report faster than a window draws
            self._progress.put((done, of, says))

    def stop(self) -> None:
        """Asks the task to end at its next report, and hears no more of it."""
        self._stop.set()

    def is_for(self, owner: QObject) -> bool:
        """Whether it is this object's job."""
        return self._owner() is owner

    @property
    def is_stopped(self) -> bool:
        """Whether somebody stopped it."""
        return self._stop.is_set()

    def work(self, task: Callable[[Job], object]) -> None:
        """Does the work, on its thread; every way out says exactly one last thing."""
        try:
            result = task(self)
        except StoppedError:
            self.stop()
            self._outcome.put(self._end)
        except Exception as error:  # noqa: BLE001 - handed on to the program's own handler, on the window's thread
            broken = error  # Python forgets the name of an except clause at its end
            self._outcome.put(lambda: self._tell_error(broken))
        else:
            self._outcome.put(lambda: self._tell_done(result))

    def hear(self) -> None:
        """Tells, on the window's thread, what the task has said since last time."""
        ended = not self._outcome.empty()
        if not self._progress.empty():
            progress = self._progress.get_nowait()
            if not self.is_stopped:
                self._on_progress(*progress)
        if ended:
            self._outcome.get_nowait()()

    def _tell_done(self, result: object) -> None:
        on_done, _ = self._end()
        if not self.is_stopped:
            on_done(result)

    def _tell_error(self, error: Exception) -> None:
        _, on_error = self._end()
        if not isinstance(error, ToolkitError):
            sys.excepthook(type(error), error, error.__traceback__)
            error = ToolkitError(self._unexpected)
        if not self.is_stopped:
            on_error(error)

    def _end(self) -> tuple[Callable[..., object], Callable[..., object]]:
        """Lets go of whoever asked, on the window's thread: the other thread may keep the job a moment longer."""
        _running.discard(self)
        told = self._on_done, self._on_error
        self._on_done = self._on_error = self._on_progress = _nobody
        return told


class _Listener(QTimer):
    """Listens to one job until it has ended. Belongs to the application, and goes with it."""

    def __init__(self, job: Job) -> None:
        super().__init__(QCoreApplication.instance())
        self._job = job
        self.setInterval(_LOOKS_EVERY_MS)
        self.timeout.connect(self._listen)
        self.start()

    def _listen(self) -> None:
        try:
            self._job.hear()
        finally:
            if self._job not in _running:
                self.stop()
                self.deleteLater()


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
    _running.add(job)
    _Listener(job)
    _workers().submit(job.work, task)
    return job
