"""Every read of the standards."""
