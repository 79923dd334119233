"""FAR-34: The four quarters of a pay list differ by one person at most.

A published table in which they do not was cut otherwise, or mistyped: its shares cannot be compared.
Source: domain facts 3.6; a published page with quarters of 76, 124, 76 and 76 (P17).
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.reasons import Reason


def quarters_are_equal(sizes: Sequence[int]) -> list[Reason]:
    """Say what is wrong with the sizes of published quarters. An empty list means nothing is."""
    if max(sizes) - min(sizes) <= 1:
        return []
    said = ", ".join(f"{size:,}" for size in sizes)
    words = "The quarters have {sizes} people. They may differ by one at most, so check the list."
    return [Reason("FAR-34", words, {"sizes": said})]
