"""The pure heart: what is asked, what the answers add up to, and why. No clock, files, Qt or database."""
