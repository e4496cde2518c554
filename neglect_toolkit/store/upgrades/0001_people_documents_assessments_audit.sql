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
