"""FAR-73: Whether an objective was met is said by somebody else, of evidence that is there.

A person is never scored: one promise is held against what shows that it was kept.
Source: house rule: nobody judges themselves, and nothing is judged unseen.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def an_objective_can_be_judged(*, evidence: str, own: bool) -> list[Reason]:
    """Say what stands in the way. An empty list means nothing does."""
    reasons = []
    if own:
        reasons.append(Reason("FAR-73a", "Somebody else says whether your objective was met."))
    if not evidence.strip():
        reasons.append(Reason("FAR-73b", "There is no evidence yet. Ask the member for it first."))
    return reasons
