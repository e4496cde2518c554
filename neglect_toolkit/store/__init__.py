"""The encrypted store: keys, connection, schema, assessments, audit. SQL is written here and nowhere else."""
