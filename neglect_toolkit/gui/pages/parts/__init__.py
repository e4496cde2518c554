"""Groups of fields that more than one page needs. Each takes a value of the model and gives one back."""
