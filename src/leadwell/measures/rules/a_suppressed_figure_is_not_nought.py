"""MEA-08: A figure that was held back is not nought, and nothing is worked out from it.

Source: NHS Staff Survey 2024 workbook: fewer than 10 answers are shown as “-”.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.measures.rules.facts import Part
from leadwell.reasons import Reason


def a_suppressed_figure_is_not_nought(parts: Sequence[Part]) -> list[Reason]:
    """Say what stands in the way of working something out from these figures."""
    held_back = sum(part.suppressed for part in parts)
    if held_back:
        text = "{count} of these figures were held back to protect people; they are not nought."
        return [Reason("MEA-08", text, {"count": held_back})]
    return []
