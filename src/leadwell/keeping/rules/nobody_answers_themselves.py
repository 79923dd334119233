"""KEE-04: Nobody answers, pauses or decides what they asked for, or what is about their own record.

Source: house rule, from the promise that a decision about a person is made by another person.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason


def nobody_answers_themselves(*, decider: int | None, about: Collection[int]) -> list[Reason]:
    """`decider` is who decides; `about` are all the records of whom it is about."""
    if decider is not None and decider in about:
        return [Reason("KEE-04", "This is about you. Somebody else has to answer it.")]
    return []
