"""The page where most time is spent: one child's day, part by part, with its summary and its signature."""
