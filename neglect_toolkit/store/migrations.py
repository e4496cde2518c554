"""The schema of the store, version by version. A migration is never edited once it is released.

What must never change is guarded by triggers: against UPDATE, against DELETE, and against INSERT OR REPLACE, which
deletes without a DELETE trigger where `recursive_triggers` is off. `docs/schema.md` draws the life cycles.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from neglect_toolkit.errors import StoreDamagedError, StoreTooNewError
from neglect_toolkit.model.people import Child
from neglect_toolkit.store.connection import DAMAGED, Connection, translated

MIGRATIONS = Migrations("store")


@MIGRATIONS(name="0001_people_documents_assessments_audit")
def _first(db: Database) -> None:
    db.executescript(_VERSION_1)


@MIGRATIONS(name="0002_who_shares_a_home")
def _second(db: Database) -> None:
    db.executescript(_VERSION_2)
    for row in list(db.query(_LAST_CHILD)):
        home = Child.model_validate_json(row["value"]).home
        db.execute("UPDATE assessment SET home = ? WHERE id = ?", [home, row["assessment_id"]])


@MIGRATIONS(name="0003_guide_records")
def _third(db: Database) -> None:
    db.executescript(_VERSION_3)


@MIGRATIONS(name="0004_several_people")
def _fourth(db: Database) -> None:
    db.executescript(_VERSION_4)
    from neglect_toolkit.store import older

    older.fill_version_4(db)


@MIGRATIONS(name="0006_counts")
def _sixth(db: Database) -> None:
    db.executescript(_VERSION_6)


@MIGRATIONS(name="0007_handing_over")
def _seventh(db: Database) -> None:
    db.executescript(_VERSION_7)


@MIGRATIONS(name="0008_guides_about_children")
def _eighth(db: Database) -> None:
    db.executescript(_VERSION_8)


def make(connection: Connection) -> None:
    """Gives an empty database the newest schema. Call it inside a writing transaction."""
    MIGRATIONS.apply(connection.db)


def bring_up_to_date(connection: Connection) -> None:
    """Applies what a database of an earlier version lacks. It writes nothing where nothing is lacking.

    Raises:
        StoreDamagedError: the database is empty or not the application's.
        StoreTooNewError: a later version of the application has already changed it.
    """
    with translated():
        applied = {migration.name for migration in MIGRATIONS.applied(connection.db)}
    if not applied:
        raise StoreDamagedError(DAMAGED)
    if applied - set(names()):
        raise StoreTooNewError(
            "This store has been used with a later version of the application. Update the application, then open it."
        )
    if set(names()) - applied:
        apply(connection, MIGRATIONS)


def apply(connection: Connection, pending: Migrations) -> None:
    """Applies every migration that is pending: all of them, or, should one fail, none."""
    with connection.writing():
        pending.apply(connection.db)


def names() -> tuple[str, ...]:
    """The names of every migration, the first one first."""
    empty = Database(memory=True, execute_plugins=False)
    try:
        return tuple(migration.name for migration in MIGRATIONS.pending(empty))
    finally:
        empty.close()


# Every column that counts read, so that they read nothing else: see `counts`. The queue's index holds what it is
# filtered by too, and its two other orders have an index each, so that a page of a large team reads its own rows only.
_VERSION_6 = """
DROP INDEX assessment_of_team;
CREATE INDEX assessment_of_team ON assessment (team, status, waiting_since, tool, next_step, flags, below,
    practitioner);
CREATE INDEX assessment_of_team_by_child ON assessment (team, child_name COLLATE NOCASE, status);
CREATE INDEX assessment_of_team_by_saved ON assessment (team, saved_at, status);

CREATE INDEX assessment_counted ON assessment (team, started_at, tool, status, signed_at, reviewed_at, own_words,
    physical, nutritional, medical, emotional, educational, supervision, area, agency, age_band, disabled);
