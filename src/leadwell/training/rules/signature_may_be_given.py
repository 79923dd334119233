"""TRN-12: A part of the induction is signed off by the employer, and by two people where it says so.

Nobody signs for themselves. Where a manager and a supervisor sign, they are two people. What is complete
is not signed again.
Source: house rule, for line manager and supervisor sign off what they saw.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.facts import Doing
from leadwell.training.rules.parties_are_three import parties_are_three


def signature_may_be_given(kind: str, *, doing: Doing) -> list[Reason]:
    """Say what stands in the way of signing as "manager" or "supervisor". An empty list means yes."""
    found = [*_of_the_part(kind, doing)]
    if doing.asker is None or doing.asker == doing.person:
        found.append(Reason("TRN-12d", "Nobody signs off their own induction."))
    if doing.asker is not None and doing.asker in doing.signed.values():
        found.append(
            Reason(
                "TRN-12e",
                "You have signed this part already. The second signature is somebody else's.",
            )
        )
    return [*found, *parties_are_three(doing.hats)]


def _of_the_part(kind: str, doing: Doing) -> list[Reason]:
    if doing.over or doing.exempt or not doing.asked:
        return [Reason("TRN-12a", "This part is not asked of this person here.")]
    if doing.complete:
        return [Reason("TRN-12b", "This part is complete already.")]
    if kind not in doing.needs or kind in doing.signed:
        return [Reason("TRN-12c", "This part does not wait for this signature.")]
    return []
