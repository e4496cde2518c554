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