"""

_VERSION_8 = """
CREATE TABLE guide_about (
    guide TEXT PRIMARY KEY REFERENCES guide_record (id),
    child_id TEXT NOT NULL REFERENCES child (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX guide_about_child ON guide_about (child_id);

CREATE TRIGGER guide_about_is_never_changed BEFORE UPDATE ON guide_about
BEGIN SELECT RAISE(ABORT, 'which child a kept record is about is never changed'); END;

CREATE TRIGGER guide_about_is_never_deleted BEFORE DELETE ON guide_about
BEGIN SELECT RAISE(ABORT, 'which child a kept record is about is never deleted'); END;

CREATE TRIGGER guide_about_is_never_replaced BEFORE INSERT ON guide_about
WHEN EXISTS (SELECT 1 FROM guide_about WHERE guide = NEW.guide)
BEGIN SELECT RAISE(ABORT, 'which child a kept record is about is never replaced'); END;
"""

_VERSION_7 = """
CREATE TABLE foreign_audit (
    log TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    about TEXT,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    PRIMARY KEY (log, seq)
) STRICT;

CREATE INDEX foreign_audit_about ON foreign_audit (about);

CREATE TRIGGER foreign_audit_is_never_changed BEFORE UPDATE ON foreign_audit
BEGIN SELECT RAISE(ABORT, 'an entry of another log is never changed'); END;

CREATE TRIGGER foreign_audit_is_never_deleted BEFORE DELETE ON foreign_audit
BEGIN SELECT RAISE(ABORT, 'an entry of another log is never deleted'); END;

CREATE TRIGGER foreign_audit_is_never_replaced BEFORE INSERT ON foreign_audit
WHEN EXISTS (SELECT 1 FROM foreign_audit WHERE hash = NEW.hash OR (log = NEW.log AND seq = NEW.seq))
BEGIN SELECT RAISE(ABORT, 'an entry of another log is never replaced'); END;

CREATE TABLE foreign_head (
    log TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    taken_in_at TEXT NOT NULL,
    PRIMARY KEY (log, seq)
) STRICT;

CREATE TRIGGER foreign_head_is_never_changed BEFORE UPDATE ON foreign_head
BEGIN SELECT RAISE(ABORT, 'where another log ended is never changed'); END;

CREATE TRIGGER foreign_head_is_never_deleted BEFORE DELETE ON foreign_head
BEGIN SELECT RAISE(ABORT, 'where another log ended is never deleted'); END;

CREATE TRIGGER foreign_head_is_never_replaced BEFORE INSERT ON foreign_head
WHEN EXISTS (SELECT 1 FROM foreign_head WHERE log = NEW.log AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'where another log ended is never replaced'); END;
"""

_VERSION_4 = """
ALTER TABLE person ADD COLUMN roles TEXT NOT NULL DEFAULT 'practitioner administrator';
ALTER TABLE person ADD COLUMN left_on TEXT;

ALTER TABLE assessment ADD COLUMN practitioner TEXT REFERENCES person (id);
ALTER TABLE assessment ADD COLUMN team TEXT NOT NULL DEFAULT '';
ALTER TABLE assessment ADD COLUMN agency TEXT;
ALTER TABLE assessment ADD COLUMN area TEXT;
ALTER TABLE assessment ADD COLUMN age_band TEXT NOT NULL DEFAULT 'not_known';
ALTER TABLE assessment ADD COLUMN disabled INTEGER;
ALTER TABLE assessment ADD COLUMN judged TEXT;
ALTER TABLE assessment ADD COLUMN below INTEGER NOT NULL DEFAULT 0;
ALTER TABLE assessment ADD COLUMN flags INTEGER NOT NULL DEFAULT 0;
ALTER TABLE assessment ADD COLUMN physical TEXT;
ALTER TABLE assessment ADD COLUMN nutritional TEXT;
ALTER TABLE assessment ADD COLUMN medical TEXT;
ALTER TABLE assessment ADD COLUMN emotional TEXT;
ALTER TABLE assessment ADD COLUMN educational TEXT;
ALTER TABLE assessment ADD COLUMN supervision TEXT;
ALTER TABLE assessment ADD COLUMN own_words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE assessment ADD COLUMN signed_at TEXT;
ALTER TABLE assessment ADD COLUMN signed_by TEXT REFERENCES person (id);
ALTER TABLE assessment ADD COLUMN waiting_since TEXT;
ALTER TABLE assessment ADD COLUMN reviewed_at TEXT;

CREATE INDEX assessment_of_team ON assessment (team, status, waiting_since);
CREATE INDEX assessment_of_practitioner ON assessment (practitioner, status);

ALTER TABLE revision ADD COLUMN discarded_at TEXT;
ALTER TABLE revision ADD COLUMN discarded_by TEXT REFERENCES person (id);

DROP INDEX one_open_revision;
CREATE UNIQUE INDEX one_open_revision ON revision (assessment_id) WHERE sealed_at IS NULL AND discarded_at IS NULL;

DROP TRIGGER revision_is_never_changed_once_sealed;
CREATE TRIGGER revision_is_never_changed_once_sealed BEFORE UPDATE ON revision
WHEN OLD.sealed_at IS NOT NULL OR OLD.discarded_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a sealed revision is never changed'); END;

DROP TRIGGER revision_is_never_replaced;
CREATE TRIGGER revision_is_never_replaced BEFORE INSERT ON revision
WHEN EXISTS (SELECT 1 FROM revision WHERE assessment_id = NEW.assessment_id
    AND (number = NEW.number OR (sealed_at IS NULL AND discarded_at IS NULL AND NEW.sealed_at IS NULL)))
BEGIN SELECT RAISE(ABORT, 'a revision is never replaced, and one is open at a time'); END;

CREATE TRIGGER revision_that_is_reviewed_is_not_discarded BEFORE UPDATE OF discarded_at ON revision
WHEN NEW.sealed_at IS NOT NULL OR NEW.number = 1
BEGIN SELECT RAISE(ABORT, 'only an amendment that is not signed is thrown away'); END;

DROP TRIGGER change_goes_into_an_open_revision;
CREATE TRIGGER change_goes_into_an_open_revision BEFORE INSERT ON change
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE assessment_id = NEW.assessment_id
    AND number = NEW.revision AND sealed_at IS NULL AND discarded_at IS NULL)
OR (SELECT status FROM assessment WHERE id = NEW.assessment_id) = 'withdrawn'
BEGIN SELECT RAISE(ABORT, 'a change goes into an open revision'); END;

CREATE TABLE worker (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    child_id TEXT NOT NULL REFERENCES child (id),
    person TEXT NOT NULL REFERENCES person (id),
    work TEXT NOT NULL CHECK (work IN ('lead', 'co_worker', 'cover')),
    since TEXT NOT NULL,
    until TEXT,
    given_by TEXT NOT NULL REFERENCES person (id),
    ended_at TEXT,
    CHECK (work <> 'cover' OR until IS NOT NULL)
) STRICT;

CREATE INDEX worker_with_child ON worker (child_id, ended_at);
CREATE INDEX children_of_worker ON worker (person, ended_at);
CREATE UNIQUE INDEX one_lead ON worker (child_id) WHERE work = 'lead' AND ended_at IS NULL;

CREATE TRIGGER worker_is_only_ended BEFORE UPDATE ON worker
WHEN OLD.ended_at IS NOT NULL OR (NEW.seq, NEW.id, NEW.child_id, NEW.person, NEW.work, NEW.since, NEW.given_by)
    IS NOT (OLD.seq, OLD.id, OLD.child_id, OLD.person, OLD.work, OLD.since, OLD.given_by)
BEGIN SELECT RAISE(ABORT, 'who worked with a child is never changed, only ended'); END;

CREATE TRIGGER worker_is_never_deleted BEFORE DELETE ON worker
BEGIN SELECT RAISE(ABORT, 'who worked with a child is never deleted'); END;

CREATE TABLE review (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    assessment_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    by_name TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('returned', 'countersigned')),
    view TEXT CHECK (view IN ('agree', 'higher', 'lower')),
    next_step TEXT,
    reason TEXT,
    revision_sha256 TEXT NOT NULL,
    CHECK ((outcome = 'countersigned') = (view IS NOT NULL)),
    CHECK (reason IS NOT NULL OR view = 'agree'),
    FOREIGN KEY (assessment_id, revision) REFERENCES revision (assessment_id, number)
) STRICT;

