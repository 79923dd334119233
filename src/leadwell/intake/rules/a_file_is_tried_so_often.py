"""INT-42: A file that stops its own reading again and again is given up, and somebody is told.

Else it would be tried for ever, in front of everybody else's, and its page would say that it is being read.
Each wait is twice the one before, so that a full disc or a restart is outlived.
Source: house rule, from files that were tried every minute without an end.
"""

from __future__ import annotations

from leadwell.reasons import Reason

MOST_TRIES = 8  # the last some two hours after the first


def a_file_is_tried_so_often(tries: int, *, most: int = MOST_TRIES) -> list[Reason]:
    """Say what stands in the way of one more, after so many that did not come to an end."""
    if tries < most:
        return []
    words = (
        "We tried {tries} times to read this file, and something on our side stopped each time. "
        "Ask your administrator to look, then offer the file again."
    )
    return [Reason("INT-42", words, {"tries": tries})]
