"""ACS-10: A role is given at an organisation that exists and is open.

Source: UK GDPR, Article 5(1)(d), accuracy: access to a body that has closed means nothing.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason


def place_can_be_chosen(*, known: bool, closed_on: date | None, today: date) -> list[Reason]:
    """Say what stands in the way. `closed_on` is the first day it is no longer open."""
    if not known:
        return [Reason("ACS-10a", "No organisation has this code.")]
    if closed_on is not None and closed_on <= today:
        return [Reason("ACS-10b", "This organisation has closed. Choose its successor.")]
    return []
