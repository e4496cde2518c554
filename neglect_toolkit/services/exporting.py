"""What leaves the store on purpose: the referral, made of frozen values and written whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from neglect_toolkit import __version__
from neglect_toolkit.errors import WriteFileError
from neglect_toolkit.files import write_atomically
from neglect_toolkit.model.assessment import Assessment, Header, Signature
from neglect_toolkit.model.case import CaseFile, CaseReview
from neglect_toolkit.model.chronology import Event
from neglect_toolkit.model.policy import NextSteps
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.supervision import SupervisionContent
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.wording import dates

if TYPE_CHECKING:
    from neglect_toolkit.reports.values import ReferralReport, SupervisionReport

Names = Literal["full", "initials", "left_out"]
"""How people are named in a document: in full, by their initials, or not at all."""

Report = Callable[[int, int, str], None]


def referral(
    toolkit: Toolkit,
    assessment: Assessment,
    tool: Tool,
    summary: IndicatorSummary,
    *,
    header: Header | None = None,
    signature: Signature | None = None,
    next_steps: NextSteps | None = None,
    chronology: tuple[Event, ...] = (),
    log_head: str | None = None,
) -> ReferralReport:
    """Everything a referral PDF needs. Without a signature, which is that of what was sealed, it is a draft."""
    from neglect_toolkit.reports.values import ReferralReport

    return ReferralReport(
        assessment=assessment,
        tool=tool,
        summary=summary,
        header=_by_this_clock(header),
        signature=signature,
        next_steps=next_steps or toolkit.next_steps,
        contacts=toolkit.contacts,
        made_at=toolkit.clock.now(),
        version=__version__,
        chronology=chronology,
        log_head=log_head,
    )


def supervision(
    toolkit: Toolkit,
    case: CaseFile,
    review: CaseReview,
    *,
    names: Names = "full",
    content: SupervisionContent | None = None,
    header: Header | None = None,
    log_head: str | None = None,
) -> SupervisionReport:
    """Everything a supervision PDF needs of a case that has at least one assessment.

    `content` is what was said in the supervision; None prepares for one that has not been held yet.
    """
    from neglect_toolkit.engine.chronology import chronology
    from neglect_toolkit.reports.values import SupervisionReport

    return SupervisionReport(
        case=case,
        review=review,
        content=content,
        chronology=chronology(case, toolkit.next_steps),
        names=names,
        header=_by_this_clock(header),
        next_steps=toolkit.next_steps,
        contacts=toolkit.contacts,
        made_at=toolkit.clock.now(),
        version=__version__,
        log_head=log_head,
    )


def render_supervision(report: SupervisionReport, progress: Report | None = None) -> bytes:
    """The PDF, as `render_referral` makes its own. Slow (some tenths of a second); any thread."""
    from neglect_toolkit.reports.supervision import supervision_pdf

    return supervision_pdf(report, progress)


def render_referral(report: ReferralReport, progress: Report | None = None) -> bytes:
    """The PDF. Slow (some tenths of a second); any thread.

    Args:
        report: what `referral` gave.
        progress: told how much is done, of how much, and what; it may raise to stop the work.
    """
    from neglect_toolkit.reports.referral import referral_pdf

    return referral_pdf(report, progress)


def _by_this_clock(header: Header | None) -> Header | None:
    """The same header with its moments by the user's clock, as the window shows them; they are kept in UTC."""
    if header is None:
        return None
    return header.model_copy(
        update={"started_at": dates.here(header.started_at), "saved_at": dates.here(header.saved_at)}
    )


def write_whole(path: Path, document: bytes) -> None:
    """Writes a file so that what stood there is replaced whole, or left as it was.

    A new file is for its owner alone; one that is replaced keeps its rights. A PDF replaces nothing but a PDF, so that
    a slip of the keyboard never costs an answers file or a store.

    Raises:
        WriteFileError: it could not be written; nothing half written is left behind.
    """
    try:
        target = path.resolve() if path.is_symlink() else path
        _refuse_to_replace(target, document)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, document, keep_rights=True)
    except OSError as error:
        reason = (error.strerror or "it was refused").lower()
        raise WriteFileError(
            f"The file {path} could not be written: {reason}. Choose another folder, or close the program that has the "
            "file open, then try again."
        ) from error


_PDF, _AGE = b"%PDF-", b"age-encryption.org/"
_KINDS = {_PDF: "PDF", _AGE: "handover file"}


def _refuse_to_replace(path: Path, document: bytes) -> None:
    """Raises WriteFileError where the file must not take the place of what is there; OSError where nobody can look."""
    if not path.name or path.is_dir():
        raise WriteFileError(f"{path} is a folder. Name a file in it.")
    if not path.exists():
        return
    if not path.is_file():
        raise WriteFileError(f"{path} is no ordinary file. Choose another name.")
    for begins, kind in _KINDS.items():
        if document.startswith(begins):
            with path.open("rb") as there:
                if there.read(len(begins)) not in {begins, b""}:
                    raise WriteFileError(f"The file {path} is there already, and it is no {kind}. Choose another name.")
