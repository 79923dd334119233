"""Decisions stage by stage: which figures every funnel gives by itself, and what is said of them."""
