"""Turns what is pressed in the guide into where it leads. What it knows lives in this window and nowhere else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.guide.page import GuidePage
from neglect_toolkit.gui.guide.state import OUTCOME, SETTING, GuideState
from neglect_toolkit.gui.runtime.prompts import Prompts, documents_folder
from neglect_toolkit.model.guide import GuideAnswer, GuideAnswers, GuideJudgement, GuideResult
from neglect_toolkit.services import guiding
from neglect_toolkit.services.toolkit import Toolkit

if TYPE_CHECKING:
    from neglect_toolkit.services.casework import Casework
    from neglect_toolkit.services.contacts import Call


class GuidePresenter(QObject):
    """One run through the guide. Nothing is written unless the clinician saves a PDF."""

    assessment_wanted = Signal(object)  # GuideAnswers, to carry into a new assessment

    def __init__(
        self,
        toolkit: Toolkit,
        page: GuidePage,
        prompts: Prompts,
        parent: QObject | None = None,
        *,
        casework: Casework | None = None,
    ) -> None:
        super().__init__(parent)
        self._casework = casework
        self._toolkit, self._page, self._prompts = toolkit, page, prompts
        page.chosen.connect(self._choose)
        page.place_wanted.connect(self._go)
        page.judged.connect(self._judge)
        page.pdf_wanted.connect(self._save_pdf)
        page.keep_wanted.connect(self._keep)
        page.again_wanted.connect(self._begin)
        page.assessment_wanted.connect(self._carry_on)
        self._begin()

    def _begin(self) -> None:
        """Forgets everything, and begins at the first question."""
        self._setting: str | None = None
        self._answers: dict[str, GuideAnswer] = {}
        self._judgement: GuideJudgement | None = None
        self._place = SETTING
        self._show()

    def _choose(self, place: str, chosen: GuideAnswer) -> None:
        if place == SETTING:
            self._setting = chosen[0] if chosen else None
        elif chosen:
            self._answers[place] = chosen
        else:
            self._answers.pop(place, None)
        self._judgement = None  # it was made of other answers
        self._show()

    def _go(self, place: str) -> None:
        state = self._state()
        if place in state.places:
            self._place = place
            self._show()

    def _judge(self, judgement: GuideJudgement | None) -> None:
        card = self._page.outcome
        before, self._judgement = self._judgement, judgement
        try:
            self._show()
        except ToolkitError as error:
            self._judgement = before if before != judgement else None
            if card is not None:
                card.show_fault(error.says)
            return
        if card is not None:
            card.show_fault(None)

    def _given(self) -> GuideAnswers | None:
        """What was answered, with nothing of a name; None before there is a setting."""
        if self._setting is None:
            return None
        return GuideAnswers(
            guide="health_guide",
            setting=self._setting,
            answers=self._answers,
            seen_on=self._toolkit.clock.today(),
            judgement=self._judgement,
        )

    def _state(self) -> GuideState:
        given = self._given()
        result = guiding.follow(self._toolkit, given) if given else None
        return GuideState(
            guide=self._toolkit.guide,
            next_steps=self._toolkit.next_steps if result else None,
            place=self._place,
            setting=self._setting,
            asked=guiding.asked(self._toolkit, given) if given else (),
            answers=dict(self._answers),
            result=result,
            judgement=self._judgement,
            can_keep=self._casework is not None,
            calls=self._calls(result) if result else (),
        )

    def _calls(self, result: GuideResult) -> tuple[Call, ...]:
        """The contacts that this outcome names, the first to call first; 999 always among them."""
        from neglect_toolkit.model.policy import EMERGENCY
        from neglect_toolkit.services.contacts import whom_to_call

        wanted = self._toolkit.guide.outcomes[result.next_step.is_].contacts
        known = {call.contact.id: call for call in whom_to_call(self._toolkit)}
        return tuple(known[contact] for contact in dict.fromkeys((*wanted, EMERGENCY)) if contact in known)

    def _show(self) -> None:
        state = self._state()
        if state.place not in state.places:  # its question is no longer asked
            self._place = OUTCOME if state.setting else SETTING
            state = self._state()
        self._page.show_state(state)

    def _save_pdf(self) -> None:
        card, given = self._page.outcome, self._given()
        if given is None or card is None:
            return
        suggested = documents_folder() / self._file_name(self._toolkit.clock.today())
        path = self._prompts.save_file(self._page.window(), "Save the record", suggested, "PDF (*.pdf)")
        if path is None:
            return
        try:
            guiding.write_page(self._toolkit, given, path)
        except ToolkitError as error:
            card.show_saved("danger", "The PDF could not be saved.", error.says)
            return
        card.show_saved("good", "The PDF is saved.", str(path))

    def _keep(self) -> None:
        card, given = self._page.outcome, self._given()
        if given is None or card is None or self._casework is None:
            return
        try:
            self._casework.keep_guide(given)
        except ToolkitError as error:
            card.show_saved("danger", "It could not be kept.", error.says)
            return
        card.show_saved("good", "It is kept: see “Kept records of the guide” on your work list.")

    def _file_name(self, today: dt.date) -> str:
        return f"Health guide {today.isoformat()}" + ".pdf"

    def _carry_on(self) -> None:
        given = self._given()
        if given is not None:
            self.assessment_wanted.emit(given)
