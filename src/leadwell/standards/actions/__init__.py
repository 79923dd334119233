"""Every write of the standards."""
