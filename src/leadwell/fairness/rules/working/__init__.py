"""How each kind of figure comes out of its counts, many lines at once."""
