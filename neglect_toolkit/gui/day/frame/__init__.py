"""What stands around the pages of a day: its line, header, footer, safety banner and findings."""
