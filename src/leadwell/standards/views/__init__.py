"""The edges of the standards: pages, and frameworks as CASE documents (case.py)."""
