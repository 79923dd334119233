"""FAR-100: What is taken apart is left out where it would hide the figure for everybody.

Everything is printed, as long as that hides no figure about everybody that could be printed without the rest;
else all but what is split; else only the figures about everybody; else as many of those as go together.
Source: house rule: whoever asks how a place does is answered first; decision 0020.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from leadwell.fairness.rules.disclosing.facts import Answer, CellsOfLine, Released
from leadwell.fairness.rules.disclosing.why_withheld import why_withheld
from leadwell.fairness.rules.facts import ALL
from leadwell.reasons import Reason
from leadwell.stats.disclosure import Printed


def as_much_as_goes(
    lines: Sequence[CellsOfLine], *, kept: Sequence[CellsOfLine], released: Released
) -> Answer:
    """What is printed of these lines. Where lines were left out last time, the rest are `kept` and nothing
    else is tried."""
    if len(kept) < len(lines):
        printed, refused = released(kept)
        return printed, _without(lines, () if refused else kept), refused
    whole = [one for one in lines if not one.line.split]
    plain = [one for one in whole if one.line.row in ("", ALL)]
    printed, refused = released(plain)
    if refused:
        return _one_by_one(lines, plain, released, refused)
    first = _told(plain, printed)
    for tried in (lines, whole):
        more, why = released(tried)
        if not why and len(_told(plain, more)) >= len(first):
            return more, _without(lines, tried), ()
    return printed, _without(lines, plain), ()


def _told(lines: Iterable[CellsOfLine], printed: Mapping[str, Printed]) -> list[CellsOfLine]:
    """The lines none of whose counts is hidden."""
    return [one for one in lines if not why_withheld(one.value, printed)]


def _one_by_one(
    lines: Sequence[CellsOfLine],
    plain: Sequence[CellsOfLine],
    released: Released,
    refused: tuple[Reason, ...],
) -> Answer:
    kept: list[CellsOfLine] = []
    for one in plain:
        if not released([*kept, one])[1]:
            kept.append(one)
    return released(kept)[0], _without(lines, kept), refused


def _without(lines: Iterable[CellsOfLine], kept: Iterable[CellsOfLine]) -> frozenset[int]:
    return frozenset(map(id, lines)) - frozenset(map(id, kept))
