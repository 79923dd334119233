"""The made-up figures of the demo: drawn from each trust's mood, the same at every start."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from leadwell.intake.actions.demo.places import HOMES, PRACTICES, TRUSTS, Trust
from leadwell.measures.rules.facts import FigureFacts

RESPONSE = 0.48
RATINGS = {"Outstanding": 4.0, "Good": 3.0, "Requires improvement": 2.0, "Inadequate": 1.0}

# What an ordinary trust looks like, and what one step of mood does to it.
SCORES = {
    "compassionate-and-inclusive": (7.25, 0.22),
    "voice-that-counts": (6.68, 0.24),
    "morale": (5.95, 0.26),
    "engagement": (6.85, 0.25),
}
SHARES = {
    "bullying-by-managers": (10.0, -2.4),
    "bullying-by-colleagues": (18.0, -2.6),
    "fair-progression": (56.0, 3.8),
    "discrimination-at-work": (9.2, -1.9),
}
WINTER = (0.5, 0.3, 0.1, -0.2, -0.3, -0.2, 0.0, -0.2, -0.1, 0.2, 0.3, 0.5)


def survey(year: int, *, last_year: int) -> Iterator[FigureFacts]:
    """One year's staff survey for every trust and for England."""
    for line, trust in enumerate(TRUSTS, start=1):
        mood = trust.mood - trust.drift * (last_year - year)
        for measure, (usual, step) in {**SCORES, **SHARES}.items():
            yield _answer(line, trust, measure, usual + step * mood, year)
    for measure, (usual, _) in {**SCORES, **SHARES}.items():
        drifted = usual + 0.01 * usual * noise(measure, year)
        yield FigureFacts(
            900,
            measure,
            "ENG",
            *_whole(year),
            value=round(drifted, 4),
            base=74_000,
            peer_group="England",
        )


def _answer(line: int, trust: Trust, measure: str, expected: float, year: int) -> FigureFacts:
    base = max(6, round(trust.staff * RESPONSE * (1 + 0.1 * noise(trust.code, "base", year))))
    few = trust.staff < 300 and measure == "discrimination-at-work"
    value = expected + noise(trust.code, measure, year) * (0.05 if measure in SCORES else 0.7)
    return FigureFacts(
        line=line,
        measure=measure,
        organisation_code=trust.code,
        began_on=_whole(year)[0],
        ended_on=_whole(year)[1],
        value=None if few else round(value, 4),
        base=None if few else base,
        peer_group=trust.group,
        suppressed=few,
    )


def sickness(months: int, *, until: date) -> Iterator[FigureFacts]:
    """Days lost and days available, month by month, with winters and two lasting changes."""
    for line, trust in enumerate(TRUSTS, start=1):
        for back in range(months):
            first, last = month_before(until, back)
            rate = trust.sickness + WINTER[first.month - 1] * 0.5 + 0.16 * noise(trust.code, back)
            rate += trust.sickness_step if back < 8 else 0
            available = Decimal(round(trust.staff * 0.87 * ((last - first).days + 1)))
            lost = (available * Decimal(str(round(rate, 4))) / 100).quantize(Decimal("0.01"))
            yield FigureFacts(
                line, "sickness-absence", trust.code, first, last, value=float(100 * lost / available),
                numerator=lost, denominator=available, peer_group=trust.group,
            )  # fmt: skip


def ratings(*, today: date) -> Iterator[FigureFacts]:
    """What the regulator found, then and now."""
    for line, trust in enumerate(TRUSTS, start=1):
        for years_ago, rating in ((5, trust.rating_before), (1, trust.rating)):
            day = date(today.year - years_ago, 5, 1 + line)
            for measure in ("cqc-overall", "cqc-well-led"):
                yield _rating(line, trust.code, measure, rating, day, trust.group)
    for number in range(1, len(HOMES) + 1):
        found = "Requires improvement" if number == 3 else "Outstanding" if number == 6 else "Good"
        day = date(today.year - 1, 2, number)
        yield _rating(800 + number, f"XXC0{number}", "cqc-overall", found, day, "Care home")
    for number in range(1, len(PRACTICES) + 1):
        day = date(today.year - 1, 3, number)
        yield _rating(850 + number, f"XXP0{number}", "cqc-overall", "Good", day, "GP practice")


def _rating(line: int, code: str, measure: str, rating: str, day: date, group: str) -> FigureFacts:
    return FigureFacts(
        line, measure, code, day, day, value=RATINGS[rating], label=rating, peer_group=group
    )


def noise(*key: object) -> float:
    """A number from -1 to 1 that is always the same for the same words."""
    digest = hashlib.sha256(repr(key).encode()).digest()
    return int.from_bytes(digest[:6]) / (1 << 47) - 1


def _whole(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def month_before(until: date, back: int) -> tuple[date, date]:
    """The month that lies `back` months before the one that `until` is in."""
    number = until.year * 12 + until.month - 1 - back
    first = date(number // 12, number % 12 + 1, 1)
    following = number + 1
    return first, date(following // 12, following % 12 + 1, 1) - timedelta(days=1)
