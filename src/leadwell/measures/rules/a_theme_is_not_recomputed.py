"""MEA-04: A theme's score is not worked out again from its published sub-scores.

A score is a mean over people; its sub-scores are published rounded and answered by different
numbers of people. The mean of the sub-scores comes close, and is not it.
Source: house rule, from the NHS Staff Survey 2024 workbook: over its 263 organisations the two differ
by up to 0.017.
"""

from __future__ import annotations

from collections.abc import Iterable

from leadwell.measures.rules.facts import Measure
from leadwell.reasons import Reason


def a_theme_is_not_recomputed(measures: Iterable[Measure]) -> list[Reason]:
    """Say what stands in the way of making one score of these measures."""
    different = {measure.slug: measure for measure in measures}
    themes = sorted({m.part_of for m in different.values() if m.part_of})
    if len(different) > 1 and themes:
        text = "The score for “{theme}” is taken as published. It is not made again from its parts."
        return [Reason("MEA-04", text, {"theme": themes[0]})]
    return []
