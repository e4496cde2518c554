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
