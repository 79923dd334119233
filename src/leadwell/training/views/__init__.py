"""The edges of training: one call in, and its answer as a page."""
