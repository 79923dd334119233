"""What the pages of appointments say."""
