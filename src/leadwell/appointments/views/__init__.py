"""Doors of appointments."""
