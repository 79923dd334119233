"""FAR-19: A line shows the counts it comes from, what they come to, and why where they come to nothing.

Source: house rule: all four counts stand beside every figure.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from leadwell.fairness.rules.facts import ALL, Indicator, Kind, Line
from leadwell.fairness.rules.reading import reading
from leadwell.fairness.rules.working.difference_of_two_bodies import difference_of_two_bodies
from leadwell.fairness.rules.working.disparity_of_two_tiers import disparity_of_two_tiers
from leadwell.fairness.rules.working.facts import Floats, Place, Sides, Three, Worked
from leadwell.fairness.rules.working.likelihood_of_two_groups import likelihood_of_two_groups
from leadwell.fairness.rules.working.share_of_everyone import share_of_everyone
from leadwell.reasons import Reason

WHY_NOT = (
    (),
    (Reason("FAR-19a", "There is nobody to compare: one of the groups is empty."),),
    (
        Reason(
            "FAR-19b",
            "More people were counted above the line than there are below it, because some are no longer "
            "there. A share of them would be more than all.",
        ),
    ),
    (
        Reason(
            "FAR-19c",
            "It happened to nobody in the group below the line, so there is nothing to divide by.",
        ),
    ),
    (Reason("FAR-19d", "Nobody's answer is known, so nothing can be said of a share."),),
)


def lines_from_counts(
    indicator: Indicator, places: Sequence[Place], counts: Sequence[Three]
) -> list[Line]:
    """A line for each place, in their order, of a kind of figure that is counted."""
    worked = _worked(indicator, places, counts)
    return [
        _line(indicator, place, three, worked, n)
        for n, (place, three) in enumerate(zip(places, counts, strict=True))
    ]


def _worked(indicator: Indicator, places: Sequence[Place], counts: Sequence[Three]) -> Worked:
    sides = _sides(counts)
    if indicator.kind is Kind.LIKELIHOOD:
        return likelihood_of_two_groups(sides)
    if indicator.kind is Kind.DISPARITY:
        return disparity_of_two_tiers(sides)
    if indicator.kind is Kind.DIFFERENCE:
        return difference_of_two_bodies(sides)
    part, whole = _all_rows(places, counts)
    return share_of_everyone(sides, all_part=part, all_whole=whole)


def _sides(counts: Sequence[Three]) -> Sides:
    flat = [(one.part, one.whole) for three in counts for one in three]
    table = np.array(flat, float).reshape(len(counts), 6)
    return Sides(*(table[:, column] for column in range(6)))


def _all_rows(places: Sequence[Place], counts: Sequence[Three]) -> tuple[Floats, Floats]:
    """What each row of a share is read against; `nan` where there is nothing, and for all rows together."""
    everybody = {
        (place.organisation_id, place.split): three[0]
        for place, three in zip(places, counts, strict=True)
        if place.row == ALL
    }
    found = [
        None if place.row == ALL else everybody.get((place.organisation_id, place.split))
        for place in places
    ]
    pairs = [(one.part, one.whole) if one else (np.nan, np.nan) for one in found]
    table = np.array(pairs, float).reshape(len(pairs), 2)
    return table[:, 0], table[:, 1]


def _line(indicator: Indicator, place: Place, counts: Three, worked: Worked, n: int) -> Line:
    arrays = (worked.value, worked.low, worked.high, worked.p, worked.parity)
    value, low, high, p, parity = (_known(array[n]) for array in arrays)
    first, second, unknown = counts
    return Line(
        organisation_id=place.organisation_id,
        indicator=indicator.code,
        row=place.row,
        split=place.split,
        first=first,
        second=second if indicator.second else None,
        unknown=unknown,
        value=value,
        low=low,
        high=high,
        test="" if p is None else "fisher" if worked.exact[n] else "score",
        p=p,
        reading=reading(value, low, high, parity=parity, p=p),
        why_not=WHY_NOT[worked.why[n]],
    )


def _known(number: np.float64) -> float | None:
    return None if np.isnan(number) else float(number)