CREATE INDEX review_of_assessment ON review (assessment_id, revision);

CREATE TRIGGER review_is_of_what_was_signed BEFORE INSERT ON review
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE assessment_id = NEW.assessment_id AND number = NEW.revision
    AND sha256 = NEW.revision_sha256)
OR EXISTS (SELECT 1 FROM review WHERE assessment_id = NEW.assessment_id AND revision = NEW.revision)
OR EXISTS (SELECT 1 FROM review WHERE id = NEW.id OR seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a review is of one signed revision, once'); END;

CREATE TRIGGER review_is_never_by_its_author BEFORE INSERT ON review
WHEN EXISTS (SELECT 1 FROM change WHERE assessment_id = NEW.assessment_id AND by = NEW.by)
OR (SELECT signed_by FROM assessment WHERE id = NEW.assessment_id) = NEW.by
BEGIN SELECT RAISE(ABORT, 'nobody reviews their own work'); END;

CREATE TRIGGER review_is_never_changed BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'a review is never changed'); END;

CREATE TRIGGER review_is_never_deleted BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'a review is never deleted'); END;

CREATE TABLE comment (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    assessment_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    about TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    by_name TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    answers TEXT REFERENCES comment (id),
    FOREIGN KEY (assessment_id, revision) REFERENCES revision (assessment_id, number)
) STRICT;

