"""Tables that readers make themselves: by what, how far, which there are, and how they are counted."""
