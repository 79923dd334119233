"""STD-50: A framework comes in once, under a number nobody else has.

A version that is here already is not overwritten by a file: what was published never changes, and a draft
may have been worked on.
Source: house rule.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def framework_may_come_in(
    *, known_identifier: bool, number: str, taken: frozenset[str]
) -> list[Reason]:
    """Why a file may not come in. `taken` are the numbers of the versions there are already."""
    if known_identifier:
        return [Reason("STD-50", "This version is here already. Nothing was changed.")]
    if number in taken:
        text = (
            "There is a version {number} of this framework already. Give the file's CFDocument another "
            "version, then load it again."
        )
        return [Reason("STD-50", text, {"number": number})]
    return []
