"""Leadwell: leadership and management for health and social care in England."""
