"""What leaves the store on purpose: the referral, made of frozen values and written whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_toolkit import __version__
from neglect_toolkit.errors import WriteFileError
from neglect_toolkit.model.assessment import Assessment, Header
from neglect_toolkit.model.policy import NextSteps
from neglect_toolkit.model.summary import IndicatorSummary
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.services.toolkit import Toolkit

if TYPE_CHECKING:
    from neglect_toolkit.reports.values import ReferralReport

Report = Callable[[int, int, str], None]


def referral(
    toolkit: Toolkit,
    assessment: Assessment,
    tool: Tool,
    summary: IndicatorSummary,
    *,
    header: Header | None = None,
    next_steps: NextSteps | None = None,
) -> ReferralReport:
    """Everything a referral PDF needs. Without a header (an answers file) or a signature it is a draft."""
    from neglect_toolkit.reports.values import ReferralReport

    return ReferralReport(
        assessment=assessment,
        tool=tool,
        summary=summary,
        header=header,
        signature=header.signature if header else None,
        next_steps=next_steps or toolkit.next_steps,
        contacts=toolkit.contacts,
        made_at=toolkit.clock.now(),
        version=__version__,
    )


def render_referral(report: ReferralReport, progress: Report | None = None) -> bytes:
    """The PDF. Slow (some tenths of a second); any thread.

    Args:
        report: what `referral` gave.
        progress: told how much is done, of how much, and what; it may raise to stop the work.
    """
    from neglect_toolkit.reports.referral import referral_pdf

    return referral_pdf(report, progress)


def write_whole(path: Path, document: bytes) -> None:
    """Writes a file so that what stood there is replaced whole, or left as it was.

    Raises:
        WriteFileError: it could not be written; nothing half written is left behind.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as file:
                file.write(document)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or "it was refused").lower()
        raise WriteFileError(
            f"The file {path} could not be written: {reason}. Choose another folder, or close the program that has the "
            "file open, then try again."
        ) from error
