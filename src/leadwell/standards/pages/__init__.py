"""What the pages about the standards say."""
