"""Has the referral made away from the window, and written where the user chose."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from neglect_toolkit.errors import ToolkitError
from neglect_toolkit.gui.cases.export import ExportPage
from neglect_toolkit.gui.runtime.background import Job, run_in_background
from neglect_toolkit.gui.runtime.prompts import Prompts, documents_folder
from neglect_toolkit.model.view import View
from neglect_toolkit.services.open_assessment import OpenAssessment

Report = Callable[[int, int, str], None]
Render = Callable[[Any, Report], bytes]
"""Makes the document of what was prepared for it, telling how far it is."""


class ExportPresenter(QObject):
    """Between the page and one open assessment."""

    finished = Signal()  # back to the day

    _offers_signed = True

    def __init__(
        self,
        opened: OpenAssessment,
        render: Render,
        prompts: Prompts,
        page: ExportPage,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened, self._render, self._prompts, self._page = opened, render, prompts, page
        self._job: Job | None = None
        self._saved: Path | None = None
        view = opened.view()
        page.show_contents(self._lead(view), self._lines(view), is_draft=self._is_draft)
        page.show_safe_contact(view.assessment.safe_contact)
        if self._offers_signed and opened.header.status.is_open and opened.header.revision > 1:
            page.offer_signed()
        page.save_pressed.connect(self._save)
        page.stop_pressed.connect(self._stop)
        page.show_file_pressed.connect(self._show_file)
        page.show_folder_pressed.connect(self._show_folder)
        page.finished.connect(self.finished)

    @property
    def _is_draft(self) -> bool:
        return self._opened.header.status.is_open

    def _title(self) -> str:
        return "Save a referral PDF"

    def _prepare(self) -> object:
        """The frozen value that the document is made of."""
        return self._opened.prepare_referral(as_signed=self._page.as_signed)

    def _keep(self, path: Path, document: bytes) -> None:
        """Writes the document and says so in the audit log."""
        self._opened.keep_export(path, document, "referral")

    def _lead(self, view: View) -> str:
        called = view.assessment.child.called
        if called is None:
            return "What somebody needs who gets this referral. What is missing is said to be missing."
        says = "What somebody needs who gets this referral about {name}. What is missing is said to be missing."
        return says.format(name=called)

    def _lines(self, view: View) -> list[str]:
        summary = view.summary
        differ = sum(len(found.accounts_differ) for found in summary.domains.values())
        lines = [
            "Who the child is, who lives there, who assessed, and what is missing",
            "What the findings point to, and why, for each kind of neglect",
            (
                f"Safety checks: {len(summary.safety)} answered yes, {len(summary.safety_not_asked)} not asked yet, "
                f"{len(summary.safety_not_known)} asked and not known"
            ),
            "What goes well, and what gets in the family's way",
            f"{view.explored} of {view.of} items explored, and what nobody has asked yet",
        ]
        if differ:
            lines.append(f"Where accounts differ: {differ}")
        judged = view.assessment.judgement.next_step is not None
        lines.append("Your judgement and reason" if judged else "That no judgement is recorded yet")
        lines.append("Every answer, with the child's own words and who said what")
        return lines

    def _save(self) -> None:
        if self._job is not None:
            return
        suggested = documents_folder() / self._file_name()
        window = self._page.window()
        path = self._prompts.save_file(window, self._title(), suggested, "PDF (*.pdf)")
        if path is None:
            return
        report, render = self._prepare(), self._render
        self._page.show_working(True)

        def made(document: bytes) -> None:
            self._made(path, document)

        self._job = run_in_background(
            lambda job: render(report, job.report), made, self._failed, self._page.show_progress, owner=self
        )

    def _file_name(self) -> str:
        called = self._opened.assessment.child.called or "child"
        name = "Day in my Life {child} {date}".format(child=called, date=self._opened.assessment.assessed_on or "")
        name = f"{name.strip()} DRAFT" if self._is_draft and not self._page.as_signed else name.strip()
        return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", name) + ".pdf"

    def _made(self, path: Path, document: bytes) -> None:
        self._job = None
        try:
            self._keep(path, document)
        except ToolkitError as error:
            self._page.show_failure(error.says)
            return
        self._saved = path
        self._page.show_saved(str(path))

    def _failed(self, error: ToolkitError) -> None:
        self._job = None
        self._page.show_failure(error.says)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
            self._page.show_stopped()

    def _show_file(self) -> None:
        if self._saved is not None and not self._prompts.open_file(self._saved):
            self._page.show_failure("No program that shows PDFs was found. The file is saved all the same.")

    def _show_folder(self) -> None:
        if self._saved is not None and not self._prompts.open_folder(self._saved.parent):
            self._page.show_failure("The folder could not be opened. The file is saved all the same.")
