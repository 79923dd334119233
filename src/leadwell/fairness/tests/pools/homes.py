"""Made-up small employers with some years of shortlists and appointments, worked out as every year is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import duckdb

from leadwell.actor import Permission, system_actor
from leadwell.fairness.actions.working_out import work_out
from leadwell.fairness.models import Snapshot
from leadwell.fairness.tests.counting import made_up
from leadwell.fairness.tests.factories import snapshot
from leadwell.organisations.models import Organisation

COUNTER = system_actor("counter", Permission.COUNT_DECLARATIONS)
NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)
LAST = date(2026, 3, 31)
CODES = {"white": "nhs:A", "bme": "nhs:N"}
SHORTLISTED, APPOINTED = 2, 5
# Of white and of Black and minority ethnic people: shortlisted, appointed.
Year = tuple[tuple[int, int], tuple[int, int]]
FEW: Year = ((6, 3), (5, 2))
MANY: Year = ((60, 30), (50, 20))


class Homes:
    """The rows of made-up snapshots by year, and the places they are at."""

    def __init__(self) -> None:
        self.places: list[Organisation] = []
        self.steps: dict[int, list[Mapping[str, Any]]] = {}

    def decided(self, at: Organisation, year: int, counts: Year) -> None:
        """What was decided at a place in the year to 31 March."""
        if at not in self.places:
            self.places.append(at)
        for group, (shortlisted, appointed) in zip(CODES, counts, strict=True):
            for reached, number in ((APPOINTED, appointed), (SHORTLISTED, shortlisted - appointed)):
                row = made_up.a_row(
                    "step", organisation_id=at.pk, funnel="recruitment", reached=reached,
                    ethnicity=CODES[group], happened_on=date(year - 1, 6, 1),
                )  # fmt: skip
                self.steps.setdefault(year, []).extend([row] * number)

    def years(self, at: Organisation, years: Sequence[Year]) -> None:
        """One year after the other, the last of them to March 2026."""
        for back, counts in enumerate(reversed(years)):
            self.decided(at, 2026 - back, counts)

    def work_out(self, sets: Sequence[str] = ("sc-wres",), now: datetime = NOW) -> None:
        """Every year worked out, oldest first."""
        for year in sorted(self.steps):
            work_out(by=COUNTER, snapshot_id=snapshot(year).pk, year=f"{year - 1}-{year % 100}",
                     now=now, sets=sets)  # fmt: skip

    @contextmanager
    def opened(self, of: Snapshot) -> Iterator[duckdb.DuckDBPyConnection]:
        """The star of a snapshot, as the worker opens it."""
        there = [
            {"organisation_id": one.pk, "code": one.code, "kind": one.kind, "path": one.path}
            for one in Organisation.objects.all()
        ]
        grouping = [
            {"characteristic": "ethnicity", "grouping": "white-bme", "value": value,
             "group_code": code}
            for code, value in CODES.items()
        ]  # fmt: skip
        facts = {"staff": [], "pay": [], "step": self.steps.get(of.as_at.year, [])}
        with made_up.in_duckdb({**facts, "organisation": there, "grouping": grouping}) as duck:
            yield duck
