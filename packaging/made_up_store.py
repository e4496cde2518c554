"""Makes a store full of made-up children for `bench_store`: bulk inserts of the rows that the use-cases would write.

`store check` finds nothing wrong with what it makes: seals, reviews, the audit chain and the list agree.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from neglect_toolkit import formats
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.assessment import Assessment
from neglect_toolkit.model.base import canonical_json, sha256_of
from neglect_toolkit.model.kept_text import text_hash
from neglect_toolkit.model.people import Child, Person
from neglect_toolkit.model.record import changes_between, searchable
from neglect_toolkit.model.review import Review
from neglect_toolkit.model.words import AgeBand, Domain, Level, ManagerView, NextStep, ReviewOutcome, Role, Status
from neglect_toolkit.services import assessing, demo
from neglect_toolkit.services.toolkit import Toolkit, compose
from neglect_toolkit.store import audit, document_store, reviewing, sealing
from neglect_toolkit.store.store import Store
from neglect_toolkit.store.timestamps import as_text

PASSPHRASE = "bench bench bench bench"
BATCH = 2_000
FULL_EVERY = 10  # every so many assessments one is as long as the worked example; the others hold a few answers
TEAMS = tuple(f"Team {name}" for name in ("Hill", "Dock", "Quay", "Moor", "Mill", "Ford", "Glen", "Vale"))
TOOLS = ("baby", "pre_school", "primary", "teenager", "primary_disability")
ENDS = (
    (Status.COUNTERSIGNED, 0.68),
    (Status.DRAFT, 0.15),
    (Status.SIGNED, 0.10),
    (Status.RETURNED, 0.04),
    (Status.WITHDRAWN, 0.03),
)
BEGAN = dt.datetime(2023, 1, 2, 9, tzinfo=dt.UTC)
YEARS = 4
FIRST_NAMES = ("Zoë", "Ifan", "Maya", "Tomos", "Aaliyah", "Seren", "Noor", "Kai", "Ewa", "Rhys", "Leila", "Osian")
SYLLABLES = ("quill", "mar", "fen", "tol", "ash", "brin", "dell", "wick", "horn", "lar", "pen", "rud", "sel", "vane")

NAME, HOUSE = "Zzyx", "9988776655"  # what stands in the texts for the child's name and the number of the house


ASKED = "Who else was there?"
REVIEW_COLUMNS = (
    "id", "assessment_id", "revision", "at", "by", "by_name", "outcome", "view", "reason", "revision_sha256", "record",
    "record_sha256"
)  # fmt: skip


@dataclass(frozen=True)
class Sealed:
    """An assessment as text, in which the child's name and house stand as placeholders."""

    changes: tuple[tuple[str, str, str], ...]
    content: str
    summary: str
    inputs: str
    names: str
    words: str


@dataclass
class Rows:
    """What one transaction inserts, table by table, in this order."""

    child: list[tuple[Any, ...]] = field(default_factory=list)
    worker: list[tuple[Any, ...]] = field(default_factory=list)
    assessment: list[dict[str, Any]] = field(default_factory=list)
    opened: list[tuple[Any, ...]] = field(default_factory=list)
    change: list[tuple[Any, ...]] = field(default_factory=list)
    sealed: list[tuple[Any, ...]] = field(default_factory=list)
    review: list[tuple[Any, ...]] = field(default_factory=list)
    reopened: list[tuple[Any, ...]] = field(default_factory=list)
    withdrawn: list[tuple[str]] = field(default_factory=list)
    search: list[tuple[Any, ...]] = field(default_factory=list)
    audit: list[tuple[Any, ...]] = field(default_factory=list)


CONTENT, SUMMARY = formats.newest(Kept.ASSESSMENT), formats.newest(Kept.SUMMARY)

