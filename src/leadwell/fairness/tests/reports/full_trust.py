"""A made-up trust with three years of one standard, its region, and trusts beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import erfc, log, sqrt
from typing import Any

from leadwell.fairness.models import Result, Return
from leadwell.fairness.rules.facts import Reading, Shown, ShownGroup
from leadwell.fairness.tests.factories import (
    NOW,
    even,
    likelihood,
    not_calculable,
    result,
    share,
    snapshot,
    withheld,
)
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import person, place

BANDS = ("2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "vsm")
WHITE, BME = "White", "Black and minority ethnic"


def levels() -> list[Shown]:
    """The share of one group at each level of pay: fewer, the higher."""
    rows = [share(row="all", row_title="All staff", part=100, value=29.4, low=27.9, high=31.0)]
    for at, band in enumerate(BANDS):
        value = 38.0 - 3.1 * at
        reading = Reading.BELOW if at > 6 else Reading.ABOVE if at < 2 else Reading.NO_DIFFERENCE
        rows.append(share(row=band, part=130 - 8 * at, value=value, low=max(value - 5, 0.4),
                          high=value + 5.5, reading=reading, test="score",
                          p=0.3 if reading is Reading.NO_DIFFERENCE else 0.0004))  # fmt: skip
    return rows


def board() -> Shown:
    """The board beside the workforce, in points."""
    return Shown(
        "wres-9", "", "", "", ShownGroup("bme", BME, None, 15), None, -12.6, -24.1, 8.4, "points",
        "newcombe", 0.21, Reading.NO_DIFFERENCE, 94.2,
    )  # fmt: skip


def a_year(value: float = 1.8, spread: float = 1.4) -> list[Shown]:
    """One year of the standard."""
    side = Reading.ABOVE if value > 1 else Reading.BELOW
    reading = side if abs(log(value)) > log(spread) else Reading.NO_DIFFERENCE
    p = erfc(abs(log(value)) / log(spread) * 1.96 / sqrt(2))
    said: dict[str, Any] = {"value": value, "low": value / spread, "high": value * spread, "p": p}
    appointed = likelihood("wres-2", reading=reading, **said)
    split = [
        replace(appointed, split=f"internal:{inside}", value=value * by, low=value * by / 1.6,
                high=value * by * 1.6)
        for inside, by in (("true", 1.15), ("false", 0.9))
    ]  # fmt: skip
    return [*levels(), appointed, *split, even("wres-3"), not_calculable("wres-4"), board()]


def full_trust() -> Organisation:
    """A trust in a region with three years of figures; nothing of it is published."""
    england = Organisation.objects.filter(code="ENG").first() or place(
        "ENG", name="England", kind="country", sector="national"
    )
    region = place("ZR1", england, name="Westmarch", kind="region", sector="national")
    trust = place("ZT1", region, name="Made-up Vale NHS Trust")
    years(trust, (1.5, 1.7, 1.8))
    years(region, (1.42, 1.44, 1.45), spread=1.05, area=True)
    return trust


def years(at: Organisation, values: Sequence[float], spread: float = 1.4, **more: Any) -> None:
    """A result a year, the last of them for 2026."""
    for back, value in enumerate(reversed(values)):
        result(at, a_year(value, spread), year=2026 - back, **more)


def beside(region: Organisation, count: int) -> list[Organisation]:
    """Trusts with two years of figures, the last published."""
    made = []
    for n in range(count):
        trust = place(f"ZN{n:02d}", region, name=f"Made-up Trust {n:02d}")
        spread = 1.18 + 0.11 * (n % 7)
        value = spread ** (((n * 5) % 9 - 4) / 5)
        years(trust, (value, value), spread)
        published(trust)
        made.append(trust)
    return made


def published(at: Organisation, says: str = "We look at every shortlist again in July.") -> Return:
    """The last result of a place, published."""
    last = at_last(at)
    return Return.objects.create(
        organisation=at, result=last, says=says, published_by=person(), published_at=NOW
    )


def at_last(at: Organisation) -> Any:
    """The last result of a place."""
    return Result.objects.filter(organisation=at, area=False).order_by("-ended_on").first()


def small_employer(above: Organisation) -> Organisation:
    """A place where nearly everything is hidden."""
    practice = place("ZP1", above, name="Made-up Practice", kind="practice", sector="primary-care")
    result(practice, [withheld("wres-2"), withheld("wres-3")], of=snapshot())
    return practice
