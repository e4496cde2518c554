"""A label, a hint, an error if there is one, and below them the thing to fill in."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets.notice import announce
from neglect_toolkit.gui.widgets.showing import show_if
from neglect_toolkit.gui.widgets.text import body, hint


@runtime_checkable
class Describable(Protocol):
    """An editor made of several controls, which names each of them itself."""

    def describe(self, label: str, description: str) -> None:
        """Called anew whenever the field's label, hint or error changes."""


@runtime_checkable
class Markable(Protocol):
    """An editor that marks its own parts as invalid."""

    def set_invalid(self, invalid: bool) -> None:
        """Called whenever the field's error comes or goes."""


class Field(QWidget):
    """One thing to fill in. Screen readers hear the label, then the hint and the error, at the editor itself."""

    def __init__(self, label: str, hint_text: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._label_text, self._hint_text = label, hint_text
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space.xs)
        self._label = body(label)
        theme.style(self._label, "strong")
        self._label.setBuddy(editor)
        self._hint = hint(hint_text)
        self._error = body("")
        theme.style(self._error, "error")
        for widget in (self._label, self._hint, self._error, editor):
            layout.addWidget(widget)
        show_if(bool(hint_text), self._hint)
        self._error.hide()
        theme.style(self, "field-group")
        self._describe()

    @property
    def label(self) -> str:
        """The words above the editor, without hint or error."""
        return self._label_text

    @property
    def error(self) -> str | None:
        """The sentence shown; None where there is none."""
        return self._error.text() or None

    def show_error(self, sentence: str | None) -> None:
        """Shows a sentence above the editor, or takes it away with None."""
        if sentence == self.error:
            return
        self._error.setText(sentence or "")
        self._error.setVisible(bool(sentence))
        margin = theme.space.m + 4 if sentence else 0
        theme.style(self, "field-group-error" if sentence else "field-group")
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, 0, 0, 0)
        if isinstance(self.editor, Markable):
            self.editor.set_invalid(bool(sentence))
        else:
            self.editor.setProperty("invalid", bool(sentence))
            theme.refresh(self.editor)
        self._describe()
        if sentence:
            announce(self, sentence, at_once=True)

    def show_label(self, text: str) -> None:
        """What a screen reader is told at the editor changes with it."""
        self._label_text = text
        self._label.setText(text)
        self._describe()

    def show_hint(self, text: str) -> None:
        """Empty hides it. What a screen reader is told at the editor changes with it."""
        self._hint_text = text
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._describe()

    def _describe(self) -> None:
        error = f"Error: {self.error}" if self.error else ""
        description = " ".join(words for words in (error, self._hint_text) if words)
        if isinstance(self.editor, Describable):
            self.editor.describe(self._label_text, description)
        else:
            self.editor.setAccessibleName(self._label_text)
            self.editor.setAccessibleDescription(description)
