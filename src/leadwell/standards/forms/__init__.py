"""What is typed about the standards."""
