"""An organisation's report page from stored results: five years of its own, and those of its peers and areas.

The figures of a few are worked out of a small made-up star by the pipeline itself; peers and years are
copies of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from unittest.mock import patch

from benches import database, people
from benches.fairness import made_up

WORKED_OUT = made_up.Size(6, 12_000, 20_000)
PEERS = {"small": 30, "national": 200}
YEARS = 5
MOST_MILLISECONDS = 40
SNAPSHOT = date(2026, 3, 31)


def run(scale: str) -> list[dict[str, Any]]:
    """CPU and questions of the page of the largest trust."""
    with database.empty("bench_fairness"), people.any_host():
        people.as_when_serving()
        code = _fill(PEERS[scale])
        get = _as_equality_lead(code)
        cpu, waited = people.cost(get, people.ROUNDS[scale])
        size = len(get().content) / 1_000
        return [
            people._limit("an organisation's WRES page, CPU", "ms", cpu, MOST_MILLISECONDS),
            people._told("the same, waiting for the database", waited),
            people._limit(
                "the same, SQL queries", "queries", people.queries(get), people.MOST_QUERIES
            ),
            {**people._told("the same, HTML", size), "unit": "KB"},
        ]


def _fill(peers: int) -> str:
    """The organisations of the star, and their results. Answers the code of the largest."""
    from django.test import override_settings
    from django.utils import timezone

    from leadwell.fairness.actions.working_out import work_out
    from leadwell.fairness.models import Snapshot
    from leadwell.fairness.tasks import COUNTER

    star = made_up.star(WORKED_OUT)
    _organisations(star["organisation"])
    said = {"made_at": timezone.now(), "folder": "bench", "digest": "0" * 64}
    snapshot = Snapshot.objects.create(as_at=SNAPSHOT, **said)
    with (
        override_settings(LEADWELL_SNAPSHOT_KEY="bench"),
        patch("leadwell.fairness.actions.working_out.opened", lambda _: _in_memory(star)),
    ):
        work_out(
            by=COUNTER, snapshot_id=snapshot.pk, year="2025-26", sets=["wres"], now=timezone.now()
        )
    _copy_to_peers(peers)
    _copy_years()
    return str(star["organisation"]["code"][0])


@contextmanager
def _in_memory(star: dict[str, Any]) -> Iterator[Any]:
    import duckdb

    with duckdb.connect() as duck:
        for name, table in star.items():
            duck.register(name, table)
        yield duck


def _organisations(table: Any) -> None:
    """Parents first, since each says where it sits."""
    from leadwell.organisations.models import Organisation

    rows = sorted(table.to_pylist(), key=lambda row: row["path"].count("/"))
    numbers = {row["path"]: row["organisation_id"] for row in rows}
    for row in rows:
        above = row["path"].rstrip("/").rpartition("/")[0] + "/"
        Organisation.objects.create(
            pk=row["organisation_id"], code=row["code"], name=f"Made-up {row['code']}",
            kind=row["kind"], sector="nhs-trust", path=row["path"], parent_id=numbers.get(above),
            known_from="bench", made_up=True,
        )  # fmt: skip


def _copy_to_peers(peers: int) -> None:
    """Other trusts in the same places, with the same figures in turn."""
    from leadwell.fairness.models import Result

    results = list(Result.objects.filter(area=False).select_related("organisation"))
    for number in range(peers):
        result = results[number % len(results)]
        one = result.organisation
        beside = one.path.rstrip("/").rpartition("/")[0]
        one.pk, one.code, one.path = 1_000 + number, f"P{number}", f"{beside}/P{number}/"
        one.save(force_insert=True)
        result.pk, result.organisation_id = None, one.pk
        result.save(force_insert=True)
        results[number % len(results)] = Result.objects.select_related("organisation").get(
            pk=result.pk
        )


def _copy_years() -> None:
    """The same figures as of the years before."""
    from leadwell.fairness.models import Result

    for result in Result.objects.all():
        for back in range(1, YEARS):
            result.pk = None
            result.began_on = date(2025 - back, 4, 1)
            result.ended_on = date(2026 - back, 3, 31)
            result.save(force_insert=True)


def _as_equality_lead(code: str) -> Any:
    from leadwell.access.models import Account, RoleGrant
    from leadwell.organisations.models import Organisation
    from leadwell.people.models import Person

    who = Person.objects.create(name="Made-up Lead", sort_key="lead", made_up=True)
    account = Account.objects.create(email="lead@made-up.example", person=who)
    RoleGrant.objects.create(
        person=who, role="equality-lead", organisation=Organisation.objects.get(code=code),
        from_on=date(2020, 1, 1), given_by="bench", reason="bench",
    )  # fmt: skip
    return people._getter(account, f"/organisations/{code}/fairness/wres/")
