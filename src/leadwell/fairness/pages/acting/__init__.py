"""Pages of what is done about a figure."""
