"""What a handover file says in the name of somebody of this store is never taken as theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cheap_keys import CHEAP
from handed_over import BOSS, REACHED, YOU, dump, noted, packed, reviewed, supervised, taken
from one_transaction import read, write
from pydantic import ValidationError
from store_made_up import PASSPHRASE, FixedClockRealKeys, signed, started

from neglect_toolkit.errors import HandoverError
from neglect_toolkit.model.assessment import Header
from neglect_toolkit.model.base import sha256_of
from neglect_toolkit.model.handover import Package, PackageStanding
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.words import ManagerView, ReviewOutcome, Status
from neglect_toolkit.store import audit, checking, headers, people, reviewing, sealing, supervisions
from neglect_toolkit.store.key_slots import OpenedKey
from neglect_toolkit.store.store import Store


@pytest.fixture
def office(store: Store) -> Store:
    """A store that Ifeoma and her manager Maria share."""
    write(store, people.add, BOSS)
    return store


@pytest.fixture
def forger(tmp_path: Path, clock: FixedClockRealKeys) -> Iterator[Callable[[Person], Store]]:
    """A store of the forger's own, in which they are whoever they like: every hash of what leaves it is right."""
    folder, opened = tmp_path / "forger", []
    key = Store.make(folder, PASSPHRASE, YOU, clock, CHEAP)

    def as_(person: Person) -> Store:
        opened.append(Store.open_with(folder, OpenedKey(YOU.id, key.key), clock))
        if person.id not in {one.id for one in read(opened[-1], people.everybody)}:
            write(opened[-1], people.add, person)
        opened.append(Store.open_with(folder, OpenedKey(person.id, key.key), clock))
        return opened[-1]

    yield as_
    for one in opened:
        one.close()


def _review(outcome: ReviewOutcome) -> Callable[[Store, Header], object]:
    def review(store: Store, header: Header) -> object:
        view = ManagerView.AGREE if outcome is ReviewOutcome.COUNTERSIGNED else None
        with store.writing() as writing:
            return reviewing.review(writing, store.me, header.id, outcome, view=view, reason="All well.")

    return review


def _comment(store: Store, header: Header) -> object:
    with store.writing() as writing:
        return reviewing.comment(writing, store.me, header.id, "I have read this and agree.")


def _amend(store: Store, header: Header) -> Header:
    return write(store, sealing.amend, header.id, "All well")


def _amend_and_write(store: Store, header: Header) -> object:
    return noted(store, _amend(store, header), "Nothing to worry about")


def _amend_and_sign(store: Store, header: Header) -> object:
    return signed(store, _amend(store, header))


def _discard(store: Store, header: Header) -> object:
    _amend(store, header)
    return write(store, sealing.discard, header.id, REACHED)


def _withdraw(store: Store, header: Header) -> object:
    return write(store, sealing.withdraw, header.id, "Made in error")


IN_THEIR_NAME = {
    "countersign": _review(ReviewOutcome.COUNTERSIGNED),
    "send back": _review(ReviewOutcome.RETURNED),
    "comment": _comment,
    "amend": _amend,
    "amend and write": _amend_and_write,
    "amend and sign": _amend_and_sign,
    "throw an amendment away": _discard,
    "withdraw": _withdraw,
}
"""What somebody can do to a signed assessment."""


