-- Every column that counts read, so that they read nothing else: see `counts`. The queue's index holds what it is
-- filtered by too, and its two other orders have an index each, so that a page of a large team reads its own rows only.
DROP INDEX assessment_of_team;
CREATE INDEX assessment_of_team ON assessment (team, status, waiting_since, tool, next_step, flags, below,
    practitioner);
CREATE INDEX assessment_of_team_by_child ON assessment (team, child_name COLLATE NOCASE, status);
CREATE INDEX assessment_of_team_by_saved ON assessment (team, saved_at, status);

CREATE INDEX assessment_counted ON assessment (team, started_at, tool, status, signed_at, reviewed_at, own_words,
    physical, nutritional, medical, emotional, educational, supervision, area, agency, age_band, disabled);
