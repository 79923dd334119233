"""What a run works out and keeps: what is new takes the place of what was; nothing else is written."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import ANYONE
from leadwell.fairness.actions import working_out
from leadwell.fairness.actions.working_out import work_out
from leadwell.fairness.models import Result
from leadwell.fairness.queries import bases
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.tests.counting import made_up
from leadwell.fairness.tests.working_out.a_snapshot import BLACK, COUNTER, NOW, WHITE, current, run
from leadwell.organisations.tests.factories import place
from leadwell.reasons import NotPermitted, RuleBroken

pytestmark = pytest.mark.django_db


def test_only_a_job_of_our_own_works_figures_out(facts):
    for by in (ANYONE, actor_with_role("equality-lead", facts.trust)):
        with pytest.raises(NotPermitted):
            run(facts, by=by)
    assert not Result.objects.exists()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"year": "2025"}, "FAR-81a"),
        ({"year": "2025-27"}, "FAR-81a"),
        ({"year": "2024-25"}, "FAR-81b"),
        ({"sets": ["wrest"]}, "FAR-83"),
    ],
)
def test_what_cannot_be_worked_out_says_why(facts, more, code):
    with pytest.raises(RuleBroken) as refused:
        run(facts, **more)
    assert [why.code for why in refused.value.reasons] == [code]


def test_nothing_is_worked_out_of_a_snapshot_whose_files_are_gone(facts):
    facts.snapshot.removed_at = NOW
    facts.snapshot.save(update_fields=["removed_at"])
    with pytest.raises(RuleBroken, match="were removed"):
        run(facts)


def test_every_place_with_staff_and_every_area_has_a_result(facts):
    heard = []
    came_to = run(facts, progress=lambda code, done: heard.append((code, done)))
    assert (came_to.places, came_to.changed) == (3, 3)
    assert heard == [("wres", 2), ("wres", 3)]
    found = {(one.organisation_id, one.area, one.profile) for one in Result.objects.all()}
    trust, home, area = facts.trust.pk, facts.home.pk, facts.area.pk
    hes = "hes-2018"
    assert found == {(trust, False, hes), (home, False, hes), (area, True, hes)}
    kept = current(facts.trust)
    assert (str(kept.began_on), str(kept.ended_on), kept.made_up) == (
        "2025-04-01",
        "2026-03-31",
        True,
    )


def test_the_same_snapshot_again_changes_nothing(facts):
    first = run(facts)
    was = list(Result.objects.order_by("pk").values())
    again = run(facts)
    assert (again.unchanged, again.changed, again.ended) == (first.changed, 0, 0)
    assert list(Result.objects.order_by("pk").values()) == was


def test_what_changed_takes_the_place_of_what_was_kept_and_that_stays(facts):
    run(facts)
    before = current(facts.trust)
    facts.staff(facts.trust, 20, 0)
    came_to = run(facts)
    assert (came_to.changed, came_to.unchanged) == (2, 1)
    before.refresh_from_db()
    assert not before.current
    assert current(facts.trust).pk != before.pk
    assert Result.objects.filter(organisation=facts.trust).count() == 2


def test_a_place_where_nobody_works_any_more_has_no_current_result(facts):
    run(facts)
    facts.rows["staff"] = [r for r in facts.rows["staff"] if r["organisation_id"] != facts.home.pk]
    assert run(facts).ended == 1
    assert not Result.objects.filter(organisation=facts.home, current=True).exists()


def test_a_run_that_is_stopped_goes_on_where_it_was(facts, monkeypatch):
    monkeypatch.setattr(working_out, "KEPT_AT_ONCE", 1)

    def stop(code: str, done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(facts, progress=stop)
    assert Result.objects.count() == 1
    came_to = run(facts)
    assert (came_to.unchanged, came_to.changed) == (1, 2)


def test_a_run_is_one_event_in_the_ledger(facts):
    run(facts)
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, about_id FROM history_event ORDER BY id")
        assert cursor.fetchall() == [("fairness.worked_out", str(facts.snapshot.pk))]


def test_a_place_that_is_gone_from_the_register_is_passed_by(facts):
    facts.rows["staff"] += [made_up.a_row("staff", organisation_id=10**6)] * 9
    assert run(facts).changed == 3


def test_pay_is_worked_out_with_the_figures_of_its_set(facts):
    facts.pay(facts.trust, "lw:male", 22.0, 200)
    facts.pay(facts.trust, "lw:female", 20.0, 200)
    came_to = run(facts, sets=["pay-gap"])
    assert came_to.changed == 2
    lines = from_json(current(facts.trust, set_code="pay-gap").lines)
    values = {(line.indicator, line.row): line.value for line in lines}
    assert values["pay-gap-sex", "median-hourly"] == pytest.approx(9.1, abs=0.05)


def test_all_sets_are_worked_out_unless_some_are_named(facts):
    facts.decisions(facts.trust, WHITE, 5, 30)
    facts.decisions(facts.trust, BLACK, 2, 30)
    run(facts, sets=None)
    assert {"wres", "disparity", "six-actions", "psed"} <= set(
        Result.objects.values_list("set_code", flat=True)
    )


def test_what_is_behind_a_result_opens_as_its_own_only(settings):
    settings.LEADWELL_SNAPSHOT_KEY = "one"
    about = bases.about_result(1, "wres", date(2026, 3, 31), area=False)
    said = bases.Behind({"a": (5, 6), "b": (None, 3)}, "print")
    kept = bases.sealed(said, about=about)
    assert bases.behind(kept, about=about) == said
    other = bases.about_result(1, "wres", date(2026, 3, 31), area=True)
    assert bases.behind(kept, about=other) is None
    assert bases.behind(b"", about=about) is None
    settings.LEADWELL_SNAPSHOT_KEY = "another"
    assert bases.behind(kept, about=about) is None


def test_a_set_about_care_providers_counts_nobody_of_a_hospital(facts):
    facts.home.kind = "care-location"
    work_out(by=COUNTER, snapshot_id=facts.snapshot.pk, year="2025-26", sets=["sc-wres"], now=NOW)
    assert set(Result.objects.values_list("organisation__code", flat=True)) == {"H"}


def test_a_set_about_trusts_counts_no_practice_in_their_area_either(facts):
    practice = place("P", facts.area, kind="practice", sector="primary-care")
    facts.more = [practice]
    facts.staff(practice, 30, 30)
    run(facts)
    assert not Result.objects.filter(organisation=practice).exists()
    lines = from_json(Result.objects.get(organisation=facts.area, area=True).lines)
    (everybody,) = [
        one for one in lines if (one.indicator, one.row, one.split) == ("wres-1", "all", "")
    ]
    assert everybody.first.whole == 100
