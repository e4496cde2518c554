"""One item of the day: its rating, details, accounts, check and comments."""
