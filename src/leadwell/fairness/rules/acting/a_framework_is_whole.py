"""FAR-76: A regulator's framework as a file gives it has dates, a source, and statements with their figures.

Every figure it names is one we have; what we could not compare with the regulator's own text is said.
Source: house rule: frameworks change every few years, so they are data, and bad data is refused when read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from leadwell.reasons import Reason

WORDS = ("framework", "title", "version", "source")


def a_framework_is_whole(
    data: Mapping[str, Any], *, sets: Mapping[str, Collection[str]]
) -> list[Reason]:
    """Say what is wrong with a framework. `sets`: the indicators of each set. An empty list means nothing
    is wrong."""
    return [*_head(data), *_statements(data.get("statements") or [], sets)]


def _head(data: Mapping[str, Any]) -> Iterator[Reason]:
    for name in WORDS:
        if not data.get(name):
            yield Reason("FAR-76a", "“{name}” is missing or empty.", {"name": name})
    begins, ends = data.get("from"), data.get("until")
    if not isinstance(begins, date) or (ends is not None and not isinstance(ends, date)):
        yield Reason("FAR-76b", "“from” and “until” are dates.")
    elif ends is not None and ends <= begins:
        yield Reason("FAR-76c", "It ends before it begins.")
    if not data.get("statements"):
        yield Reason("FAR-76d", "It has no statements.")


def _statements(
    statements: Collection[Mapping[str, Any]], sets: Mapping[str, Collection[str]]
) -> Iterator[Reason]:
    codes = [one.get("code") for one in statements]
    for one in statements:
        code = str(one.get("code"))
        if not all(one.get(name) for name in ("code", "title", "asks")):
            text = "Statement “{code}” lacks its code, title or question."
            yield Reason("FAR-76e", text, {"code": code})
        if codes.count(one.get("code")) > 1:
            yield Reason("FAR-76f", "Statement “{code}” is there twice.", {"code": code})
        yield from _figures(code, one.get("figures") or {}, sets)


def _figures(
    code: str, figures: Mapping[str, Collection[str]], sets: Mapping[str, Collection[str]]
) -> Iterator[Reason]:
    for name, indicators in figures.items():
        strange = sorted(set(indicators) - set(sets.get(name, ())))
        if name not in sets or strange:
            said = ", ".join([name, *strange])
            text = "Statement “{code}” speaks of {figures}, which we do not have."
            yield Reason("FAR-76g", text, {"code": code, "figures": said})
