"""Few people counted together with more of their like: years of an employer, employers of a kind nearby."""
