"""Has the supervision PDF made away from the window, with names in full, as initials, or left out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject

from neglect_toolkit.gui.cases.export import ExportPage
from neglect_toolkit.gui.cases.export_presenter import ExportPresenter
from neglect_toolkit.gui.runtime.prompts import Prompts
from neglect_toolkit.gui.widgets import Choice, ChoiceRow, Field
from neglect_toolkit.model.view import View
from neglect_toolkit.services.exporting import Names, render_supervision
from neglect_toolkit.services.open_assessment import OpenAssessment
from neglect_toolkit.services.supervising import Supervising


class SupervisionPdfPresenter(ExportPresenter):
    """As the referral's presenter, of the whole case and for a supervision."""

    _offers_signed = False

    def __init__(
        self,
        opened: OpenAssessment,
        supervising: Supervising,
        prompts: Prompts,
        parent: QObject | None = None,
    ) -> None:
        self._supervising = supervising
        self._names = ChoiceRow(
            [
                Choice("full", "Names in full"),
                Choice("initials", "Initials"),
                Choice("left_out", "No names"),
            ]
        )
        self._names.show_value("full")
        options = Field("How are people named?", "It holds for the whole document.", self._names)
        self.page = ExportPage("Save a PDF for supervision", options)
        super().__init__(opened, render_supervision, prompts, self.page, parent)

    @property
    def names(self) -> Names:
        """What is chosen; names in full where nothing is."""
        return cast("Names", self._names.value or "full")

    @property
    def _is_draft(self) -> bool:
        return self._opened.header.status.is_open

    def _title(self) -> str:
        return "Save a PDF for supervision"

    def _lead(self, view: View) -> str:
        called = view.assessment.child.called or view.tool.child_word
        return f"What a supervision of {called}’s case starts from, and what was decided."

    def _lines(self, view: View) -> list[str]:
        del view
        return [
            "The child's day in a paragraph, and the picture over time",
            "What the findings point to and why, accounts that differ, and what nobody has asked yet",
            "Other explanations, and whether they were tested",
            "The practitioner's judgement beside what the findings point to, and the manager's view",
            "Questions to reflect on that follow from this case",
            "What was decided, open actions, and the chronology",
        ]

    def _file_name(self) -> str:
        called = self._opened.assessment.child.called or "child"
        shown = called if self.names == "full" else called[:1] if self.names == "initials" else ""
        name = f"Supervision {shown} {self._opened.toolkit.clock.today()}"
        return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", " ".join(name.split())) + ".pdf"

    def _prepare(self) -> object:
        return self._supervising.prepare_pdf(self._opened.header, self.names)

    def _keep(self, path: Path, document: bytes) -> None:
        self._supervising.keep_pdf(self._opened.header, path, document, self.names)
