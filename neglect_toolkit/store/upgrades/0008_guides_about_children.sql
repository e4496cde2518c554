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
