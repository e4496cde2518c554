"""The detail of a report, a section a module: each adds to the flow what the case holds, and says what is missing."""
