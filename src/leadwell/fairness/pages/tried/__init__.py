"""Which groups would fall short of a version that is not in force yet."""
