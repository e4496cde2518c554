"""The pages about one assessment, each shown in the day's frame."""
