"""What you know, or who you know: what counts as a tie, and what may be said of it."""
