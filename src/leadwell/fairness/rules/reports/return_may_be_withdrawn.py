"""FAR-57: A return is taken back once, with a reason that everybody can read. It stays to be seen.

Source: house rule: what was published is never made to disappear, only marked.
"""

from __future__ import annotations

from leadwell.reasons import Reason

FEWEST_LETTERS = 20


def return_may_be_withdrawn(because: str) -> list[Reason]:
    """Say what stands in the way. An empty list means nothing does."""
    if len(because.strip()) < FEWEST_LETTERS:
        return [
            Reason("FAR-57", "Say why it is taken back, in a sentence. Everybody will read it.")
        ]
    return []