CREATE INDEX comment_on_assessment ON comment (assessment_id, seq);

CREATE TRIGGER comment_is_never_changed BEFORE UPDATE ON comment
BEGIN SELECT RAISE(ABORT, 'a comment is never changed; a later one follows it'); END;

CREATE TRIGGER comment_is_never_deleted BEFORE DELETE ON comment
BEGIN SELECT RAISE(ABORT, 'a comment is never deleted'); END;

CREATE TRIGGER comment_is_never_replaced BEFORE INSERT ON comment
WHEN EXISTS (SELECT 1 FROM comment WHERE id = NEW.id OR seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a comment is never replaced'); END;

CREATE TRIGGER assessment_moves_as_the_table_says BEFORE UPDATE OF status ON assessment
WHEN NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (VALUES
    ('draft', 'signed'), ('draft', 'countersigned'), ('draft', 'withdrawn'),
    ('signed', 'draft'), ('signed', 'returned'), ('signed', 'countersigned'), ('signed', 'withdrawn'),
    ('returned', 'signed'), ('returned', 'withdrawn'),
    ('countersigned', 'draft'), ('countersigned', 'withdrawn'))
BEGIN SELECT RAISE(ABORT, 'an assessment does not go from this state to that one'); END;

CREATE TRIGGER assessment_is_signed_by_a_sealed_revision BEFORE UPDATE OF status, revision ON assessment
WHEN NEW.status IN ('signed', 'countersigned') AND NOT EXISTS (SELECT 1 FROM revision
    WHERE assessment_id = NEW.id AND number = NEW.revision AND sealed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'only a sealed revision is signed'); END;

CREATE TRIGGER assessment_is_countersigned_by_a_review BEFORE UPDATE OF status, revision ON assessment
WHEN NEW.status = 'countersigned' AND NOT EXISTS (SELECT 1 FROM review
    WHERE assessment_id = NEW.id AND revision = NEW.revision AND outcome = 'countersigned')
BEGIN SELECT RAISE(ABORT, 'only a review countersigns'); END;

CREATE TABLE supervision_record (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    child_id TEXT NOT NULL REFERENCES child (id),
    held_on TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    by_name TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE INDEX supervision_of_child ON supervision_record (child_id, held_on);

CREATE TRIGGER supervision_is_never_changed BEFORE UPDATE ON supervision_record
BEGIN SELECT RAISE(ABORT, 'a supervision record is never changed'); END;

CREATE TRIGGER supervision_is_never_deleted BEFORE DELETE ON supervision_record
BEGIN SELECT RAISE(ABORT, 'a supervision record is never deleted'); END;

CREATE TRIGGER supervision_is_never_replaced BEFORE INSERT ON supervision_record
WHEN EXISTS (SELECT 1 FROM supervision_record WHERE id = NEW.id OR seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a supervision record is never replaced'); END;

CREATE TABLE action (
    id TEXT NOT NULL PRIMARY KEY,
    supervision_id TEXT NOT NULL REFERENCES supervision_record (id),
    child_id TEXT NOT NULL REFERENCES child (id),
    by_when TEXT,
    ended INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX action_of_child ON action (child_id, ended, by_when);

CREATE TABLE action_outcome (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    action_id TEXT NOT NULL REFERENCES action (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    by_name TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'not_done', 'dropped')),
    note TEXT
) STRICT;

CREATE TRIGGER action_outcome_is_never_changed BEFORE UPDATE ON action_outcome
BEGIN SELECT RAISE(ABORT, 'what became of an action is never changed; a later one follows it'); END;

CREATE TRIGGER action_outcome_is_never_deleted BEFORE DELETE ON action_outcome
BEGIN SELECT RAISE(ABORT, 'what became of an action is never deleted'); END;

CREATE TABLE unfinished (
    person TEXT NOT NULL REFERENCES person (id),
    about TEXT NOT NULL,
    words TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (person, about)
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    names, words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

-- Tidied up when the store closes (`searching.tidy`), so that no save waits for it.
INSERT INTO search (search, rank) VALUES ('automerge', 0);
"""

_VERSION_3 = """
CREATE TABLE guide_record (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    guide_sha256 TEXT NOT NULL REFERENCES document (sha256),
    answers TEXT NOT NULL,
    result TEXT NOT NULL
) STRICT;

CREATE TRIGGER guide_record_is_never_changed BEFORE UPDATE ON guide_record
BEGIN SELECT RAISE(ABORT, 'a kept record is never changed'); END;

CREATE TRIGGER guide_record_is_never_deleted BEFORE DELETE ON guide_record
BEGIN SELECT RAISE(ABORT, 'a kept record is never deleted'); END;

CREATE TRIGGER guide_record_is_never_replaced BEFORE INSERT ON guide_record
WHEN EXISTS (SELECT 1 FROM guide_record WHERE id = NEW.id OR seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a kept record is never replaced'); END;
"""

_VERSION_2 = """
ALTER TABLE assessment ADD COLUMN home TEXT;

CREATE INDEX assessment_in_home ON assessment (home);
"""

_LAST_CHILD = """
SELECT assessment_id, value FROM change WHERE value IS NOT NULL AND seq IN (
    SELECT max(seq) FROM change WHERE section = 'child' GROUP BY assessment_id)
"""

_VERSION_1 = """
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT,
    agency TEXT,
    team TEXT,
    area TEXT,
    contact TEXT,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE document (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    kind TEXT NOT NULL,
    json TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT;

CREATE TABLE child (
    id TEXT NOT NULL PRIMARY KEY,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE assessment (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    child_id TEXT NOT NULL REFERENCES child (id),
    tool TEXT NOT NULL,
    tool_sha256 TEXT NOT NULL REFERENCES document (sha256),
    policy_sha256 TEXT NOT NULL REFERENCES document (sha256),
    status TEXT NOT NULL
        CHECK (status IN ('draft', 'signed', 'returned', 'countersigned', 'superseded', 'withdrawn')),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    child_called TEXT,
    child_name TEXT,
    date_of_birth TEXT,
    started_at TEXT NOT NULL,
    started_by TEXT NOT NULL REFERENCES person (id),
    saved_at TEXT NOT NULL,
    explored INTEGER NOT NULL,
    "of" INTEGER NOT NULL,
    next_step TEXT,
    place TEXT,
    signature TEXT
) STRICT;

CREATE INDEX assessment_of_child ON assessment (child_id, started_at);

CREATE TABLE revision (
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    opened_at TEXT NOT NULL,
    opened_by TEXT NOT NULL REFERENCES person (id),
    reason TEXT,
    sealed_at TEXT,
    signature TEXT,
    content TEXT,
    summary TEXT,
    inputs TEXT,
    sha256 TEXT,
    PRIMARY KEY (assessment_id, number),
    CHECK (number = 1 OR reason IS NOT NULL),
    CHECK ((sealed_at IS NULL) = (signature IS NULL)),
    CHECK ((sealed_at IS NULL) = (content IS NULL)),
    CHECK ((sealed_at IS NULL) = (summary IS NULL)),
    CHECK ((sealed_at IS NULL) = (inputs IS NULL)),
    CHECK ((sealed_at IS NULL) = (sha256 IS NULL))
) STRICT;

CREATE UNIQUE INDEX one_open_revision ON revision (assessment_id) WHERE sealed_at IS NULL;

CREATE TABLE change (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    section TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT,
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    FOREIGN KEY (assessment_id, revision) REFERENCES revision (assessment_id, number)
) STRICT;

CREATE INDEX change_latest ON change (assessment_id, section, key, revision, seq);

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    about TEXT,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER document_is_never_changed BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'a kept document is never changed'); END;

CREATE TRIGGER document_is_never_deleted BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'a kept document is never deleted'); END;

CREATE TRIGGER document_is_never_replaced BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'a kept document is never replaced'); END;

CREATE TRIGGER assessment_keeps_its_origin
BEFORE UPDATE OF seq, id, tool, tool_sha256, policy_sha256, started_at, started_by ON assessment
BEGIN SELECT RAISE(ABORT, 'how an assessment began is never changed'); END;

CREATE TRIGGER assessment_is_never_deleted BEFORE DELETE ON assessment
BEGIN SELECT RAISE(ABORT, 'an assessment is withdrawn, never deleted'); END;

CREATE TRIGGER assessment_is_never_replaced BEFORE INSERT ON assessment
WHEN EXISTS (SELECT 1 FROM assessment WHERE id = NEW.id OR seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'an assessment is never replaced'); END;

CREATE TRIGGER revision_is_never_changed_once_sealed BEFORE UPDATE ON revision
WHEN OLD.sealed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a sealed revision is never changed'); END;

CREATE TRIGGER revision_keeps_its_origin
BEFORE UPDATE OF assessment_id, number, opened_at, opened_by, reason ON revision
BEGIN SELECT RAISE(ABORT, 'how a revision began is never changed'); END;

CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;

CREATE TRIGGER revision_is_never_replaced BEFORE INSERT ON revision
WHEN EXISTS (SELECT 1 FROM revision WHERE assessment_id = NEW.assessment_id
    AND (number = NEW.number OR (sealed_at IS NULL AND NEW.sealed_at IS NULL)))
BEGIN SELECT RAISE(ABORT, 'a revision is never replaced, and one is open at a time'); END;

CREATE TRIGGER change_goes_into_an_open_revision BEFORE INSERT ON change
WHEN NOT EXISTS (SELECT 1 FROM revision WHERE assessment_id = NEW.assessment_id
    AND number = NEW.revision AND sealed_at IS NULL)
OR (SELECT status FROM assessment WHERE id = NEW.assessment_id) = 'withdrawn'
BEGIN SELECT RAISE(ABORT, 'a change goes into an open revision'); END;

CREATE TRIGGER change_is_never_changed BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'a change is never changed; a later one follows it'); END;

CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'a change is never deleted'); END;

CREATE TRIGGER change_is_never_replaced BEFORE INSERT ON change
WHEN EXISTS (SELECT 1 FROM change WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a change is never replaced'); END;

CREATE TRIGGER audit_is_chained BEFORE INSERT ON audit
WHEN NEW.previous IS NOT coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'an audit entry follows the one before it'); END;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'an audit entry is never changed'); END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'an audit entry is never deleted'); END;

CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'an audit entry is never replaced'); END;
"""
