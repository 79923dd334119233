"""Doors to asking about one's own record, to answering, and to keeping and disposing."""
