"""The conductor: the use-cases, each calling the organs in order. What one shell can do, the other does with these."""
