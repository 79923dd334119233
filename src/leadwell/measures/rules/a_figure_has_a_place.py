"""MEA-13: A figure is about an organisation we know; nobody guesses which.

Source: house rule: nothing invented.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def a_figure_has_a_place(*, known: bool) -> list[Reason]:
    """Say what stands in the way of taking a figure for an organisation that is `known` or not."""
    if known:
        return []
    text = (
        "No organisation with this code or name is known. Load the registers first, or correct it."
    )
    return [Reason("MEA-13", text)]
