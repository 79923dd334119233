"""FAR-87: Nobody has versions tried without end.

Each answer is counted anew from what everybody asked has told of themselves, and every such count is written
down. Who asks for very many in a day looks for something else than an answer.
Source: house rule, as for tables that readers make themselves (FAR-25).
"""

from __future__ import annotations

from leadwell.fairness.rules.tried.facts import TriedTerms
from leadwell.reasons import Reason


def tried_may_be_asked(*, lately: int, terms: TriedTerms) -> list[Reason]:
    """Say what stands in the way. An empty list means yes. `lately` is how many the asker asked for within
    a day."""
    if lately < terms.most_a_day:
        return []
    return [
        Reason(
            "FAR-87",
            "You have asked {most} times within a day. Ask for the next one tomorrow.",
            {"most": terms.most_a_day},
        )
    ]
