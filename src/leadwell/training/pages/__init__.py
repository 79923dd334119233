"""What the pages of training say."""
