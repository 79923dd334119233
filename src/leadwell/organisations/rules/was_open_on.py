"""ORG-10: An organisation is open from the day it opened to the day it closed, both included.

A day nobody knows counts as "always": a register leaves the opening of old bodies empty.
Source: house rule: the register’s close date is taken as the last day open (to be verified).
"""

from __future__ import annotations

from datetime import date


def was_open_on(day: date, *, opened_on: date | None, closed_on: date | None) -> bool:
    """Whether it was open on that day, as far as anybody knows."""
    return (opened_on is None or opened_on <= day) and (closed_on is None or day <= closed_on)
