"""INT-60: A file that is larger than a browser carries well is loaded from the command line.

Source: house rule, from the time an upload may take on a slow line before it breaks.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def a_file_fits_through_the_browser(size: int, *, largest: int) -> list[Reason]:
    """Say what stands in the way. Both are in bytes; people are told millions of them."""
    if size <= largest:
        return []
    facts = {"size": f"{-(-size // 1_000_000):,}", "largest": f"{largest // 1_000_000:,}"}
    return [Reason("INT-60", "This file has {size} MB. A browser may send {largest} MB.", facts)]
