"""FAR-68: What two people change at once is not lost: the second sees what the first wrote, and decides.

`seen` is the mark of what the asker was shown, `stands` that of what is kept now.
Source: house rule: nobody's words are overwritten unread.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def nobody_changed_it_meanwhile(*, seen: str, stands: str) -> list[Reason]:
    """Say that somebody was quicker. An empty list means nobody was."""
    if seen == stands:
        return []
    return [
        Reason(
            "FAR-68",
            "Somebody changed this while you wrote. What stands now is shown above your words."
            " Compare them, and save again if yours are right.",
        )
    ]
