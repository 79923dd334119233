"""The made-up workforce returns: how many managers each trust has, how many joined and how many left.

A trust that sent us its staff counts its return from the same people, and like a real one it is out by one
now and then. Everybody else's is drawn like the other figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from leadwell.actor import Actor
from leadwell.intake.actions.demo.figures import month_before, noise
from leadwell.intake.actions.demo.places import TRUSTS, Trust
from leadwell.intake.actions.demo.staff import TRUST_SIZES
from leadwell.measures.queries.picture import called
from leadwell.measures.rules.facts import FigureFacts
from leadwell.organisations.queries.staff_group_flow import staff_group_flow

RATES = {"Managers": "managers-turnover", "Senior managers": "senior-managers-turnover"}
Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Month:
    """One group of managers in one month, as the return has it."""

    group: str
    start: int
    joined: int
    left: int
    end: int


def drawn_returns(months: int, *, until: date) -> Iterator[FigureFacts]:
    """The returns of the trusts that have not sent us their staff."""
    for line, trust in enumerate(TRUSTS, start=1):
        if trust.code not in TRUST_SIZES:
            for back in range(months):
                yield from _facts(line, trust, _drawn(trust, back), month_before(until, back))


def counted_returns(months: int, *, until: date, by: Actor) -> Iterator[FigureFacts]:
    """The returns of those that have, counted from their posts."""
    for line, trust in enumerate(TRUSTS, start=1):
        if trust.code in TRUST_SIZES:
            for back in range(months):
                period = month_before(until, back)
                found = [_counted(trust, group, period, by=by) for group in RATES]
                yield from _facts(line, trust, found, period)


def _counted(trust: Trust, group: str, period: Period, *, by: Actor) -> Month:
    here, since = called(trust.code, by=by), period[0] - timedelta(1)
    if here is None:
        raise LookupError(f"There is no {trust.code}.")
    flow = staff_group_flow(here, [group], by=by, since=since, on=period[1])
    slip = round(1.2 * noise(trust.code, group, period[1]))
    return Month(group, flow.start, max(0, flow.joined + slip), flow.left, flow.end)


def _drawn(trust: Trust, back: int) -> list[Month]:
    return [
        _month(trust, back, group, start=before, end=now)
        for group, now, before in zip(
            RATES, _heads(trust, back), _heads(trust, back + 1), strict=True
        )
    ]


def _heads(trust: Trust, back: int) -> tuple[int, int]:
    """Managers and senior managers: a little different every month, and from trust to trust."""
    share = (
        0.021 + 0.002 * noise(trust.code, "managers") + 0.0006 * noise(trust.code, "months", back)
    )
    count = round(trust.staff * share)
    return count, max(1, round(count * 0.42))


def _month(trust: Trust, back: int, group: str, *, start: int, end: int) -> Month:
    usual = start * (0.011 - 0.006 * trust.mood) * (1 + noise(trust.code, RATES[group], back))
    left = max(0, round(usual), start - end)
    return Month(group, start, end - start + left, left, end)


def _facts(line: int, trust: Trust, months: list[Month], period: Period) -> Iterator[FigureFacts]:
    for one in months:
        counts = {
            "headcount-at-start": one.start, "joiners": one.joined, "leavers": one.left,
            "headcount-at-end": one.end,
        }  # fmt: skip
        for measure, count in counts.items():
            yield FigureFacts(
                line, measure, trust.code, *period, value=float(count), breakdown=one.group,
                peer_group=trust.group,
            )  # fmt: skip
        if one.start + one.end:
            mean = Decimal(one.start + one.end) / 2
            yield _ratio(line, trust, RATES[one.group], Decimal(one.left), mean, period)
    heads = Decimal(sum(one.end for one in months))
    yield _ratio(line, trust, "managers-per-hundred-staff", heads, Decimal(trust.staff), period)


def _ratio(
    line: int, trust: Trust, measure: str, top: Decimal, bottom: Decimal, period: Period
) -> FigureFacts:
    return FigureFacts(
        line, measure, trust.code, *period, value=float(100 * top / bottom), numerator=top,
        denominator=bottom, peer_group=trust.group,
    )  # fmt: skip
