"""What happens when something breaks that nobody foresaw: one calm sentence in the window, and no trace of data.

Nothing is written anywhere and no traceback is shown, because either could hold what was said about a child.
"""

from __future__ import annotations

import contextlib
import sys
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.errors import ToolkitError


class ExceptionRelay(QObject):
    """Takes over from Python's own handler. May be called on any thread; the signal arrives on the window's."""

    happened = Signal(str)  # the sentence to show

    def install(self) -> None:
        """Takes over for good. Made once, by `app.run`."""
        sys.excepthook = self.handle
        sys.unraisablehook = self._handle_unraisable

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tells the sentence of a known error, or that something unforeseen happened."""
        del kind, trace
        # While the program ends, Qt has deleted the relay already. A handler that fails would have Python print it all.
        with contextlib.suppress(RuntimeError):
            self._tell(error)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, ToolkitError):
            self.happened.emit(error.says)
        elif isinstance(error, Exception):
            self.happened.emit(
                "Something went wrong in this program. What you wrote before is kept. "
                "If it happens again, close the program and open it again."
            )

    def _handle_unraisable(self, unraisable: sys.UnraisableHookArgs) -> None:
        if unraisable.exc_value is not None:
            self.handle(unraisable.exc_type, unraisable.exc_value, None)
