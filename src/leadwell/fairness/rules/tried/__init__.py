"""A version of the standards tried before it is in force: which groups would fall short of it, and how far
that may be told."""
