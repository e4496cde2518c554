"""What the program is and is not, in plain words; and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit import __version__
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.runtime.shortcuts import HELP_KEY, HIDE_KEY, LOCK_KEY, back_key
from neglect_toolkit.gui.widgets import Column, Group, Notice, body, heading, hint, lead
from neglect_toolkit.gui.widgets.whom_to_call import WhomToCall
from neglect_toolkit.services.contacts import Call


class HelpPage(Group):
    """Plain text; nothing to fill in."""

    def __init__(self, calls: Sequence[Call] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column()
        column.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # nothing else here takes it, and it must scroll by keyboard
        column.setAccessibleName("Help")
        theme.style(column, "reading")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.begin_at(column)
        for widget in (
            heading("Help"),
            lead("The toolkit helps you to find out what a child's day is like, and to act on it in time."),
            Notice(
                "warn",
                "If a child is in danger now, call 999. Do not finish the form first.",
                "If you think a child is being harmed, telephone children’s social care today.",
            ),
            *([WhomToCall(calls, 2)] if calls else []),
            *self._sections(),
            hint(f"Version {__version__}"),
        ):
            column.add(widget)

    def _sections(self) -> list[QWidget]:
        texts = (
            (
                "How to use it",
                (
                    "Start an assessment, and go through the day from waking to night. You need not go in order and "
                    "need not finish in one visit. Everything saves by itself, about as fast as you write."
                ),
                (
                    "Answer from what the child says, what the parent says and what you see yourself. Keep them apart: "
                    "where they differ, that is worth knowing. “Asked, not known” is a good answer when it is so."
                ),
            ),
            (
                "What it does not do",
                (
                    "It does not diagnose, it does not score a child, and it does not decide. It puts what was seen "
                    "and heard in order, and says which findings usually lead to which next step and why. "
                    "The judgement is yours, in your words."
                ),
                (
                    "There is no evidence yet of how reliable it is: nobody has tested whether two people who use it "
                    "for the same child come to the same findings. Use it beside your own judgement, your supervision "
                    "and your local procedures, never instead of them."
                ),
            ),
            (
                "Where things are kept",
                (
                    "Everything stays on this computer, encrypted with your passphrase. The program has no connection "
                    "to the internet. Documents that you export are not encrypted: keep them where your agency says."
                ),
            ),
            (
                "Keys",
                f"{HIDE_KEY}: hide everything at once, and show it again. {LOCK_KEY}: lock.",
                (
                    "Ctrl and +: larger text. Ctrl and −: smaller text. "
                    f"{back_key().toString()}: back. {HELP_KEY}: this page."
                ),
            ),
        )
        made: list[QWidget] = []
        for title, *paragraphs in texts:
            made.append(heading(title, 2))
            made.extend(body(paragraph) for paragraph in paragraphs)
        return made
