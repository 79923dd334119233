"""Made-up results for tests: what an organisation's lines look like once they may be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from leadwell.fairness.models import Case, Objective, Pay, Result, Snapshot
from leadwell.fairness.queries.results import digest_of, to_json
from leadwell.fairness.rules.facts import Reading, Shown, ShownGroup
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import person
from leadwell.people.models import Person
from leadwell.reasons import Reason

NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)
TODAY = date(2026, 6, 10)
TOO_FEW = Reason("STA-02", "From 1 to {to} people: hidden.", {"to": 7})
NOTHING = Reason("FAR-03", "Nobody of the second group came so far: there is nothing to divide by.")


def likelihood(
    indicator: str = "wres-2", *, part: int = 40, other: int = 90, **changes: Any
) -> Shown:
    """A ratio of two likelihoods: white people against Black and minority ethnic people."""
    value = (other / 500) / (part / 400) if part else None
    line = Shown(
        indicator, "", "", "", ShownGroup("white", "White", other, 500),
        ShownGroup("bme", "Black and minority ethnic", part, 400), value, 1.28, 2.51, "ratio",
        "score", 0.001, Reading.ABOVE, 94.2,
    )  # fmt: skip
    return replace(line, **changes)


def even(indicator: str = "wres-3", **changes: Any) -> Shown:
    """A ratio whose interval holds parity."""
    said = {"value": 1.12, "low": 0.81, "high": 1.55, "p": 0.49, "reading": Reading.NO_DIFFERENCE}
    return likelihood(indicator, **{**said, **changes})


def share(indicator: str = "wres-1", row: str = "5", part: int = 85, **changes: Any) -> Shown:
    """A share of one group in one row, in per cent."""
    line = Shown(
        indicator, row, f"Band {row}", "", ShownGroup("bme", "Black and minority ethnic", part, 340),
        None, 100 * part / 340, 20.7, 29.9, "percent", "wilson", None, Reading.NO_DIFFERENCE, 94.2,
    )  # fmt: skip
    return replace(line, **changes)


def withheld(indicator: str = "wres-3", **changes: Any) -> Shown:
    """A line that rests on too few people."""
    line = likelihood(indicator)
    hidden = replace(line.first, part=None), replace(line.second, part=None)  # type: ignore[type-var]  # both groups are there
    said = {"first": hidden[0], "second": hidden[1], "value": None, "low": None, "high": None,
            "p": None, "test": "", "reading": Reading.WITHHELD, "withheld": (TOO_FEW,)}  # fmt: skip
    return replace(line, **{**said, **changes})


def not_calculable(indicator: str = "wres-4", **changes: Any) -> Shown:
    """A line with nothing to divide by."""
    said = {"part": 0, "value": None, "low": None, "high": None, "p": None,
            "reading": Reading.NOT_CALCULABLE, "withheld": (NOTHING,)}  # fmt: skip
    return likelihood(indicator, **{**said, **changes})


def snapshot(year: int = 2026, **changes: Any) -> Snapshot:
    """A snapshot of 31 March."""
    said = {"as_at": date(year, 3, 31), "made_at": NOW, "digest": "0" * 64,
            "folder": f"made-up-{Snapshot.objects.count()}"}  # fmt: skip
    return Snapshot.objects.create(**{**said, **changes})


def result(
    organisation: Organisation,
    lines: Iterable[Shown] = (),
    *,
    year: int = 2026,
    of: Snapshot | None = None,
    **changes: Any,
) -> Result:
    """A result of one set in the year to 31 March."""
    kept = to_json(lines)
    said = {
        "set_code": "wres", "began_on": date(year - 1, 4, 1), "ended_on": date(year, 3, 31),
        "profile": "ten-five", "definitions": "1" * 64, "lines": kept, "digest": digest_of(kept),
        "made_at": NOW, "made_up": True,
    }  # fmt: skip
    return Result.objects.create(
        organisation=organisation, snapshot=of or snapshot(year), **{**said, **changes}
    )


def pay_kept() -> list[Pay]:
    """All pay that is kept, by organisation, day and person. For tests: no page has it."""
    return list(Pay.objects.select_related("organisation"))


def cases_kept() -> list[Case]:
    """Every case that was kept, in order, with whose it is."""
    return list(Case.objects.select_related("organisation", "person"))


def promised(at: Organisation, who: Person, **changes: Any) -> Objective:
    """An objective that somebody was set."""
    said = {"says": "Sponsor 3 nurses into band 7 posts.", "by_on": date(2027, 6, 1), "set_at": NOW}
    setter = changes.pop("set_by", None) or person()
    return Objective.objects.create(
        organisation=at, person=who, set_by=setter, **{**said, **changes}
    )
