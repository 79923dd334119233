"""TRN-15: An employer adds parts of its own to the induction; the national core stays as it is.

A local part begins today or later, so that nobody is late with something they could not know.
Source: house rule, from a national core that nobody may alter, with local additions.
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.facts import LocalPart

MOST_WEEKS, MOST_MINUTES = 52, 6000


def local_part_may_be_added(part: LocalPart, *, today: date) -> list[Reason]:
    """Say what stands in the way. An empty list means yes."""
    found = []
    if part.national:
        found.append(Reason("TRN-15a", "Nobody alters the national core, here or anywhere."))
    if not part.title.strip():
        found.append(Reason("TRN-15b", "Say in a few words what the part is."))
    if part.same_title:
        found.append(Reason("TRN-15c", "There is a part with this name here already."))
    if not (1 <= part.due_weeks <= MOST_WEEKS and 1 <= part.minutes <= MOST_MINUTES):
        limits = {"weeks": MOST_WEEKS, "minutes": MOST_MINUTES}
        found.append(
            Reason("TRN-15d", "Give 1 to {weeks} weeks, and 1 to {minutes} minutes.", limits)
        )
    if part.from_on < today:
        found.append(Reason("TRN-15e", "A part begins today or later."))
    return found
