"""What of it may be printed, and when that is asked."""

from __future__ import annotations

import pytest
from django.db import connection

from leadwell.access.tests.factories import actor_with_role
from leadwell.fairness.models import Result
from leadwell.fairness.queries import printed_places
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.tests.working_out.a_snapshot import current, run
from leadwell.stats.disclosure import StillFound

pytestmark = pytest.mark.django_db


def test_small_counts_are_hidden_and_rows_have_their_names(facts):
    run(facts)
    large, small = (from_json(current(at).lines) for at in (facts.trust, facts.home))
    (share,) = (
        line for line in large if (line.indicator, line.row, line.split) == ("wres-1", "5", "")
    )
    assert (share.row_title, share.first.part, share.first.title[:5]) == ("Band 5", 40, "Black")
    hidden = [line for line in small if line.indicator == "wres-1"]
    assert all(line.value is None and line.first.part is None for line in hidden)


def test_one_more_person_changes_nothing_that_is_printed(facts):
    run(facts)
    facts.staff(facts.trust, 0, 1)
    assert run(facts).changed == 0
    facts.staff(facts.trust, 0, 2)
    assert run(facts).changed > 0


def test_exact_numbers_are_kept_only_where_somebody_may_see_them(facts):
    lead = actor_with_role("equality-lead", facts.home)
    run(facts)
    exact = current(facts.home, profile="internal-exact")
    assert bytes(exact.sealed) == b""
    (share,) = (
        line for line in from_json(exact.lines)
        if (line.indicator, line.row, line.split) == ("wres-1", "5", "")
    )  # fmt: skip
    assert share.first.part == 2
    assert not Result.objects.filter(organisation=facts.trust, profile="internal-exact").exists()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE access_rolegrant SET until_on = from_on WHERE person_id = %s", [lead.person_id]
        )
    assert run(facts).ended == 1
    assert not Result.objects.filter(profile="internal-exact", current=True).exists()


def test_what_an_attack_finds_is_not_printed_and_what_stood_before_stays(facts, monkeypatch):
    run(facts, sets=["wres"])
    facts.staff(facts.trust, 30, 30)
    printed = printed_places.printed

    def found(meaning, what):
        if what.place.organisation_id in (facts.trust.pk, facts.area.pk):
            raise StillFound("one")
        return printed(meaning, what)

    monkeypatch.setattr(printed_places, "printed", found)
    came_to = run(facts)
    assert (came_to.refused, came_to.changed, came_to.ended) == (2, 0, 0)
    assert current(facts.trust)
    Result.objects.update(current=False)
    assert run(facts).refused == 2
    assert not Result.objects.filter(organisation=facts.trust, current=True).exists()


def test_what_may_be_printed_is_not_asked_again_where_nobody_came_or_went(facts, monkeypatch):
    facts.pay(facts.trust, "lw:male", 22.0, 30)
    asked = []
    printed = printed_places.printed

    def noted(meaning, what):
        asked.append(what.place.organisation_id)
        return printed(meaning, what)

    monkeypatch.setattr(printed_places, "printed", noted)
    both = ["wres", "pay-gap"]
    run(facts, sets=both)
    assert len(asked) == 5
    asked.clear()
    facts.rows["staff"].reverse()
    assert run(facts, sets=both).unchanged == 5
    assert asked == []
    assert run(facts, sets=both, afresh=True).unchanged == 5
    assert len(asked) == 5
