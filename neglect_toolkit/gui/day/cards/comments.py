"""What was said of an assessment, with answers and a box for one's own: on the review's page and at each question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neglect_toolkit.gui.day.events import CommentGiven, CommentWritten, ShapeChanged
from neglect_toolkit.gui.day.state import DayState, UnderReview
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import Field, FlowLayout, LongText, StatusTag, body, rule, secondary_button, small
from neglect_toolkit.model.review import Comment
from neglect_toolkit.wording import dates

NEW_COMMENT, RETURN, COUNTERSIGN = "comment", "return", "countersign"
"""What drafts are kept under, beside `answer_to`."""


def answer_to(comment: Comment) -> str:
    """What the draft of an answer is kept under."""
    return f"answer:{comment.id}"


class Thread(QWidget):
    """One comment, what was answered, and a box for an answer."""

    happened = Signal(object)  # events.CommentGiven | CommentWritten

    def __init__(self, comment: Comment, held: UnderReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comment = comment
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.s)
        column.addWidget(body(comment.text))
        column.addWidget(small(_by(comment)))
        for answer in (one for one in held.comments if one.answers == comment.id):
            column.addWidget(body(f"Answer: {answer.text}"))
            column.addWidget(small(_by(answer)))
        if not held.may_comment:
            return
        self._words = LongText(lines=1)
        self._words.show_value(held.drafts.get(answer_to(comment), ""))
        self._words.text_written.connect(self._written)
        column.addWidget(Field("Your answer" if comment.by != held.me else "Add to it", "", self._words))
        send = secondary_button("Keep this answer", self._answered)
        send.setAccessibleDescription(comment.text)
        row = QWidget()
        FlowLayout(row).addWidget(send)
        column.addWidget(row)

    def _written(self, text: str) -> None:
        self.happened.emit(CommentWritten(answer_to(self._comment), text))

    def _answered(self) -> None:
        self.happened.emit(CommentGiven(self._comment.about, self._words.value or "", self._comment.id))


class Remarks(QWidget):
    """At one question, at the desk: that it was changed since it was signed, and what was said of it."""

    happened = Signal(object)  # events.CommentGiven | CommentWritten | ShapeChanged

    def __init__(self, item_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = f"item:{item_id}"
        self._item = item_id
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space.s)
        self.hide()

    def show_state(self, state: DayState) -> None:
        """Shows what was said; nothing where the family may look on."""
        held = None if state.in_the_room else state.reviewed
        said = tuple(one for one in held.comments if one.about == self._about) if held else ()
        changed = held is not None and self._item in held.changed
        showing = (said, changed, held is not None and held.may_comment)
        if showing == self._shown:
            return
        self._shown = showing
        self._clear()
        if changed:
            self._column.addWidget(StatusTag("Changed since it was signed before", "info"))
        if held is not None:
            for comment in (one for one in said if one.answers is None):
                self._add(comment, held)
        self.setVisible(bool(said) or changed)
        self.happened.emit(ShapeChanged())

    def _add(self, comment: Comment, held: UnderReview) -> None:
        self._column.addWidget(rule())
        thread = Thread(comment, held)
        thread.happened.connect(self.happened)
        self._column.addWidget(thread)

    def _clear(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _by(comment: Comment) -> str:
    words = "{name}, {when}, revision {n}"
    return words.format(name=comment.by_name, when=dates.moment_here(comment.at), n=comment.revision)
