"""The words for every value of the vocabulary: one place for screen, paper and sentences."""
