"""Several processes come to what one does; and of one year one run works at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep

import pytest
from django.db import connection

from leadwell.access.tests.factories import actor_with_role
from leadwell.fairness.models import Result
from leadwell.fairness.queries import bases
from leadwell.fairness.tests.working_out.a_snapshot import BLACK, WHITE, run
from leadwell.gateways import side_by_side
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import place

SETS = ["wres", "pay-gap", "six-actions", "psed"]


def everything_kept() -> list[tuple]:
    """What is printed, and what is behind it, of all results there are now."""
    kept = Result.objects.filter(current=True).order_by(
        "set_code", "area", "organisation_id", "profile"
    )
    about = [
        bases.about_result(one.organisation_id, one.set_code, one.ended_on, area=one.area)
        for one in kept
    ]
    return [
        (one.set_code, one.area, one.organisation_id, one.profile, one.digest, one.lines,
         bases.behind(bytes(one.sealed), about=name))
        for one, name in zip(kept, about, strict=True)
    ]  # fmt: skip


@pytest.mark.django_db
def test_several_processes_print_what_one_prints_to_the_last_figure(facts, monkeypatch):
    facts.more = [place(f"T{n}", facts.area) for n in range(5)]
    for n, one in enumerate(facts.more):
        facts.staff(one, 50 + 7 * n, 3 * n)
        facts.decisions(one, WHITE, 5, 20 + n)
        facts.decisions(one, BLACK, 1 + n, 9)
        facts.pay(one, "lw:male", 20.0 + n, 30)
        facts.pay(one, "lw:female", 19.0, 20 + n)
    actor_with_role("equality-lead", facts.more[2])
    run(facts, sets=SETS, processes=1)
    alone = everything_kept()
    Result.objects.update(current=False)
    monkeypatch.setattr(side_by_side, "FEWEST", 2)
    run(facts, sets=SETS, processes=2)
    assert everything_kept() == alone
    assert {name for _, _, _, name, *_ in alone} == {"hes-2018", "internal-exact"}


def waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        return bool(cursor.fetchone()[0])


@pytest.mark.usefixtures("committed_database")
def test_a_second_run_of_a_year_waits_for_the_first_and_then_changes_nothing(facts):
    came_to, heard = [], []

    def second():
        try:
            heard.append(run(facts, progress=lambda *_: came_to.append("second")))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        begun = []

        def halfway(code, done):
            if not begun:
                begun.append(other.submit(second))
                until = monotonic() + 30
                while not waits_for_a_lock() and not begun[0].done() and monotonic() < until:
                    sleep(0.02)
            came_to.append("first")

        first = run(facts, progress=halfway)
        begun[0].result(timeout=60)
    assert came_to == ["first", "first", "second", "second"]
    assert (heard[0].changed, heard[0].unchanged) == (0, first.changed)
    assert events("fairness.worked_out").count() == 2
