-- Every record says in which format it is kept, and is kept as the text that its hash is of. Free text that somebody
-- wrote stands in `passage`, to which records refer by a salted digest, so that it can be taken out one day.
CREATE TABLE passage (
    digest TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
    belongs_to TEXT NOT NULL,
    salt TEXT,
    words TEXT,
    CHECK ((salt IS NULL) = (words IS NULL))
) STRICT;

CREATE INDEX passage_of_record ON passage (belongs_to);

CREATE TRIGGER passage_is_never_changed BEFORE UPDATE ON passage
BEGIN SELECT RAISE(ABORT, 'a passage is never changed'); END;

CREATE TRIGGER passage_is_never_deleted BEFORE DELETE ON passage
BEGIN SELECT RAISE(ABORT, 'a passage is never deleted'); END;

CREATE TRIGGER passage_is_never_replaced BEFORE INSERT ON passage
WHEN EXISTS (SELECT 1 FROM passage WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'a passage is never replaced, and belongs to one record'); END;

CREATE TABLE withdrawal (
    assessment_id TEXT NOT NULL PRIMARY KEY REFERENCES assessment (id),
    at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    reason_digest TEXT NOT NULL REFERENCES passage (digest)
) STRICT;

CREATE TRIGGER withdrawal_is_never_changed BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'why an assessment was withdrawn is never changed'); END;

CREATE TRIGGER withdrawal_is_never_deleted BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'why an assessment was withdrawn is never deleted'); END;

CREATE TRIGGER withdrawal_is_never_replaced BEFORE INSERT ON withdrawal
WHEN EXISTS (SELECT 1 FROM withdrawal WHERE assessment_id = NEW.assessment_id)
BEGIN SELECT RAISE(ABORT, 'an assessment is withdrawn once'); END;

ALTER TABLE document ADD COLUMN format INTEGER NOT NULL DEFAULT 1;
ALTER TABLE change ADD COLUMN format INTEGER NOT NULL DEFAULT 1;
ALTER TABLE revision ADD COLUMN content_format INTEGER NOT NULL DEFAULT 1;
ALTER TABLE revision ADD COLUMN summary_format INTEGER NOT NULL DEFAULT 1;
-- Why it was opened: `reason` has the words as they were kept until now; from now on it is empty and this says which passage.
ALTER TABLE revision ADD COLUMN reason_digest TEXT REFERENCES passage (digest);

ALTER TABLE review ADD COLUMN format INTEGER NOT NULL DEFAULT 1;
ALTER TABLE review ADD COLUMN record TEXT NOT NULL DEFAULT '{}';
ALTER TABLE review ADD COLUMN record_sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE comment ADD COLUMN format INTEGER NOT NULL DEFAULT 1;
ALTER TABLE comment ADD COLUMN record TEXT NOT NULL DEFAULT '{}';
ALTER TABLE comment ADD COLUMN record_sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE supervision_record ADD COLUMN format INTEGER NOT NULL DEFAULT 1;
ALTER TABLE supervision_record ADD COLUMN record TEXT NOT NULL DEFAULT '{}';
ALTER TABLE supervision_record ADD COLUMN record_sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE action_outcome ADD COLUMN format INTEGER NOT NULL DEFAULT 1;
ALTER TABLE action_outcome ADD COLUMN record TEXT NOT NULL DEFAULT '{}';
ALTER TABLE action_outcome ADD COLUMN record_sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE guide_record ADD COLUMN format INTEGER NOT NULL DEFAULT 1;
ALTER TABLE guide_record ADD COLUMN record TEXT NOT NULL DEFAULT '{}';
ALTER TABLE guide_record ADD COLUMN record_sha256 TEXT NOT NULL DEFAULT '';

DROP TRIGGER revision_keeps_its_origin;
CREATE TRIGGER revision_keeps_its_origin
BEFORE UPDATE OF assessment_id, number, opened_at, opened_by, reason, reason_digest ON revision
BEGIN SELECT RAISE(ABORT, 'how a revision began is never changed'); END;

-- A comment that somebody was writing is looked for under another name since 0008.
UPDATE unfinished SET about = 'review:' || substr(about, length('comment:') + 1) || ':comment'
WHERE about LIKE 'comment:%';
