"""What a blank form is made of: its words, its rows to write on, its first page, its questions, its last page."""
