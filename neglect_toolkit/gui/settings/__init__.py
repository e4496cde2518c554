"""Settings, own forms, help."""
