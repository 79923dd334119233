"""What the pages about staff files say."""
