"""One's own work: the work list, a new assessment, the child and the home, the referral's PDF."""
