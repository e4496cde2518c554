"""The practitioner's own judgement beside what the findings point to, and the signature that ends the work."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from neglect_toolkit.gui.day.edits import JudgementSet
from neglect_toolkit.gui.day.events import (
    AmendWanted,
    DiscardWanted,
    ExportWanted,
    PlaceWanted,
    SignChecked,
    SignWanted,
)
from neglect_toolkit.gui.day.pages.rebuilt_page import RebuiltPage
from neglect_toolkit.gui.day.state import CHECK, DayState
from neglect_toolkit.gui.look import theme
from neglect_toolkit.gui.widgets import (
    ErrorSummary,
    Field,
    FlowLayout,
    LongText,
    Notice,
    body,
    card,
    heading,
    lead,
    primary_button,
    secondary_button,
    small,
)
from neglect_toolkit.gui.widgets.keys import OneStop
from neglect_toolkit.gui.widgets.readable import Readable
from neglect_toolkit.gui.widgets.tiles import AcrossOrDown, RadioTile, TileWords
from neglect_toolkit.gui.widgets.whom_to_call import WhomToCall
from neglect_toolkit.model.words import NextStep, Status
from neglect_toolkit.wording import dates, labels


class StepChoice(QWidget):
    """The six next steps in the local words; one is chosen, or none yet."""

    chosen = Signal(object)  # NextStep

    def __init__(self, state: DayState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        across = AcrossOrDown(21, self)
        self.tiles: dict[NextStep, RadioTile] = {}
        for step in NextStep:
            text = state.next_steps.steps[step] if state.next_steps else None
            tile = RadioTile(step.value, TileWords(state.step_title(step), text.means if text else ""), "toggle", self)
            tile.clicked.connect(self._pressed)
            across.addWidget(tile)
            self.tiles[step] = tile
        self._stop = OneStop(list(self.tiles.values()), self)
        self.setFocusProxy(self.tiles[NextStep.NO_CURRENT_CONCERN])

    def show_value(self, step: NextStep | None) -> None:
        """Shows what was chosen before."""
        for each, tile in self.tiles.items():
            if tile.isChecked() is not (each is step):
                tile.show_chosen(each is step)
        self._stop.settle()

    def _pressed(self) -> None:
        self.chosen.emit(next((step for step, tile in self.tiles.items() if tile.isChecked()), None))


class SignPage(RebuiltPage):
    """Choose, say why, sign. A signed record can be exported, and corrected only as a new revision."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: QWidget | None = None
        self._was: tuple[object, ...] = ()

    def title(self, state: DayState) -> str:
        """What to do here."""
        return "Judgement and signature" if state.editable else "Judgement"

    def show_state(self, state: DayState) -> None:
        """Shows a state; keeps the form in place while somebody writes their reason."""
        if self._form is not None and self._was == _same_form(state):
            self._fill(state)
            return
        self._was, self._form = _same_form(state), None
        super().show_state(state)

    def write(self, state: DayState) -> None:
        """The form while it is a draft; afterwards what was judged and by whom it was signed."""
        if state.editable:
            self._write_form(state)
            if state.header.status is Status.DRAFT and state.header.revision > 1:
                self._write_discard()
        else:
            self._write_record(state)

    def show_faults(self, sentences: tuple[str, ...]) -> None:
        """Lists what stands in the way, each with a link to its field."""
        for field in (self._step_field, self._reason_field):
            field.show_error(None)
        self._question.hide()
        self._errors.show_faults([(self._field_for(sentence), sentence) for sentence in sentences])

    def ask_to_sign(self, name: str, *, made_up: bool = False) -> None:
        """The plain question before what cannot be undone; what safety check is open stands in it."""
        self.show_faults(())
        sends = (
            "It can no longer be changed; a correction opens a new revision. Signing sends it to nobody: "
            "afterwards, save a PDF and send that."
        )
        self._question.show_message(
            "warn",
            f"Sign as {name}?",
            " ".join(part for part in (_MADE_UP if made_up else "", self._open_checks.text(), sends) if part),
            [
                (f"Sign as {name}", self.does(SignWanted())),
                ("Not yet", self._not_yet),
            ],
        )
        self._question.setFocus()
        self.ensureWidgetVisible(self._question)

    def _field_for(self, sentence: str) -> Field:
        """The field a sentence speaks of: the reason, or else the choice."""
        return self._reason_field if "reason" in sentence.lower() else self._step_field

    def _write_form(self, state: DayState) -> None:
        self._form = QWidget()
        self._errors = ErrorSummary()
        self.add_to(self._errors)
        self.add_to(lead("The findings organise what was seen and heard. What to do next is your judgement."))
        self._write_suggested(state)
        self._steps = StepChoice(state)
        self._steps.chosen.connect(partial(self._set, "next_step"))
        hint_text = "You may go higher freely. Going lower than the findings point to needs a reason."
        self._step_field = Field("Your judgement: what is the next step?", hint_text, self._steps)
        self._reason = LongText(lines=3)
        self._reason.text_written.connect(self._reason_typed)
        self._reason_field = Field(
            "Your reason",
            "In your own words. It stands beside the findings, for everybody who reads this assessment.",
            self._reason,
        )
        self._question = Notice("warn", "")
        self._question.hide()
        self._sign = primary_button("Sign this assessment", self.does(SignChecked()))
        check = secondary_button("Check the answers first", self.does(PlaceWanted(CHECK)))
        row = QWidget()
        flow = FlowLayout(row, theme.space.s)
        for button in (self._sign, check):
            flow.addWidget(button)
        self._open_checks = body("")
        theme.style(self._open_checks, "error")
        for widget in (self._step_field, self._reason_field, self._open_checks, self._question, row):
            self.add_to(widget)
        self._fill(state)

    def _write_suggested(self, state: DayState) -> None:
        step = state.summary.next_step
        box = card(small("What the findings usually point to"))
        self._suggested, self._because = heading(state.step_title(step.is_), 2), body("")
        layout = box.layout()
        if layout is not None:
            layout.addWidget(self._suggested)
            layout.addWidget(self._because)
        self.add_to(box)

    def _fill(self, state: DayState) -> None:
        step = state.summary.next_step
        self._suggested.setText(state.step_title(step.is_))
        self._because.setText("\n".join(f"• {reason}" for reason in step.because))
        says = labels.open_checks(state.summary)
        self._open_checks.setText(says)
        self._open_checks.setVisible(bool(says))
        judgement = state.assessment.judgement
        self._steps.show_value(judgement.next_step)
        if not self._reason.hasFocus():
            self._reason.show_value(judgement.reason)

    def _write_record(self, state: DayState) -> None:
        judgement, signature = state.assessment.judgement, state.header.signature
        said = Readable("What was decided")
        missing = "not recorded"
        step = state.step_title(judgement.next_step) if judgement.next_step else missing
        said.show_lines(
            [
                f"The practitioner’s judgement: {step}",
                f"The findings pointed to: {state.step_title(state.summary.next_step.is_)}",
                f"Reason: {judgement.reason or missing}",
            ]
        )
        if signature is not None:
            by = signature.by.name or missing
            self.add_to(
                Notice(
                    "good",
                    f"Signed by {by} on {dates.moment_here(signature.at)}",
                    f"Revision {state.header.revision}. It can no longer be changed. Signing has sent it to nobody.",
                    [("Save a referral PDF", self.does(ExportWanted()))],
                )
            )
        self.add_to(said)
        self._write_what_to_do(state, judgement.next_step)
        if state.header.status.is_signed and state.works_with:
            self._write_amend()

    def _write_what_to_do(self, state: DayState, step: NextStep | None) -> None:
        """What the decision asks of the practitioner now: signing has done none of it."""
        text = state.next_steps.steps[step] if step is not None and state.next_steps else None
        if text is None:
            return
        box = card(heading("What to do now", 3), *(body(f"• {each}") for each in text.do))
        self.add_to(box)
        if state.calls and step is not None and step.at_least(NextStep.SEEK_ADVICE):
            self.add_to(WhomToCall(state.calls))

    def _write_discard(self) -> None:
        """An amendment can be thrown away; what was signed before it then stands again."""
        self._discarding = Notice("warn", "")
        self._discarding.hide()
        self.add_to(self._discarding)
        self.add_to(secondary_button("Throw this correction away …", self._ask_to_discard))

    def _ask_to_discard(self) -> None:
        self._discarding.show_message(
            "warn",
            "Throw this correction away?",
            "What was signed before stands again, as it was. What you wrote since then is left out for good.",
            [
                ("Throw it away", self.does(DiscardWanted())),
                ("Keep writing", self._discarding.hide),
            ],
        )
        self._discarding.ask()

    def _write_amend(self) -> None:
        self._why = LongText(lines=2)
        self._why_field = Field(
            "Is something wrong in it?",
            "A correction opens a new revision. The signed one is kept as it is. Say why it is needed.",
            self._why,
        )
        self.add_to(self._why_field)
        self.add_to(secondary_button("Open a new revision", self._amend))

    def _amend(self) -> None:
        if not self._why.value:
            self._why_field.show_error("Say why it has to be corrected; the reason is kept with it.")
            self._why.setFocus()
            return
        self.happened.emit(AmendWanted(self._why.value))

    def _not_yet(self) -> None:
        self._question.hide()
        self._sign.setFocus()

    def _set(self, field: str, value: object) -> None:
        self.happened.emit(JudgementSet(field, value))

    def _reason_typed(self, text: str) -> None:
        self.happened.emit(JudgementSet("reason", text, typed=True))


_MADE_UP = "This child is made up: sign it to practise. It stays marked and is in no count."


def _same_form(state: DayState) -> tuple[object, ...]:
    """What makes it another form, and not only other contents of the same."""
    return (state.editable, state.in_the_room, state.header.revision, state.header.status)
