"""One assessment while somebody has it open: change it, see what it adds up to, sign it, export it."""

from __future__ import annotations

from pathlib import Path

from neglect_toolkit.model.assessment import Assessment, Header
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.view import View
from neglect_toolkit.reports.values import ReferralReport
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store.store import Store


class OpenAssessment:
    """A draft, or a signed record being read. Each `save` is on the disk when it returns."""

    def __init__(self, toolkit: Toolkit, store: Store, assessment_id: str) -> None:
        raise NotImplementedError

    @property
    def header(self) -> Header: ...

    @property
    def assessment(self) -> Assessment: ...

    @property
    def tool(self) -> Tool: ...

    @property
    def policy(self) -> Policy: ...

    @property
    def is_editable(self) -> bool: ...

    def view(self, opened: frozenset[str] = frozenset()) -> View:
        """What it adds up to now; `opened` are the parts whose further items somebody opened. <= 3 ms."""

    def save(self, assessment: Assessment) -> Header:
        """Keeps whatever differs from what was kept before. On the disk when it returns; header.saved_at
        is the acknowledgement. Raises NotAllowedError when signed, StoreError when the disk refuses (the caller
        keeps the words on screen and says so)."""

    def remember_place(self, place: str) -> None:
        """Keeps which page the person is on, so that they come back to it."""

    def before_signing(self) -> tuple[str, ...]:
        """What still stands in the way of signing: finished sentences ('Give a reason: your next step is lower
        than the suggested one.'); empty when it can be signed."""

    def sign(self) -> Header:
        """Seals this revision under the name of whoever is unlocked. Raises NotAllowedError with the first sentence
        of before_signing."""

    def amend(self, reason: str) -> Header:
        """Opens a signed assessment as a new draft revision."""

    def prepare_referral(self) -> ReferralReport:
        """Everything the referral PDF needs, frozen, for a worker."""

    def keep_export(self, path: Path, document: bytes, kind: str) -> None:
        """Writes an exported document and its audit entry. Raises WriteFileError."""
