"""The box at the top of a page that lists what must be put right, each with a link to its field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets.field import Field
from neglect_toolkit.gui.widgets.notice import announce
from neglect_toolkit.gui.widgets.reading_order import keep_reading_order
from neglect_toolkit.gui.widgets.text import heading
from neglect_toolkit.gui.widgets.text_link import TextLink


class ErrorSummary(QFrame):
    """Hidden until something is wrong. Shows the same sentences as the fields do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.style(self, "notice-danger")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.space.l, theme.space.m, theme.space.l, theme.space.m)
        self._layout.setSpacing(0)
        self._layout.addWidget(heading("There is a problem", 3))
        self._links: list[QWidget] = []
        self.hide()

    def show_faults_of(self, fields: Sequence[tuple[Field, str | None]]) -> None:
        """As `show_faults`, of all the fields of a form: None takes back what was said at a field before."""
        for field, _ in fields:
            field.show_error(None)
        self.show_faults([(field, says) for field, says in fields if says])

    def show_faults(self, faults: Sequence[tuple[Field, str]]) -> None:
        """Lists the faults, shows each at its field, moves the focus to the first link; hides when there are none."""
        for link in self._links:
            self._layout.removeWidget(link)
            link.deleteLater()
        self._links = []
        for field, sentence in faults:
            field.show_error(sentence)
            link = TextLink(sentence)
            link.clicked.connect(partial(_go_to, field))
            self._layout.addWidget(link)
            self._links.append(link)
        self.setVisible(bool(faults))
        if self._links:
            keep_reading_order(self)
            self._links[0].setFocus()
            announce(self, "There is a problem" + ". " + faults[0][1], at_once=True)


def _go_to(field: Field, _checked: bool = False) -> None:
    field.editor.setFocus()
