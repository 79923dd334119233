"""ORG-28: One staff number means one person.

Source: house rule, from the constraint on identifiers: never two people for one number of one scheme.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def staff_number_is_free(*, known_as: str, name: str) -> list[Reason]:
    """Say what stands in the way of giving a number to somebody of this name. `known_as` is the key of
    the name it leads to already, or empty, and `name` the key of the one wanted."""
    if known_as and known_as != name:
        return [Reason("ORG-28", "Another person has this staff number. Use another number.")]
    return []
