"""Several people at one store: the queue, people, workers, counts, the audit log, supervision."""