def unsigned_rows(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row but those of other stores' logs, which stand beside as what those stores say."""
    return {table: rows for table, rows in dump(store).items() if not table.startswith("foreign_")}


@pytest.mark.parametrize("person", [BOSS, BOSS.model_copy(update={"name": "Another Name"})], ids=["same", "renamed"])
@pytest.mark.parametrize("act", IN_THEIR_NAME)
def test_nothing_is_taken_in_the_name_of_somebody_here(
    office: Store, forger: Callable[[Person], Store], act: str, person: Person
) -> None:
    header = signed(office, started(office))
    theirs = forger(person)
    taken(theirs, packed(office, header))
    IN_THEIR_NAME[act](theirs, header)
    before = dump(office)

    said = taken(office, packed(theirs, header))

    assert [one.standing for one in said.assessments] == [PackageStanding.CONFLICT]
    [why] = said.refused
    assert "in the name of Maria Lindqvist" in why
    assert dump(office) == before
    assert read(office, headers.header, header.id).status is Status.SIGNED
    assert read(office, checking.check) == ()


@pytest.mark.parametrize("act", IN_THEIR_NAME)
def test_the_same_by_somebody_of_the_other_store_is_taken(
    office: Store, forger: Callable[[Person], Store], act: str
) -> None:
    header = signed(office, started(office))
    theirs = forger(Person(id="p77", name="Somebody Elsewhere"))
    taken(theirs, packed(office, header))
    IN_THEIR_NAME[act](theirs, header)
    [one] = taken(office, packed(theirs, header)).assessments
    assert one.standing is PackageStanding.GOES_ON
    assert read(office, checking.check) == ()


def test_an_assessment_that_this_store_never_saw_is_not_theirs(
    office: Store, forger: Callable[[Person], Store]
) -> None:
    theirs = forger(BOSS)
    header = signed(theirs, started(theirs))
    before = dump(office)
    [one] = taken(office, packed(theirs, header)).assessments
    assert (one.standing, dump(office)) == (PackageStanding.CONFLICT, before)


def test_who_signed_is_not_changed_by_what_a_list_row_says(office: Store, forger: Callable[[Person], Store]) -> None:
    header = signed(office, started(office))
    theirs = forger(Person(id="p77", name="Somebody Elsewhere"))
    taken(theirs, packed(office, header))
    _amend_and_sign(theirs, header)
    package = packed(theirs, header)
    plain = package.plain()
    plain["assessments"][0]["signed_by"] = BOSS.id
    plain["people"].append({"id": BOSS.id, "name": BOSS.name})
    with pytest.raises(ValidationError, match="does not tell who signed"):
        Package.model_validate(plain)


def test_a_supervision_in_their_name_is_left_out_and_said(office: Store, forger: Callable[[Person], Store]) -> None:
    header = signed(office, started(office))
    theirs = forger(BOSS)
    taken(theirs, packed(office, header))
    supervised(theirs, header)
    before = unsigned_rows(office)
    said = taken(office, packed(theirs, header))
    assert (said.supervisions, unsigned_rows(office)) == (0, before)
    assert "in the name of Maria Lindqvist" in said.refused[0]
    assert read(office, checking.check) == ()


def test_what_became_of_an_action_in_their_name_is_left_out_and_said(
    office: Store, forger: Callable[[Person], Store]
) -> None:
    header = signed(office, started(office))
    supervised(office, header)
    theirs = forger(BOSS)
    taken(theirs, packed(office, header))
    with theirs.writing() as writing:
        action = supervisions.of_child(writing.connection, header.child_id)[0].content.actions[0].id
        supervisions.keep_outcome(writing, BOSS, action, "done", "Rang them.")
    before = unsigned_rows(office)
    said = taken(office, packed(theirs, header))
    assert unsigned_rows(office) == before
    assert "in the name of Maria Lindqvist" in said.refused[0]
    assert read(office, checking.check) == ()


def test_entries_that_are_said_to_be_of_this_stores_log_are_in_it_or_nothing_is_taken(
    office: Store, forger: Callable[[Person], Store]
) -> None:
    """An invented entry at the end of this store's own log: the way in which a countersignature was forged."""
    header = signed(office, started(office))
    theirs = forger(BOSS)
    taken(theirs, packed(office, header))
    IN_THEIR_NAME["countersign"](theirs, header)
    plain = packed(theirs, header).plain()
    own = read(office, audit.entries)[0].hash
    elsewhere = next(part for part in plain["logs"] if part["log"] != own)
    ours = next(part for part in plain["logs"] if part["log"] == own)
    told = next(entry for entry in elsewhere["entries"] if entry["what"] == "countersign")
    seq = ours["head_seq"] + 1
    invented = {**{name: value for name, value in told.items() if name != "hash"}, "seq": seq}
    invented["previous"] = ours["head_hash"]
    invented["hash"] = sha256_of(invented)
    ours["entries"] = [*ours["entries"], invented]
    ours["head_seq"], ours["head_hash"] = seq, invented["hash"]
    plain["logs"] = [ours]
    before = dump(office)
    with pytest.raises(HandoverError, match="its log does not know"):
        taken(office, Package.model_validate(plain))
    assert dump(office) == before
    assert read(office, headers.header, header.id).status is Status.SIGNED


def test_withdrawn_by_nobody_is_not_withdrawn(office: Store, forger: Callable[[Person], Store]) -> None:
    header = signed(office, started(office))
    theirs = forger(Person(id="p77", name="Somebody Elsewhere"))
    taken(theirs, packed(office, header))
    plain = packed(theirs, header).plain()
    plain["assessments"][0]["withdrawn"] = True
    before = dump(office)
    [one] = taken(office, Package.model_validate(plain)).assessments
    assert (one.standing, dump(office)) == (PackageStanding.CONFLICT, before)


def test_an_amendment_does_not_change_who_signed_before_it(office: Store, forger: Callable[[Person], Store]) -> None:
    header = signed(office, started(office))
    theirs = forger(Person(id="p77", name="Somebody Elsewhere"))
    taken(theirs, packed(office, header))
    _amend(theirs, header)
    plain = packed(theirs, header).plain()
    plain["assessments"][0]["signed_by"] = None
    taken(office, Package.model_validate(plain))
    assert read(office, headers.header, header.id).signed_by == header.signed_by
    assert read(office, checking.check) == ()


@pytest.mark.parametrize("where", ["head_seq", "entries"])
def test_a_number_that_no_log_reaches_comes_in_with_nothing(office: Store, where: str) -> None:
    plain = packed(office, signed(office, started(office))).plain()
    if where == "entries":
        plain["logs"][0]["entries"][-1]["seq"] = 2**63
    else:
        plain["logs"][0]["head_seq"] = 2**63
    with pytest.raises(ValidationError, match="less than or equal"):
        Package.model_validate(plain)


def test_what_is_sent_back_has_the_revision_that_answers(office: Store) -> None:
    header = signed(office, started(office))
    reviewed(office, header, ReviewOutcome.RETURNED)
    plain = packed(office, header).plain()
    plain["assessments"][0]["revisions"].pop()
    with pytest.raises(ValidationError, match="the one that answers is not there"):
        Package.model_validate(plain)
