"""STD-12: A draft has a number no other version of its framework has.

Source: house rule: a record keeps the number of the version it was made under.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from leadwell.reasons import Reason

NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}")


def draft_may_be_started(number: str, *, taken: Collection[str]) -> list[Reason]:
    """Say what stands in the way. `taken` are the numbers of the versions that are there."""
    if not NUMBER.fullmatch(number):
        return [
            Reason(
                "STD-12a",
                "Write the number with letters, digits, full stops and hyphens, such as 1.1.",
            )
        ]
    if number in taken:
        return [
            Reason(
                "STD-12b",
                "There is a version {number} already. Choose another number.",
                {"number": number},
            )
        ]
    return []
