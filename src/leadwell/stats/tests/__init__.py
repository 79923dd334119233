"""Every number is checked a second way."""
