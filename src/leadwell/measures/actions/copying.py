"""Figures as COPY reads them, and the short way in for those about which nothing is known yet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection

from leadwell.measures.rules.facts import FigureFacts

# A figure and the number of its organisation.
Placed = tuple[FigureFacts, int]

_COPY = """
COPY measures_figure (measure, organisation_id, breakdown, began_on, ended_on, numerator,
    denominator, value, base, label, peer_group, suppressed, current, restated, source_id)
FROM STDIN
"""

# Does anything stand for one of these parts of organisations, in one of these measures and within
# these days? Asked of one part at a time: each is a look into an index.
_STANDS = """
SELECT EXISTS (
    SELECT FROM unnest(%(who)s::bigint[], %(part)s::text[]) AS p(organisation_id, breakdown),
    LATERAL (
        SELECT FROM measures_figure f
        WHERE f.organisation_id = p.organisation_id AND f.breakdown = p.breakdown AND f.current
            AND f.measure = ANY(%(measures)s) AND f.ended_on BETWEEN %(first)s AND %(last)s
        LIMIT 1) AS standing)
"""

# Statistics may lag behind a table just filled; the answer is never in the whole of it.
_BY_INDEX = "SET LOCAL enable_seqscan = off"
_AS_USUAL = "SET LOCAL enable_seqscan = on"


def all_are_new(figures: Sequence[Placed]) -> bool:
    """Whether each figure is the first to speak of its thing, in the file and in the house."""
    said = {
        (organisation, f.measure, f.breakdown, f.began_on, f.ended_on)
        for f, organisation in figures
    }
    if len(said) < len(figures):
        return False
    days = {day for *_, day in said}
    parts = {(organisation, part) for organisation, _, part, *_ in said}
    asked: dict[str, Any] = {
        "measures": sorted({measure for _, measure, *_ in said}),
        "who": [organisation for organisation, _ in parts],
        "part": [part for _, part in parts],
        "first": min(days),
        "last": max(days),
    }
    with connection.cursor() as cursor:
        cursor.execute(_BY_INDEX)
        cursor.execute(_STANDS, asked)
        (stands,) = cursor.fetchone()
        cursor.execute(_AS_USUAL)
    return not stands


def copy_new(figures: Sequence[Placed], *, source: int) -> None:
    """Copy figures of which `all_are_new` straight to their place."""
    rest = f"\tt\tf\t{source}\n"
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        copy.write("".join([copied_cells(f, organisation) + rest for f, organisation in figures]))


def copied_cells(figure: FigureFacts, organisation: int) -> str:
    """What a figure says, as COPY reads it: measure, organisation, breakdown, days, numerator,
    denominator, value, base, label, peer group and whether it was held back."""
    f = figure
    return (
        f"{f.measure}\t{organisation}\t{_text(f.breakdown)}\t{f.began_on}\t{f.ended_on}\t"
        f"{_or_null(f.numerator)}\t{_or_null(f.denominator)}\t{_or_null(f.value)}\t"
        f"{_or_null(f.base)}\t{_text(f.label)}\t{_text(f.peer_group)}\t"
        f"{'t' if f.suppressed else 'f'}"
    )


def _or_null(value: object) -> str:
    return "\\N" if value is None else str(value)


@lru_cache(maxsize=10_000)
def _text(text: str) -> str:
    """The same words stand in thousands of rows."""
    return text.translate(_ESCAPED)


_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": None})
