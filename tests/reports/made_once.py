"""Documents that several tests only read, each made once for what it says. That twice gives the same is tested."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from neglect_toolkit.model.base import Value, canonical_json
from neglect_toolkit.reports.referral import referral_pdf
from neglect_toolkit.reports.supervision import supervision_pdf
from neglect_toolkit.reports.values import ReferralReport, SupervisionReport

V = TypeVar("V", bound=Value)

_made: dict[tuple[str, str], bytes] = {}


def referral_of(report: ReferralReport) -> bytes:
    """The referral, as `referral_pdf` makes it."""
    return _once(referral_pdf, report)


def supervision_of(report: SupervisionReport) -> bytes:
    """The record of a supervision, as `supervision_pdf` makes it."""
    return _once(supervision_pdf, report)


def _once(render: Callable[[V], bytes], report: V) -> bytes:
    key = render.__name__, hashlib.sha256(canonical_json(report.plain()).encode("utf-8", "surrogatepass")).hexdigest()
    if key not in _made:
        _made[key] = render(report)
    return _made[key]
