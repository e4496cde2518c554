-- A store of schema version 1 as the first release made it: its tables, triggers and made-up rows. Never edited.

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
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

INSERT INTO _sqlite_migrations VALUES (1, 'store', '0001_people_documents_assessments_audit', '2026-11-23 11:34:38.796338+00:00');

INSERT INTO person VALUES ('p1', 'Ifeoma Adeyemi', 'social worker', 'Council', 'North', NULL, NULL, '2026-11-20T10:42:03.000000+00:00');

INSERT INTO document VALUES ('dbb70017348adc624cc860215af5c7e85cd8a12935b5bad467bb33cecdad3355', 'tool', '{"about":null,"ages":{"from_months":null,"says":"5-10 years","to_months":null},"disability":false,"id":"primary","parts":[{"about":null,"id":"day","items":[{"ask_child":null,"ask_parent":null,"core":false,"describes":{"going_well":"Well.","mixed":"Mixed.","worry":"A worry."},"do":null,"domains":["nutritional"],"grave":false,"id":"breakfast.eats_before_school","kind":"rated","look_for":null,"options":{},"persistence":true,"shown_when":null,"text":"Is it so?","urgency":null},{"ask_child":null,"ask_parent":null,"core":false,"describes":{"going_well":"Well.","mixed":"Mixed.","worry":"A worry."},"do":null,"domains":["physical"],"grave":false,"id":"night.sleeps_in_own_bed","kind":"rated","look_for":null,"options":{},"persistence":true,"shown_when":null,"text":"Is it so?","urgency":null}],"kind":"hour","title":"The day"}],"title":"A primary child''s day","version":"1.0.0"}', '2026-11-20T10:42:03.000000+00:00');
INSERT INTO document VALUES ('ad1f048d62eae7a0b5a414a67451705cff333e95593755aff3c721b7dd439736', 'policy', '{"calls_for":{"not_enough_known":"get_information","safety_flag":"get_information","safety_not_asked":"get_information","significant":"get_information","some":"get_information","unmet_need":"get_information"},"enough_explored":{"at_least":1,"share":0.5},"rules":[{"domains":"each","facts":{"age_at_least_months":null,"age_below_months":null,"cannot_speak":null,"disabled":null,"unborn":null},"id":"any_worry","makes":"some","next_step":null,"reason":"Made up.","says":"Something is a worry.","source":"Made up.","when":[{"across":"domain","child_says":null,"count":1,"grave":null,"persistence":null,"rating":"worry"}]}],"unmet_need_counts_after":2,"version":"1.0.0"}', '2026-11-20T10:42:03.000000+00:00');

INSERT INTO child VALUES ('00000000000000000000000000000006', '2026-11-20T10:42:03.000000+00:00');

INSERT INTO assessment VALUES (1, '00000000000000000000000000000005', '00000000000000000000000000000006', 'primary', 'dbb70017348adc624cc860215af5c7e85cd8a12935b5bad467bb33cecdad3355', 'ad1f048d62eae7a0b5a414a67451705cff333e95593755aff3c721b7dd439736', 'draft', 2, 'Zoë', 'Zoë Quillfeather', NULL, '2026-11-20T10:42:03.000000+00:00', 'p1', '2026-11-21T10:43:03.000000+00:00', 2, 2, NULL, NULL, NULL);
INSERT INTO assessment VALUES (2, '00000000000000000000000000000007', '00000000000000000000000000000006', 'primary', 'dbb70017348adc624cc860215af5c7e85cd8a12935b5bad467bb33cecdad3355', 'ad1f048d62eae7a0b5a414a67451705cff333e95593755aff3c721b7dd439736', 'withdrawn', 1, 'Zoë', 'Zoë Quillfeather', NULL, '2026-11-22T10:43:03.000000+00:00', 'p1', '2026-11-22T10:43:03.000000+00:00', 0, 0, NULL, NULL, NULL);

