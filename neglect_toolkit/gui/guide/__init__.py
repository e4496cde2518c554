"""The health guide's window: a few questions, a decision, a record. It keeps nothing by itself."""
