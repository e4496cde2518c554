"""Pages for several people at one store: who may open it, what waits for a manager, what was done."""
