"""What the window needs to run: background work, idle time, one instance, preferences, prompts."""
