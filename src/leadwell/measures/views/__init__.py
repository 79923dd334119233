"""The doors to published figures, and to how many managers there are."""
