"""A made-up snapshot to work figures out from, and what was kept of it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime

from leadwell.actor import Permission, system_actor
from leadwell.fairness.actions.working_out import work_out
from leadwell.fairness.models import Result
from leadwell.fairness.tests.counting import made_up
from leadwell.fairness.tests.factories import snapshot
from leadwell.organisations.tests.factories import place

WHITE, BLACK = "nhs:A", "nhs:N"
COUNTER = system_actor("counter", Permission.COUNT_DECLARATIONS)
NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)


class Facts:
    """The rows of a made-up snapshot, and the places they are at."""

    def __init__(self) -> None:
        self.area = place("R", kind="region", sector="national")
        self.trust, self.home = place("T", self.area), place("H")
        self.rows: dict = {"staff": [], "step": [], "pay": []}
        self.snapshot = snapshot()
        self.more: list = []
        self.staff(self.trust, 60, 40)
        self.staff(self.home, 9, 2)

    def staff(self, at, white: int, black: int) -> None:
        for ethnicity, number in ((WHITE, white), (BLACK, black)):
            said = {"ethnicity": ethnicity, "pay_row": "5", "tier": "lower"}
            row = made_up.a_row("staff", organisation_id=at.pk, **said)
            self.rows["staff"] += [row] * number

    def decisions(self, at, ethnicity: str, reached: int, number: int) -> None:
        said = {"funnel": "recruitment", "reached": reached, "ethnicity": ethnicity}
        self.rows["step"] += [made_up.a_row("step", organisation_id=at.pk, **said)] * number

    def pay(self, at, sex: str, hourly: float, number: int) -> None:
        said = {"sex": sex, "full_pay": True, "as_at": date(2026, 3, 31), "bonus": None}
        row = made_up.a_row("pay", organisation_id=at.pk, hourly=hourly, **said)
        self.rows["pay"] += [row] * number

    @contextmanager
    def opened(self, snapshot):
        places = [
            {"organisation_id": one.pk, "code": one.code, "kind": one.kind, "path": one.path}
            for one in (self.area, self.trust, self.home, *self.more)
        ]
        pairs = {("ethnicity", "white-bme"): {WHITE: "white", BLACK: "bme"},
                 ("sex", "as-asked"): {"lw:male": "male", "lw:female": "female"}}  # fmt: skip
        grouping = [
            {"characteristic": about, "grouping": by, "value": value, "group_code": code}
            for (about, by), codes in pairs.items()
            for value, code in codes.items()
        ]
        with made_up.in_duckdb({**self.rows, "organisation": places, "grouping": grouping}) as duck:
            yield duck


def run(facts, by=COUNTER, year="2025-26", **more):
    return work_out(
        by=by, snapshot_id=facts.snapshot.pk, year=year, now=NOW, **{"sets": ["wres"], **more}
    )


def current(at, **more):
    return Result.objects.get(organisation=at, current=True, **{"area": False, **more})
