"""Collects Python's rubbish on the window's thread alone.

Python looks for rubbish on whichever thread happens to need memory. Objects of Qt that it finds there would be deleted
on that thread, which Qt does not survive. So Python's own round is switched off, and the window makes it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class GcOnGuiThread(QTimer):
    """Looks every second whether a round is due, by Python's own measures. Made once, by `app.run`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self.setInterval(_EVERY_MS)
        self.timeout.connect(collect_what_is_due)
        self.start()


def collect_what_is_due() -> None:
    """Collects the oldest generation that is due. A no-op where little was made since the last round."""
    due = [made > most > 0 for made, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(due):
        gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
