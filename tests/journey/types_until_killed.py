"""Runs the real application, types into notes without end, says each key and each save, and waits to be killed.

Said on stdout, a line each: `place <page>` as it opens, `typed <n>` when the words of number n stand on the screen and
are on no disk yet, `saved <n>` when the store has acknowledged them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from application import Application
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from neglect_toolkit.model.assessment import Assessment, Header
from neglect_toolkit.services.open_assessment import OpenAssessment

PART = "Breakfast"
ITEM = "breakfast.eats_before_school"


def say(*words: object) -> None:
    """At once and whole: a line that is on the pipe was true before the kill."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def number_in(assessment: Assessment) -> int:
    """The last number typed that an assessment holds."""
    answer = assessment.answers.get(ITEM)
    words = (answer.note or "").split() if answer is not None else []
    return int(words[-1]) if words else 0


def tell_saves() -> None:
    """Every save says its number once the store has it, as the page then shows the time of it."""
    save = OpenAssessment.save

    def telling(self: OpenAssessment, assessment: Assessment) -> Header:
        header = save(self, assessment)
        say("saved", number_in(assessment))
        return header

    OpenAssessment.save = telling  # type: ignore[method-assign]


def main(store: Path, begin: int) -> None:
    """Unlocks, opens the only assessment, and types numbers from `begin` on until the end comes from outside."""
    app = QApplication([])
    app.setStyle("Fusion")
    application = Application(store)
    user = application.user
    user.unlock()
    user.open_first()
    opened = application.shell.session.opened
    assert opened is not None
    say("place", opened.header.place)
    tell_saves()
    user.go_to(PART)
    note = user.find(QTextEdit, "Note")
    number = begin
    while True:
        number += 1
        note.setFocus()
        if number % 20 == 0:  # a note of a usual length, written over
            QTest.keyClick(note, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        words = f"{number} "
        QTest.keyClicks(note, f"{'and ' * (number % 7)}{words}")
        say("typed", number)
        QTest.qWait(number % 5 * 15)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
