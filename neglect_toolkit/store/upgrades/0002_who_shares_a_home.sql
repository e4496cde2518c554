ALTER TABLE assessment ADD COLUMN home TEXT;

CREATE INDEX assessment_in_home ON assessment (home);
