"""Boxes to write in: one line, or as many as it takes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from neglect_toolkit.gui.look import theme


class ShortText(QLineEdit):
    """One line, so many ems wide at most."""

    text_written = Signal(str)  # what stands there after each key of the user's

    def __init__(self, ems: float = 24, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ems = ems
        self.setPlaceholderText(placeholder)
        self.setMaximumWidth(theme.em(ems))
        self.textEdited.connect(self.text_written)

    def show_value(self, text: str | None) -> None:
        """Shows a text, unless it stands there already: the cursor stays where it is."""
        if self.text() != (text or ""):
            self.setText(text or "")

    @property
    def value(self) -> str | None:
        """Without the spaces around it; None where nothing is left."""
        return self.text().strip() or None

    def changeEvent(self, event: QEvent) -> None:
        """Keeps pace with the text size."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.setMaximumWidth(theme.em(self._ems))
        super().changeEvent(event)


class LongText(QTextEdit):
    """Plain text that grows with what is written. Tab moves on; words are told at each key."""

    text_written = Signal(str)  # what stands there after each key of the user's
    left = Signal()  # the focus moved on

    def __init__(self, placeholder: str = "", lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._showing = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._tell)
        self._grow(self.document().size())

    def show_value(self, text: str | None) -> None:
        """Shows a text, unless it stands there already: the cursor stays where it is."""
        if self.toPlainText() == (text or ""):
            return
        self._showing = True
        self.setPlainText(text or "")
        self._showing = False

    @property
    def value(self) -> str | None:
        """As typed, line ends and all; None where nothing but spaces is."""
        text = self.toPlainText()
        return text if text.strip() else None

    def set_editable(self, editable: bool) -> None:
        """Whether it can be written in; it stays readable and selectable when it cannot."""
        self.setReadOnly(not editable)
        theme.refresh(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emits `left`, also where another window takes the focus."""
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower box needs more lines."""
        super().resizeEvent(event)
        self._grow(self.document().size())

    def changeEvent(self, event: QEvent) -> None:
        """Keeps pace with the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._grow(self.document().size())

    def _grow(self, size: QSizeF) -> None:
        least = self._lines * self.fontMetrics().lineSpacing() + 6
        frame = 2 * theme.space.s + 4
        height = round(max(size.height(), least)) + frame
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def _tell(self) -> None:
        if not self._showing:
            self.text_written.emit(self.toPlainText())