INSERTS = {
    "child": "INSERT INTO child (id, created_at) VALUES (?, ?)",
    "worker": "INSERT INTO worker (id, child_id, person, work, since, given_by) VALUES (?, ?, ?, 'lead', ?, ?)",
    "opened": "INSERT INTO revision (assessment_id, number, opened_at, opened_by) VALUES (?, 1, ?, ?)",
    "change": 'INSERT INTO change (assessment_id, revision, section, "key", value, at, "by", format) '
    "VALUES (?, 1, ?, ?, ?, ?, ?, ?)",
    "sealed": "UPDATE revision SET sealed_at = ?, signature = ?, content = ?, summary = ?, inputs = ?, sha256 = ?, "
    "content_format = ?, summary_format = ? WHERE assessment_id = ? AND number = 1",
    "review": f"INSERT INTO review ({', '.join(REVIEW_COLUMNS)}) "  # noqa: S608 - fixed names
    f"VALUES ({', '.join('?' * len(REVIEW_COLUMNS))})",
    "reopened": "INSERT INTO revision (assessment_id, number, opened_at, opened_by, reason) VALUES (?, 2, ?, ?, ?)",
    "withdrawn": "UPDATE assessment SET status = 'withdrawn', waiting_since = NULL WHERE id = ?",
    "search": "INSERT INTO search (rowid, names, words) VALUES (?, ?, ?)",
    "audit": "INSERT INTO audit (seq, at, who, what, about, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
}


def make_store(folder: Path, size: int) -> None:
    """A store with so many assessments in every state, over four years, eight teams and their practitioners."""
    toolkit = compose(store=folder)
    me = Person(id="me", name="Made Up", team=TEAMS[0], agency="Council", area="Hill", roles=tuple(Role))
    key = Store.make(folder, PASSPHRASE, me, toolkit.clock)
    with Store.open_with(folder, key, toolkit.clock) as store:
        maker = Maker(toolkit, store)
        for first in range(0, size, BATCH):
            with store.writing() as writing:
                _insert(writing.connection.db.conn, maker.rows(range(first, min(first + BATCH, size)), size))


def _insert(raw: Any, rows: Rows) -> None:
    raw.executemany(INSERTS["child"], rows.child)
    raw.executemany(INSERTS["worker"], rows.worker)
    names = list(rows.assessment[0])
    columns, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    raw.executemany(
        f"INSERT INTO assessment ({columns}) VALUES ({places})",  # noqa: S608 - the columns' names are ours
        [tuple(row.values()) for row in rows.assessment],
    )
    for table in ("opened", "change", "sealed", "review", "reopened", "withdrawn", "search", "audit"):
        raw.executemany(INSERTS[table], getattr(rows, table))


