"""FAR-80: Nothing is published from a snapshot whose files are gone.

What is published can be worked out again from its snapshot; without the files nobody could check it.
Source: house rule, from the duty to show how a published figure came about.
"""

from __future__ import annotations

from leadwell.reasons import Reason

GONE = "The files of this snapshot were removed. Wait for the figures of the next one."


def snapshot_is_still_there(*, removed: bool) -> list[Reason]:
    """What stands in the way of keeping a snapshot for good."""
    return [Reason("FAR-80", GONE)] if removed else []
