"""MEA-10: What the newest edition says is what holds; an older one is kept and displaces nothing.

Source: house rule, after national series that were restated (the same year published as 17.4 and
17.7 per cent in two reports).
"""

from __future__ import annotations

from datetime import date

from leadwell.reasons import Reason


def a_newer_edition_prevails(as_at: date | None, *, standing: date | None) -> list[Reason]:
    """Say what stands in the way of an edition `as_at` displacing a `standing` one.

    Of two with one date the later loaded holds. No date counts as the oldest.
    """
    if (as_at or date.min) < (standing or date.min):
        return [Reason("MEA-10", "A newer edition was loaded before; what it says still holds.")]
    return []
