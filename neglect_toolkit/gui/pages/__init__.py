"""The pages around the day: first run, unlock, work list, starting, details, export, settings, help."""
