"""FAR-14: Like is compared with like: within each level, and then over all levels together.

Where one group applies for other posts than the other, a ratio over all posts mixes two things. Mantel and
Haenszel's ratio compares people at the same level only, and says whether the levels agree. A level with only
one group compares nothing and changes nothing.
Source: house rule, from the criticism that the standard's figures allow for nothing; Mantel and Haenszel
(1959), Greenland and Robins (1985), Breslow and Day (1980).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from leadwell.fairness.rules.facts import Alike, Line
from leadwell.stats.mantel_haenszel import Stratified, mantel_haenszel


def like_with_like(lines: Sequence[Line]) -> list[Alike]:
    """One answer for each organisation, in the order they come. `lines`: one for each level of an indicator
    of the kind likelihood, with nobody counted in two."""
    levels: dict[int, list[tuple[int, int, int, int]]] = {}
    for one in lines:
        a, c = one.first, one.second
        rows = levels.setdefault(one.organisation_id, [])
        if a and c and a.part <= a.whole and c.part <= c.whole and a.whole and c.whole:
            rows.append((a.part, a.whole - a.part, c.part, c.whole - c.part))
    return [_alike(organisation_id, rows) for organisation_id, rows in levels.items()]


def _alike(organisation_id: int, levels: Sequence[tuple[int, int, int, int]]) -> Alike:
    a, b, c, d = zip(*levels, strict=True) if levels else ((), (), (), ())
    found: Stratified = mantel_haenszel(a, b, c, d)
    ratio = found.risk_ratio
    return Alike(
        organisation_id=organisation_id,
        levels=len(levels),
        value=_known(ratio.value),
        low=_known(ratio.low),
        high=_known(ratio.high),
        p=_known(found.no_difference.p_value),
        levels_differ_p=_known(found.same_everywhere.p_value),
    )


def _known(number: float) -> float | None:
    return None if isnan(number) else number
