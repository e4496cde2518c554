"""The words in which people read what the model holds by name: one place for screen, paper, files and sentences."""