INSERT INTO revision VALUES ('00000000000000000000000000000005', 1, '2026-11-20T10:42:03.000000+00:00', 'p1', NULL, '2026-11-20T10:43:03.000000+00:00', '{"at":"2026-11-20T10:42:03Z","by":{"agency":"Council","area":null,"contact":null,"name":"Ifeoma Adeyemi","role":"social worker","team":"North"},"sha256":"9f2b8676ace51064250ebbb02913dd3a1287f279a740d0c2c189554811432082"}', '{"answers":{"breakfast.eats_before_school":{"accounts":[{"persistence":null,"rating":"worry","source":"child","visit":null,"who":"Zoë","words":"I have toast if I get there"}],"answer":null,"behind_it":[],"choices":[],"date":null,"done":null,"done_at":null,"done_by":null,"effect":null,"note":null,"persistence":null,"rating":"worry","setting":null,"since":null,"text":null}},"assessed_by":{"agency":"Council","area":null,"contact":null,"name":"Ifeoma Adeyemi","role":"social worker","team":"North"},"assessed_on":null,"child":{"address":"4 Marmalade Row","age_estimated":null,"cannot_speak":null,"communication":null,"date_of_birth":null,"disability":null,"disabled":null,"due_date":null,"known_as":"Zoë","language":null,"name":"Zoë Quillfeather","nhs_number":null,"school":null},"household":[],"judgement":{"next_step":null,"reason":null},"other_homes":[],"sharing":{"agrees":null,"basis":null,"family_knows":null,"views":null,"why_not_told":null},"tool":"primary","visits":[]}', '{"barriers":[],"domains":{"nutritional":{"accounts_differ":[],"explored":1,"findings":[],"gaps":[],"level":"some","of":2,"strengths":[],"unmet_needs":[]}},"next_step":{"because":["Somebody should look."],"is":"seek_advice"},"no_longer_asked":[],"policy":{"sha256":"ad1f048d62eae7a0b5a414a67451705cff333e95593755aff3c721b7dd439736","version":"1.0.0"},"safety":[],"safety_not_asked":[],"tool":{"id":"primary","sha256":"dbb70017348adc624cc860215af5c7e85cd8a12935b5bad467bb33cecdad3355","version":"1.0.0"}}', '{"earlier":[],"facts":{"age_months":104}}', '9f2b8676ace51064250ebbb02913dd3a1287f279a740d0c2c189554811432082');
INSERT INTO revision VALUES ('00000000000000000000000000000005', 2, '2026-11-21T10:43:03.000000+00:00', 'p1', 'The grandmother rang with the dates', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO revision VALUES ('00000000000000000000000000000007', 1, '2026-11-22T10:43:03.000000+00:00', 'p1', NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO change VALUES (1, '00000000000000000000000000000005', 1, 'child', '', '{"address":"4 Marmalade Row","known_as":"Zoë","name":"Zoë Quillfeather"}', '2026-11-20T10:42:03.000000+00:00', 'p1');
INSERT INTO change VALUES (2, '00000000000000000000000000000005', 1, 'assessed_by', '', '{"agency":"Council","name":"Ifeoma Adeyemi","role":"social worker","team":"North"}', '2026-11-20T10:42:03.000000+00:00', 'p1');
INSERT INTO change VALUES (3, '00000000000000000000000000000005', 1, 'answers', 'breakfast.eats_before_school', '{"accounts":[{"rating":"worry","source":"child","who":"Zoë","words":"I have toast if I get there"}],"rating":"worry"}', '2026-11-20T10:42:03.000000+00:00', 'p1');
INSERT INTO change VALUES (4, '00000000000000000000000000000005', 2, 'answers', 'night.sleeps_in_own_bed', '{"note":"Sofa at weekends","rating":"mixed"}', '2026-11-21T10:43:03.000000+00:00', 'p1');
INSERT INTO change VALUES (5, '00000000000000000000000000000007', 1, 'child', '', '{"address":"4 Marmalade Row","known_as":"Zoë","name":"Zoë Quillfeather"}', '2026-11-22T10:43:03.000000+00:00', 'p1');
INSERT INTO change VALUES (6, '00000000000000000000000000000007', 1, 'assessed_by', '', '{"agency":"Council","name":"Ifeoma Adeyemi","role":"social worker","team":"North"}', '2026-11-22T10:43:03.000000+00:00', 'p1');
INSERT INTO change VALUES (7, '00000000000000000000000000000007', 1, 'answers', 'breakfast.eats_before_school', '{"accounts":[{"rating":"worry","source":"child","who":"Zoë","words":"I have toast if I get there"}],"rating":"worry"}', '2026-11-22T10:43:03.000000+00:00', 'p1');

INSERT INTO audit VALUES (1, '2026-11-20T10:42:03.000000+00:00', 'p1', 'create', NULL, '{}', '', '9f46b790ae2bc2bb43dd7023a0a0d2a32c07aa5cabff261a48883427ff9fb8b0');
INSERT INTO audit VALUES (2, '2026-11-20T10:42:03.000000+00:00', 'p1', 'start', '00000000000000000000000000000005', '{"changed":"child assessed_by breakfast.eats_before_school","tool":"primary"}', '9f46b790ae2bc2bb43dd7023a0a0d2a32c07aa5cabff261a48883427ff9fb8b0', '599a0974c733b6640fdf056bba24216a1028c637d977ccc2c357e7f47ac50626');
INSERT INTO audit VALUES (3, '2026-11-20T10:43:03.000000+00:00', 'p1', 'sign', '00000000000000000000000000000005', '{"revision":"1","sha256":"9f2b8676ace51064250ebbb02913dd3a1287f279a740d0c2c189554811432082","signature":"adefdcd467ca75c91ca8d72b3ea75a36c6a4a732aa2a2a77f7fda3d5318770b7"}', '599a0974c733b6640fdf056bba24216a1028c637d977ccc2c357e7f47ac50626', '16f8285fc036e2ff4556e10dee37fc6026b1ad85411a1b507a29ad4e87014b7a');
INSERT INTO audit VALUES (4, '2026-11-21T10:43:03.000000+00:00', 'p1', 'amend', '00000000000000000000000000000005', '{"reason":"The grandmother rang with the dates","revision":"2"}', '16f8285fc036e2ff4556e10dee37fc6026b1ad85411a1b507a29ad4e87014b7a', '5b2b9f91ad794070bf824ad2e025612d03ae96aa6ae9d6d277df54b7a2a389c8');
INSERT INTO audit VALUES (5, '2026-11-21T10:43:03.000000+00:00', 'p1', 'change', '00000000000000000000000000000005', '{"changed":"night.sleeps_in_own_bed"}', '5b2b9f91ad794070bf824ad2e025612d03ae96aa6ae9d6d277df54b7a2a389c8', '0be2642d1cc4c776029a324f8e280cc8f56a4d820ba28579897d6abbe8d99876');
INSERT INTO audit VALUES (6, '2026-11-22T10:43:03.000000+00:00', 'p1', 'start', '00000000000000000000000000000007', '{"changed":"child assessed_by breakfast.eats_before_school","tool":"primary"}', '0be2642d1cc4c776029a324f8e280cc8f56a4d820ba28579897d6abbe8d99876', '965b1b3fe94030f0ddee0f8b2d1e7d09ea117e8ce13d8c263fb10244345ff770');
INSERT INTO audit VALUES (7, '2026-11-22T10:43:03.000000+00:00', 'p1', 'withdraw', '00000000000000000000000000000007', '{"reason":"Made in error","was":"draft"}', '965b1b3fe94030f0ddee0f8b2d1e7d09ea117e8ce13d8c263fb10244345ff770', '3322841fcd8d5c2d96da2d5664b472dc7935e6058f3149aa3c02fbc4225aaba9');

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
