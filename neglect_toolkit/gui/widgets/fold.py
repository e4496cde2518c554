"""Something that is there for whoever wants it: a line that says what and how much, and opens it in place."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.look.icons import Icon, icon
from neglect_toolkit.gui.widgets.buttons import ToggleButton
from neglect_toolkit.gui.widgets.notice import announce


class Fold(QWidget):
    """Closed at first. The button says whether it is open, to the eye and to a screen reader."""

    def __init__(self, title: str, contents: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._contents = title, contents
        self.button = ToggleButton(title, "quiet")
        self.button.setSizePolicy(self.button.sizePolicy().Policy.Maximum, self.button.sizePolicy().Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.xs)
        column.addWidget(self.button)
        column.addWidget(contents)
        self.button.toggled.connect(self._toggled)
        self._show(False)

    def _toggled(self, is_open: bool) -> None:
        self._show(is_open)
        announce(self, self.button.accessibleName())

    def _show(self, is_open: bool) -> None:
        self._contents.setVisible(is_open)
        self.button.setIcon(icon(Icon.DOWN if is_open else Icon.PLUS))
        says = "{what}: shown, press to fold away" if is_open else "{what}: folded away, press to show"
        self.button.setAccessibleName(says.format(what=self._title))
