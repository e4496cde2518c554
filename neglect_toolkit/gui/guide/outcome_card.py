"""Where the answers lead: the step and why, what to do, say and share, the clinician's judgement, and the record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from neglect_toolkit.gui.guide.state import COPY_KEY, GuideState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import (
    Field,
    FlowLayout,
    LongText,
    Notice,
    NoticeKind,
    announce,
    body,
    card,
    heading,
    hint,
    primary_button,
    secondary_button,
    small,
)
from neglect_toolkit.gui.widgets.one_of import OneOf
from neglect_toolkit.gui.widgets.readable import Readable
from neglect_toolkit.gui.widgets.whom_to_call import WhomToCall
from neglect_toolkit.model.guide import GuideJudgement
from neglect_toolkit.model.words import NextStep

_WRITTEN_AFTER_MS = 400


class OutcomeCard(QWidget):
    """Made anew for each result; keeps in place only what somebody is writing."""

    judged = Signal(object)  # GuideJudgement, or None
    place_wanted = Signal(str)
    pdf_wanted = Signal()
    keep_wanted = Signal()
    again_wanted = Signal()
    assessment_wanted = Signal()

    def __init__(self, state: GuideState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space.l)
        self._judgement: GuideJudgement | None = state.judgement
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_WRITTEN_AFTER_MS)
        self._waiting.timeout.connect(self._reason_written)
        self._because = Readable("Because", self)
        self._write_step(state)
        self._write_lists(state)
        self._write_judgement(state)
        self._write_record(state)

    def show_record(self, state: GuideState) -> None:
        """Shows the record as it now reads, and what is wrong with the judgement."""
        self._record.setPlainText(state.result.record if state.result else "")

    def show_fault(self, sentence: str | None) -> None:
        """Says that a judgement below the suggested step needs a reason, or takes that away."""
        self._reason_field.show_error(sentence)

    def focus_first(self) -> None:
        """An outcome is read from its top: the step, and why."""
        self._because.setFocus()

    def copy_record(self) -> None:
        """Puts the record on the clipboard, by the clinician's own hand and never by itself."""
        self._reason_written()
        QGuiApplication.clipboard().setText(self._record.toPlainText())
        self.copied.show_message("good", "The record is copied. Paste it into the patient’s notes.")

    def show_saved(self, kind: NoticeKind, sentence: str, where: str = "") -> None:
        """Says where the PDF is, or why there is none."""
        self.copied.show_message(kind, sentence, where)

    def _write_step(self, state: GuideState) -> None:
        result, outcome = state.result, state.outcome
        if result is None or outcome is None:
            return
        box = card(small("What your answers point to"), heading(state.step_title, 1), body(outcome.means))
        self._because.show_lines([f"• {because}" for because in result.next_step.because])
        if result.next_step.is_ is NextStep.IMMEDIATE:
            self._column.addWidget(Notice("danger", "Act now, before anything else", "\n".join(result.do)))
        self._column.addWidget(box)
        self._column.addWidget(self._because)
        if state.open_questions:
            left = "Questions without an answer yet: {n}. What is not asked is not “no”."
            self._column.addWidget(Notice("info", left.format(n=state.open_questions)))

    def _write_lists(self, state: GuideState) -> None:
        result, outcome = state.result, state.outcome
        if result is None or outcome is None:
            return
        for route in result.routes:
            self._column.addWidget(Notice("warn", "This is more than neglect", route))
        if result.next_step.is_ is not NextStep.IMMEDIATE:  # that stands above everything already
            self._list("What to do now", result.do)
        if state.calls:
            self._column.addWidget(WhomToCall(state.calls))
        self._list("What to find out", result.find_out)
        self._list("What to say to the parent", (outcome.say_to_parent,))
        self._list("Consent and sharing information", (outcome.sharing,))

    def _write_judgement(self, state: GuideState) -> None:
        titles = state.next_steps.steps if state.next_steps else {}
        steps = [(step.value, titles[step].title) for step in titles]
        self._choice = OneOf("Your judgement", steps)
        self._choice.chosen.connect(self._chosen)
        self._reason = LongText(lines=1)
        self._reason.text_written.connect(lambda _text: self._waiting.start())
        self._reason_field = Field("Your reason", "Going lower than your answers point to needs one.", self._reason)
        if state.judgement is not None:
            self._choice.show_value(state.judgement.next_step.value)
            self._reason.show_value(state.judgement.reason)
        self._column.addWidget(
            card(
                heading("Your judgement", 2),
                hint("Leave it open where you agree. You may go higher freely. Both stand in the record."),
                self._choice,
                self._reason_field,
            )
        )

    def _write_record(self, state: GuideState) -> None:
        self._record = QTextEdit()
        self._record.setReadOnly(True)
        self._record.setTabChangesFocus(True)
        self._record.setAccessibleName("The record, to paste into the patient’s notes")
        self._record.setMinimumHeight(theme.em(16))
        self.copied = Notice("good", "")
        self.copied.hide()
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.space.s)
        self.copy = primary_button(f"Copy the record ({COPY_KEY})", self.copy_record)
        flow.addWidget(self.copy)
        flow.addWidget(secondary_button("Save as PDF …", self.pdf_wanted.emit))
        if state.can_keep:
            flow.addWidget(secondary_button("Keep it in the store", self.keep_wanted.emit))
        flow.addWidget(secondary_button("Start a Day in my Life assessment with it", self.assessment_wanted.emit))
        flow.addWidget(secondary_button("Clear everything and begin again", self.again_wanted.emit))
        self._column.addWidget(
            card(
                heading("The record", 2),
                hint("Nothing here is kept by itself. Copy it into the notes, or save it, before you close."),
                self.copied,
                buttons,
                self._record,
            )
        )
        self.show_record(state)

    def _list(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self._column.addWidget(
                card(heading(title, 2), *(body(f"• {line}" if len(lines) > 1 else line) for line in lines))
            )

    def _chosen(self, value: str | None) -> None:
        self._judge(value, self._reason.value)

    def _reason_written(self) -> None:
        self._waiting.stop()
        self._judge(self._choice.value, self._reason.value)

    def _judge(self, step: str | None, reason: str | None) -> None:
        judgement = GuideJudgement(next_step=NextStep(step), reason=reason) if step else None
        if judgement != self._judgement:
            self._judgement = judgement
            self.judged.emit(judgement)
            announce(self, "The record has changed.")
