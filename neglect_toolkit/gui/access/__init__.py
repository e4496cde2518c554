"""The way in: first run, unlocking, passphrases and recovery codes."""
