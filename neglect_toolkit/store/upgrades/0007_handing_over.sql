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