class Maker:
    """Makes rows up, the same ones in every run."""

    def __init__(self, toolkit: Toolkit, store: Store) -> None:
        self._random = random.Random(2026)  # noqa: S311 - made-up children, no secrets
        sample = demo.sample(toolkit)
        assessed = assessing.assess_file(toolkit, demo.sample_file())
        self._born = sample.child.date_of_birth
        self._full = _as_text(toolkit, sample)
        few = dict(list(sample.answers.items())[:4])
        self._short = _as_text(toolkit, sample.model_copy(update={"answers": few, "visits": (), "household": ()}))
        self._people = [f"p{number}" for number in range(10 * len(TEAMS))]
        with store.writing() as writing:
            self._tool = document_store.keep(writing, "tool", assessed.tool)
            self._policy = document_store.keep(writing, "policy", toolkit.policy)
            rows = [
                (who, f"Made Up {who}", TEAMS[number % len(TEAMS)], as_text(BEGAN), "practitioner manager")
                for number, who in enumerate(self._people)
            ]
            insert = "INSERT INTO person (id, name, team, created_at, roles) VALUES (?, ?, ?, ?, ?)"
            writing.connection.db.conn.executemany(insert, rows)
            self._seq, self._hash = audit.head(writing.connection)

    def rows(self, numbers: range, size: int) -> Rows:
        """The rows of these assessments, out of so many in all."""
        rows = Rows()
        for number in numbers:
            self._add(rows, number, size)
        return rows

    def _add(self, rows: Rows, number: int, size: int) -> None:
        draw = self._random
        is_new = number % 4 != 3  # every fourth is a further one of the same child
        child = number if is_new else number - 1
        team = child % len(TEAMS)
        # One child in ten of the first team is mine.
        who = "me" if team == 0 and child % 80 == 0 else self._people[team + len(TEAMS) * (child // 8 % 10)]
        fill, step = _filler(child), draw.choice(list(NextStep))
        at = BEGAN + dt.timedelta(minutes=int(number / size * YEARS * 365 * 24 * 60))
        status = draw.choices([end for end, _ in ENDS], [share for _, share in ENDS])[0]
        signed_at = at + dt.timedelta(days=draw.randrange(1, 15)) if status is not Status.DRAFT else None
        text = self._full if number % FULL_EVERY == 0 else self._short
        ids = {"id": f"{number:032x}", "child": f"c{child:031x}"}
        if is_new:
            rows.child.append((ids["child"], as_text(at)))
            rows.worker.append((ids["child"], ids["child"], who, at.date().isoformat(), who))
        rows.opened.append((ids["id"], as_text(at), who))
        rows.change += [
            (ids["id"], section, key, fill(value), as_text(at), who, CONTENT) for section, key, value in text.changes
        ]
        rows.search.append((number + 1, fill(text.names), text.words))
        self._note(rows, at, who, "start", ids["id"], tool="primary", changed="child answers")
        signature, reviewed_at = None, None
        if signed_at is not None:
            signature, sha256 = _seal(rows, text, fill(text.content), step, ids["id"], signed_at)
            proof = sealing.proof_of(1, sha256, signature)
            self._note(rows, signed_at, who, sealing.SIGNED, ids["id"], **proof)
            reviewed_at = self._review(rows, ids["id"], who, status, signed_at, sha256)
        row = self._header(ids, number, child, team, who, status, step, at)
        row |= {
            "signature": signature if status in {Status.SIGNED, Status.COUNTERSIGNED} else None,
            "signed_at": as_text(signed_at) if signed_at else None,
            "signed_by": who if signed_at else None,
            "waiting_since": as_text(signed_at) if signed_at and status is Status.SIGNED else None,
            "reviewed_at": as_text(reviewed_at) if reviewed_at else None,
            "saved_at": as_text(reviewed_at or signed_at or at),
        }
        rows.assessment.append(row)
        if status is Status.WITHDRAWN:
            rows.withdrawn.append((ids["id"],))
            self._note(rows, signed_at or at, who, "withdraw", ids["id"], reason="Made in error")

    def _review(  # noqa: PLR0917 - a row has many parts
        self, rows: Rows, assessment: str, who: str, status: Status, signed_at: dt.datetime, sha256: str
    ) -> dt.datetime | None:
        if status not in {Status.COUNTERSIGNED, Status.RETURNED}:
            return None
        at = signed_at + dt.timedelta(days=int(self._random.expovariate(1 / 8)))
        manager = "p0" if who != "p0" else "p1"
        agreed = status is Status.COUNTERSIGNED
        review = Review(
            id=f"r{assessment}",
            assessment_id=assessment,
            revision=1,
            at=at,
            by=manager,
            by_name="Made Up",
            outcome=ReviewOutcome.COUNTERSIGNED if agreed else ReviewOutcome.RETURNED,
            view=ManagerView.AGREE if agreed else None,
            reason=None if agreed else ASKED,
            revision_sha256=sha256,
        )
        record = canonical_json(review.plain())
        plain = review.plain() | {"at": as_text(at), "record": record, "record_sha256": text_hash(record)}
        rows.review.append(tuple(plain[name] for name in REVIEW_COLUMNS))
        if not agreed:
            rows.reopened.append((assessment, as_text(at), manager, ASKED))
        what = reviewing.COUNTERSIGNED if agreed else reviewing.RETURNED
        self._note(rows, at, manager, what, assessment, revision="1", sha256=text_hash(record))
        return at

    def _header(  # noqa: PLR0917 - a row has many parts
        self,
        ids: dict[str, str],
        number: int,
        child: int,
        team: int,
        who: str,
        status: Status,
        step: NextStep,
        at: dt.datetime,
    ) -> dict[str, Any]:
        draw, name = self._random, _name(child)
        levels = dict(zip(Domain, draw.choices(list(Level), [2, 8, 40, 10, 28, 12], k=len(Domain)), strict=True))
        return {
            "id": ids["id"],
            "child_id": ids["child"],
            "tool": TOOLS[child % len(TOOLS)],
            "tool_sha256": self._tool,
            "policy_sha256": self._policy,
            "status": (Status.SIGNED if status is Status.WITHDRAWN else status).value,
            "revision": 2 if status is Status.RETURNED else 1,
            "child_called": name.split()[0],
            "child_name": name,
            "date_of_birth": str(self._born),
            "home": f"{child} marmalade row",
            "started_at": as_text(at),
            "started_by": who,
            "explored": number % 40,
            "of": 40,
            "next_step": step.value,
            "practitioner": who,
            "team": TEAMS[team].casefold(),
            "agency": "Council",
            "area": TEAMS[team % 3],
            "age_band": list(AgeBand)[child % 6].value,
            "disabled": child % 5 == 0,
            "judged": step.value,
            "below": draw.random() < 0.05,
            "flags": int(draw.random() < 0.1),
            "own_words": draw.random() < 0.8,
            **{domain.value: level.value for domain, level in levels.items()},
        }

    def _note(self, rows: Rows, at: dt.datetime, who: str, what: str, about: str, **detail: str) -> None:
        self._seq += 1
        said = {
            "seq": self._seq,
            "at": as_text(at),
            "who": who,
            "what": what,
            "about": about,
            "detail": detail,
            "previous": self._hash,
        }
        self._hash = sha256_of(said)
        rows.audit.append((*{**said, "detail": canonical_json(detail)}.values(), self._hash))


def _as_text(toolkit: Toolkit, assessment: Assessment) -> Sealed:
    own = {"name": NAME, "known_as": None, "address": f"{HOUSE} Marmalade Row"}
    child = Child.model_validate(assessment.child.model_dump() | own)
    made = assessment.model_copy(update={"child": child})
    tool = assessing.assess_file(toolkit, demo.sample_file()).tool
    text = searchable(made)
    changes = changes_between(Assessment(tool=made.tool), made)
    return Sealed(
        changes=tuple((change.section, change.key, change.value_json or "{}") for change in changes),
        content=canonical_json(made.plain()),
        summary=canonical_json(assessing.summary_of(made, tool, toolkit.policy).plain()),
        inputs=canonical_json({"facts": {}, "earlier": [], "formats": {"content": CONTENT, "summary": SUMMARY}}),
        names=text.names,
        words=text.words,
    )


def _seal(  # noqa: PLR0917 - a row has many parts
    rows: Rows, text: Sealed, content: str, step: NextStep, assessment: str, at: dt.datetime
) -> tuple[str, str]:
    """Seals revision 1; gives the signature and the hash that it is of."""
    summary = re.sub(r'"next_step":\{(.*?)"is":"\w+"', rf'"next_step":{{\1"is":"{step}"', text.summary)
    whole = f'{{"content":{content},"inputs":{text.inputs},"summary":{summary}}}'
    sha256 = hashlib.sha256(whole.encode()).hexdigest()
    by = dict.fromkeys(("role", "agency", "team", "area", "contact")) | {"name": "Made Up"}
    signature = canonical_json({"by": by, "at": at.isoformat().replace("+00:00", "Z"), "sha256": sha256})
    rows.sealed.append((as_text(at), signature, content, summary, text.inputs, sha256, CONTENT, SUMMARY, assessment))
    return signature, sha256


def _filler(child: int) -> Callable[[str], str]:
    return lambda text: text.replace(NAME, _name(child)).replace(HOUSE, str(child))


def _name(child: int) -> str:
    return f"{FIRST_NAMES[child % len(FIRST_NAMES)]} {surname_of(child)}"


def surname_of(child: int) -> str:
    parts, left = [], child * 7919 + 13
    for _ in range(4):
        left, index = divmod(left, len(SYLLABLES))
        parts.append(SYLLABLES[index])
    return "".join(parts).capitalize()
