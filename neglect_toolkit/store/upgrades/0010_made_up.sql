-- An assessment of a child who was made up, to practise with, stands in lists as such and in no count.
ALTER TABLE assessment ADD COLUMN made_up INTEGER NOT NULL DEFAULT 0 CHECK (made_up IN (0, 1));

DROP INDEX assessment_counted;
CREATE INDEX assessment_counted ON assessment (team, started_at, tool, status, signed_at, reviewed_at, own_words,
    physical, nutritional, medical, emotional, educational, supervision, area, agency, age_band, disabled, made_up);
