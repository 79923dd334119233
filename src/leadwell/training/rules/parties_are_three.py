"""TRN-13: Employer, provider and assurer are three different parties.

Whoever signs for the employer neither teaches the programme nor assures its results, and the other way
round: nobody checks their own work.
Source: house rule, for nobody assures their own work: three different parties.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason


def parties_are_three(hats: Collection[str]) -> list[Reason]:
    """Say what stands in the way of one person deciding on one result. `hats` are the parties they act
    for: employer, provider, assurer. An empty list means yes."""
    if len(set(hats)) <= 1:
        return []
    return [
        Reason(
            "TRN-13",
            "Employer, provider and assurer are three parties. Whoever acts for one of them leaves "
            "this to somebody else.",
        )
    ]
