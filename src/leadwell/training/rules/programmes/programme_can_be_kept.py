"""TRN-20: A programme has a title, an address of its own, and sensible numbers.

Source: house rule, from what a person asks before they apply: what, how long, how much, until when.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason
from leadwell.training.rules.programmes.facts import ProgrammeFacts

# Words that already stand at this place in addresses.
RESERVED = frozenset(
    {"accreditation", "add", "appeals", "assess", "claims", "coverage", "desk", "evidence", "induction",
     "learning", "money", "places", "programmes", "reach", "register", "registers", "releases", "rounds",
     "runs", "sessions", "tools"}
)  # fmt: skip
LONGEST = 200
MOST_HOURS, MOST_WEEKS, MOST_MONTHS = 10_000, 260, 600


def programme_can_be_kept(facts: ProgrammeFacts, *, taken: Collection[str]) -> list[Reason]:
    """Say what stands in the way. `taken` are the codes of other programmes."""
    reasons = []
    if not facts.title.strip() or len(facts.title) > LONGEST:
        reasons.append(
            Reason("TRN-20a", "Give it a title of {n} letters or fewer.", {"n": LONGEST})
        )
    if facts.code in RESERVED or facts.code in taken:
        reasons.append(Reason("TRN-20b", "Choose another short name: this one is taken."))
    if facts.until_on and facts.until_on <= facts.from_on:
        reasons.append(Reason("TRN-20c", "Let it end after it begins."))
    if _strange(facts):
        reasons.append(
            Reason("TRN-20d", "Check the hours, weeks, months and pounds: one is strange.")
        )
    return reasons


def _strange(facts: ProgrammeFacts) -> bool:
    numbers = (
        (facts.hours, MOST_HOURS),
        (facts.weeks, MOST_WEEKS),
        (facts.valid_months, MOST_MONTHS),
    )
    if any(said is not None and not 1 <= said <= most for said, most in numbers):
        return True
    return facts.cost is not None and facts.cost < 0
