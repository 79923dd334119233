"""FAR-46: A pay band and a staff group are written as this organisation's posts write them, or left empty.

A code nobody knows is in no row of any table: the case would be counted, and shown nowhere.
Source: house rule, from the rows by band of the equality measures.
"""

from __future__ import annotations

from leadwell.fairness.rules.cases.facts import Codes, plainly
from leadwell.reasons import Reason


def codes_are_known(band: str, staff_group: str, *, codes: Codes) -> list[Reason]:
    """Say which of the two codes is not known. An empty list means both are, or are left out."""
    found = []
    if band and plainly(band) not in codes.bands:
        words = "Nobody here knows this pay band. Write it as your posts do, or leave it empty."
        found.append(Reason("FAR-46a", words))
    if staff_group and plainly(staff_group) not in codes.staff_groups:
        words = "Nobody here knows this staff group. Write it as your posts do, or leave it empty."
        found.append(Reason("FAR-46b", words))
    return found
