"""Slow work that lets no other thread of its process go on, done in a process of its own.

Call it on a background thread: that one waits, and the window stays alive. What goes there and comes back is in memory
alone; the process knows nothing of Qt and ends with its work.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from neglect_toolkit.errors import ToolkitError

T = TypeVar("T")


def call_in_subprocess(work: Callable[..., T], *given: object) -> T:
    """What `work` gives for `given`; it is a function of a module, and all of it can be pickled.

    Raises:
        ToolkitError: the process was ended before it was done; or whatever `work` raises.
    """
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            return pool.submit(work, *given).result()
        except BrokenProcessPool:
            says = (
                "This computer could not finish it: it needs 1 GB of free memory. Close other programs, then try again."
            )
            raise ToolkitError(says) from None
