"""EQU-01: A declared answer is one of its column's list; any other is refused, with what to write instead.

The advice never repeats what was written: a cell in the wrong column may hold anything.
Source: NHS Data Dictionary, ETHNIC CATEGORY; ONS Census 2021 dictionary; ASC-WDS bulk upload.
"""

from __future__ import annotations

from collections.abc import Mapping

from leadwell.equality.rules.facts import Characteristic, Scheme
from leadwell.reasons import Reason


def declared_code_is_known(
    text: str, *, known: Mapping[str, str], column: Characteristic, scheme: str
) -> list[Reason]:
    """Say what stands in the way of keeping this cell. `known` holds every text the list takes."""
    if text in known:
        return []
    if other := _scheme_of(text, column, scheme):
        words = "This is a code of another list ({list}). {advice}"
        return [Reason("EQU-01b", words, {"list": other.title, "advice": other.advice})]
    wanted = next((one for one in column.schemes if one.slug == scheme), column.schemes[0])
    return [Reason("EQU-01a", "This is not in the list. {advice}", {"advice": wanted.advice})]


def _scheme_of(text: str, column: Characteristic, scheme: str) -> Scheme | None:
    others = (one for one in column.schemes if one.slug != scheme)
    return next((one for one in others if f"{one.slug}:{text}" in one.words), None)
