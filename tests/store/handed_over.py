"""Two made-up stores between which assessments go to and fro."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cheap_keys import CHEAP
from one_transaction import write
from store_made_up import (
    BEDTIME,
    PASSPHRASE,
    FixedClockRealKeys,
    a_summary,
    raw,
    signed,
    started,
)

from neglect_toolkit.model.assessment import Answer, Header
from neglect_toolkit.model.handover import Package, TakenIn
from neglect_toolkit.model.people import Person
from neglect_toolkit.model.record import Change, Progress
from neglect_toolkit.model.supervision import Action, SupervisionContent
from neglect_toolkit.model.words import Domain, ManagerView, Rating, ReviewOutcome, Role
from neglect_toolkit.store import assessments, handing_over, people, reviewing, sealing, supervisions, taking_in
from neglect_toolkit.store.store import Store

YOU = Person(id="p2", name="Bram Kettlewell", role="social worker", agency="Council", team="South")
SALT = "5a" * 16
BOSS = Person(id="p9", name="Maria Lindqvist", team="North", roles=(Role.MANAGER,))
REACHED = Progress(
    explored=1, of=2, next_step=a_summary().next_step.is_, levels={Domain.NUTRITIONAL: "some"}, own_words=True
)


def a_store(folder: Path, me: Person, clock: FixedClockRealKeys) -> Store:
    return Store.create(folder, PASSPHRASE, me, clock, CHEAP)


def packed(store: Store, *headers: Header, message: str = "") -> Package:
    with store.reading() as connection:
        ids = [header.id for header in headers]
        return handing_over.export(
            connection, ids, made_by=store.me, made_at=FixedClockRealKeys().now(), salt=SALT, message=message
        )


def taken(store: Store, package: Package) -> TakenIn:
    with store.writing() as writing:
        return taking_in.take_in(writing, package, {one.id: REACHED for one in package.assessments})


def dump(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    connection = raw(store)
    tables = connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'")
    return {row["name"]: connection.rows(f"SELECT * FROM {row['name']}") for row in tables}  # noqa: S608


def noted(store: Store, header: Header, note: str) -> Header:
    """One more change to a draft."""
    change = Change.answer(BEDTIME, Answer(rating=Rating.MIXED, note=note))
    return write(store, assessments.save, header.id, [change], REACHED)


def reviewed(store: Store, header: Header, outcome: ReviewOutcome) -> Header:
    with store.writing() as writing:
        if not writing.connection.rows("SELECT 1 FROM person WHERE id = ?", BOSS.id):
            people.add(writing, BOSS)
    with store.writing() as writing:
        view = ManagerView.AGREE if outcome is ReviewOutcome.COUNTERSIGNED else None
        return reviewing.review(writing, BOSS, header.id, outcome, view=view, reason="Who was there?")


def commented(store: Store, header: Header, text: str = "Did you see the kitchen?") -> None:
    with store.writing() as writing:
        reviewing.comment(writing, store.me, header.id, text)


def supervised(store: Store, header: Header) -> None:
    content = SupervisionContent(
        held_on=FixedClockRealKeys().today(),
        decisions="See her at school.",
        actions=(Action(id=f"a{header.id[:30]}", what="Ring the school"),),
    )
    with store.writing() as writing:
        supervisions.keep(writing, store.me, header.child_id, content)


def signed_again(store: Store, header: Header) -> Header:
    return signed(store, header)


def a_long_life(store: Store) -> Header:
    """Signed, sent back, answered, countersigned, amended, thrown away, amended again: everything that can happen."""
    header = started(store)
    signed(store, header)
    commented(store, header)
    header = noted(store, reviewed(store, header, ReviewOutcome.RETURNED), "His own bed")
    reviewed(store, signed_again(store, header), ReviewOutcome.COUNTERSIGNED)
    noted(store, write(store, sealing.amend, header.id, "A date was wrong"), "No bed at all")
    write(store, sealing.discard, header.id, REACHED)
    header = noted(store, write(store, sealing.amend, header.id, "The grandmother rang"), "The sofa")
    supervised(store, header)
    return header
