"""MEA-11: A figure makes sense by itself: its period, its bounds, and nothing where it was held back.

Source: house rule; the bounds are those of the measure's definition.
"""

from __future__ import annotations

from math import isfinite

from leadwell.measures.rules.facts import FigureFacts, Measure
from leadwell.reasons import Reason

LONGEST = {"breakdown": 200, "label": 60, "peer_group": 120}


def a_figure_is_whole(figure: FigureFacts, measure: Measure | None) -> list[Reason]:
    """Say what stands in the way of taking this figure. `measure` is None when nobody defined it."""
    if measure is None:
        return [
            Reason("MEA-11a", "Nobody has defined the measure “{slug}”.", {"slug": figure.measure})
        ]
    if figure.began_on > figure.ended_on:
        return [Reason("MEA-11b", "The period ends before it begins.")]
    if figure.suppressed and not (figure.value is None and figure.numerator is None):
        return [Reason("MEA-11c", "A figure that was held back has no value.")]
    return _out_of_bounds(figure.value, measure) or _too_long(figure)


def _out_of_bounds(value: float | None, measure: Measure) -> list[Reason]:
    if value is None or measure.bounds is None:
        return []
    low, high = measure.bounds
    if isfinite(value) and low <= value <= high:
        return []
    text = "The value should lie between {low} and {high}."
    return [Reason("MEA-11d", text, {"low": low, "high": high})]


def _too_long(figure: FigureFacts) -> list[Reason]:
    for name, longest in LONGEST.items():
        if len(getattr(figure, name)) > longest:
            return [
                Reason(
                    "MEA-11e", "The words are longer than {longest} letters.", {"longest": longest}
                )
            ]
    return []
