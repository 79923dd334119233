"""ACS-03: A role that ends, ends after it begins, and it is not given for a time already past.

Source: UK GDPR, Article 5(1)(f), integrity and confidentiality: access is given for as long as it is needed.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason


def grant_runs_forwards(from_on: date, until_on: date | None, *, today: date) -> list[Reason]:
    """Say what is wrong with the days. `until_on` is the first day without the role."""
    if until_on is None:
        return []
    if until_on <= from_on:
        return [Reason("ACS-03a", "The day it stops must be after the day it starts.")]
    if until_on <= today:
        return [Reason("ACS-03b", "The day it stops has already gone by.")]
    return []
