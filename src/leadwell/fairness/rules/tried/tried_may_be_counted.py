"""FAR-86: A tried version is counted by group only of enough people, and only far enough from others.

Whoever falls short must be several, and so must those who do not, for either number by group tells the other.
Too few in both is said with one sentence, so that it does not tell which. And of people who stand in only one
of this answer and an earlier one (FAR-85) there must be none or several.
Source: house rule, from the differencing attack in our method notes; decision 0020.
"""

from __future__ import annotations

from collections.abc import Iterable

from leadwell.fairness.rules.tried.facts import TriedTerms
from leadwell.reasons import Reason


def tried_may_be_counted(
    *, asked: int, short: int, apart: Iterable[int], terms: TriedTerms
) -> list[Reason]:
    """Say what stands in the way. An empty list means yes. `apart` is told for each earlier answer it is set
    against; nought means that both are of the same people."""
    if asked < terms.fewest_asked:
        return [
            Reason(
                "FAR-86a",
                "This version asks something of fewer than {fewest} people here: too few to tell groups "
                "apart. Ask for a larger place.",
                {"fewest": terms.fewest_asked},
            )
        ]
    if short < terms.fewest or 0 < asked - short < terms.fewest:
        return [
            Reason(
                "FAR-86b",
                "Fewer than {fewest} people would fall short here, or fewer than {fewest} would not: too few "
                "to tell groups apart.",
                {"fewest": terms.fewest},
            )
        ]
    if any(0 < number < terms.fewest_apart for number in apart):
        return [
            Reason(
                "FAR-86c",
                "Beside an answer that was given before, here or close by, this one would be about fewer "
                "than {fewest} people. The answer before still stands.",
                {"fewest": terms.fewest_apart},
            )
        ]
    return []
