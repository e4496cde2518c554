"""Handing assessments over to another laptop, and taking in what was handed over.

Encrypting and opening a package are slow on purpose (some seconds) and may run on any thread, although the library lets
no other thread go on meanwhile: say that it takes a moment before it begins. What reads or writes the store belongs to
its own thread.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

from neglect_toolkit.engine.by_one_policy import summaries_in_turn
from neglect_toolkit.errors import HandoverError, NotFoundError, NotPermittedError
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.deeds import Deed
from neglect_toolkit.model.handover import Package, PackageStanding, Packed, TakenIn
from neglect_toolkit.model.kept import KeptAssessment
from neglect_toolkit.model.policy import Policy
from neglect_toolkit.model.record import Progress
from neglect_toolkit.model.summary import EarlierAssessment
from neglect_toolkit.model.tool import Tool
from neglect_toolkit.model.words import Role, Status
from neglect_toolkit.services import assessing, exporting
from neglect_toolkit.services.passphrases import refuse_weak
from neglect_toolkit.services.rights import Rights
from neglect_toolkit.services.toolkit import Toolkit
from neglect_toolkit.store import handing_over, headers, taking_in, workers
from neglect_toolkit.store.store import Store


def read_file(path: Path) -> bytes:
    """The bytes of a package's file.

    Raises:
        NotFoundError: it cannot be read.
        HandoverError: it is larger than any package.
    """
    from neglect_toolkit.exchange.handover import LARGEST_FILE

    try:
        if path.stat().st_size > LARGEST_FILE:
            raise HandoverError(f"The file {path} is larger than any handover file. Choose the file you were sent.")
        return path.read_bytes()
    except OSError:
        raise NotFoundError(f"The file {path} cannot be read. Check its name and where it is.") from None


def look_into(file: bytes, passphrase: str) -> Package:
    """What a package's file holds, proved whole; nothing is written anywhere. Slow; any thread.

    Raises:
        HandoverPassphraseError: the passphrase is another one.
        HandoverError: the file is no package, was cut or altered, or was made with a later version.
    """
    from neglect_toolkit.exchange.handover import unpack

    return unpack(file, passphrase)


def pack(package: Package, passphrase: str) -> bytes:
    """A package as a file. Slow; any thread.

    Raises:
        NotAllowedError: the passphrase will not do.
        HandoverError: it is too large for one file.
    """
    from neglect_toolkit.exchange.handover import pack as encrypted

    refuse_weak(passphrase)
    return encrypted(package, passphrase)


def contents(package: Package) -> tuple[Packed, ...]:
    """The assessments of a package, as somebody reads them before taking them in."""
    tools = {document.sha256: document.read(Tool) for document in package.documents if document.kind == "tool"}
    return tuple(_packed(one, tools[one.tool_sha256].title) for one in package.assessments)


def _packed(one: KeptAssessment, title: str) -> Packed:
    child, sealed = one.content.child, one.last_sealed
    seal = sealed.seal if sealed else None
    return Packed(
        id=one.id,
        child=child.name or child.called,
        tool=one.tool,
        title=title,
        status=one.status,
        revision=one.current.number,
        started_at=dt.datetime.fromisoformat(one.started_at),
        saved_at=dt.datetime.fromisoformat(one.saved_at),
        signed_by=seal.signed.by.name if seal else None,
        signed_at=seal.signed.at if seal else None,
    )


class HandingOver:
    """What leaves this store for another one, and what comes into it."""

    def __init__(self, toolkit: Toolkit, store: Store, rights: Rights) -> None:
        self._toolkit, self._store, self._rights = toolkit, store, rights

    def of_child(self, header: Header) -> tuple[Header, ...]:
        """The assessments of a child that one may hand over: those one may read, none that is withdrawn."""
        with self._store.reading() as connection:
            held = headers.of_child(connection, header.child_id)
        return tuple(one for one in held if self._rights.may_read(one) and one.status is not Status.WITHDRAWN)

    def prepare(self, assessment_ids: Sequence[str], message: str = "", *, with_supervision: bool = True) -> Package:
        """The package of some assessments, for `pack` on a worker thread and `keep` afterwards. Quick.

        Raises:
            NotFoundError: there is no such assessment.
            NotPermittedError: one may not read it.
            NotAllowedError: none was chosen.
            StoreDamagedError: something of it does not prove whole.
        """
        children = {self._rights.readable(one).child_id for one in assessment_ids}
        until = {child: moment for child in children if (moment := self._rights.reads_until(child)) is not None}
        with self._store.reading() as connection:
            return handing_over.export(
                connection,
                assessment_ids,
                made_by=self._rights.me,
                made_at=self._toolkit.clock.now(),
                salt=self._toolkit.clock.new_id(),
                message=message,
                with_supervision=with_supervision,
                until=until,
            )

    def keep(self, package: Package, file: bytes, path: Path) -> None:
        """Writes a package's file and its audit entries: the entries first, so that none leaves without them.

        Raises:
            WriteFileError: the file could not be written.
            StoreError: the audit entries could not be kept, so nothing was written.
        """
        proof = {"file": hashlib.sha256(file).hexdigest(), "package": package.sha256}
        with self._store.writing() as writing:
            for one in package.assessments:
                status = {"revision": str(one.current.number), "status": one.status.value}
                writing.record(Deed.HANDOVER_OUT, one.id, **status, **proof)
        exporting.write_whole(path, file)

    def hand_over(self, assessment_ids: Sequence[str], passphrase: str, path: Path, message: str = "") -> Package:
        """Writes some assessments into one encrypted file. Slow; raises as `prepare`, `pack` and `keep`."""
        refuse_weak(passphrase)
        package = self.prepare(assessment_ids, message)
        self.keep(package, pack(package, passphrase), path)
        return package

    def compare(self, package: Package) -> TakenIn:
        """What taking a package in would do. Nothing is written.

        Raises:
            NotPermittedError: one is neither practitioner nor manager, or has nothing to do with a child known here.
            HandoverError: it says of this store's own log what that does not hold.
            StoreDamagedError: something here does not prove whole.
        """
        self._refuse_unless_theirs(package)
        with self._store.reading() as connection:
            taken = taking_in.standings(connection, package)
        refused = tuple(one.says for one in taken if one.standing is PackageStanding.CONFLICT and one.says)
        return TakenIn(assessments=taken, refused=refused)

    def take_in(self, package: Package) -> TakenIn:
        """Keeps what is new in a package. Of a child not known here, whoever takes it in leads the work.

        Raises:
            NotPermittedError: one is neither practitioner nor manager, or has nothing to do with a child known here.
            HandoverError: it contradicts what was handed over before, or this store's own log.
            StoreError: the store refuses a row of it; nothing was changed.
        """
        self._refuse_unless_theirs(package)
        reached = {one.id: _reached(package, one) for one in package.assessments}
        with self._store.writing() as writing:
            return taking_in.take_in(writing, package, reached)

    def _refuse_unless_theirs(self, package: Package) -> None:
        """Nobody adds to the record of a child whom others work with here, whatever it is that they were sent."""
        self._rights.refuse_unless(Role.PRACTITIONER, Role.MANAGER)
        with self._store.reading() as connection:
            known = [one.id for one in package.children if workers.lead_of(connection, one.id) is not None]
        if not all(map(self._rights.works_on, known)):
            raise NotPermittedError(
                "You may not take this in: it is about a child whom others in this store work with. A manager of the "
                "child's team can take it in, or make you a co-worker first."
            )


def _reached(package: Package, one: KeptAssessment) -> Progress:
    """What lists and counts know of an assessment: by what was signed, or worked out anew where nothing is."""
    documents = {document.sha256: document for document in package.documents}
    tool, content, signed = documents[one.tool_sha256].read(Tool), one.content, one.current.texts
    if signed is not None:
        return assessing.progress_of(content, tool, signed.adds_up_to(one.called), None)
    signed_before = (
        (other.last_sealed.texts.assessment(other.called), documents[other.tool_sha256].read(Tool))
        for other in package.assessments
        if other.child_id == one.child_id and other.started_at < one.started_at and not other.withdrawn
        if other.last_sealed and other.last_sealed.texts
    )
    policy = documents[one.policy_sha256].read(Policy)
    earlier = [EarlierAssessment.of(found) for found in summaries_in_turn(signed_before, policy)]
    return assessing.progress_of(content, tool, assessing.summary_of(content, tool, policy, earlier), None)
