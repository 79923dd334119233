"""Small employers: their years together, and their neighbours."""
