"""PPL-04: Nobody joins their own records, undoes that, or answers their own claim.

Source: house rule, from the promise that a decision about a person is made by another person.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason


def nobody_decides_about_themselves(*, decider: int | None, about: Collection[int]) -> list[Reason]:
    """`decider` is who decides; `about` are all the records of those it is about."""
    if decider is not None and decider in about:
        return [Reason("PPL-04", "This is about you. Ask somebody else to decide it.")]
    return []
