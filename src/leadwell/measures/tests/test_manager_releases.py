"""The numbers of managers for everybody are made once a month, and kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from leadwell.actor import ANYONE
from leadwell.history.tests.factories import events
from leadwell.measures import actions, tasks
from leadwell.measures.actions import releasing
from leadwell.measures.models import ManagerRelease
from leadwell.measures.queries import manager_releases
from leadwell.measures.queries.manager_numbers import for_everybody
from leadwell.measures.queries.manager_releases import printed_before
from leadwell.measures.tests.full_trust import COUNTER, FIRST, NOW, staffed, staffed_trust
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.reasons import NotPermitted
from leadwell.stats.disclosure import StillFound, differenced

pytestmark = pytest.mark.django_db


@pytest.fixture
def trust():
    return staffed_trust()


def test_numbers_are_made_once_a_month_and_written_down_once(trust):
    first = actions.release_managers(by=ANYONE, code="ZT1", now=NOW)
    again = actions.release_managers(by=ANYONE, code="ZT1", now=NOW + timedelta(5))
    assert first.pk == again.pk
    assert first.as_at == FIRST
    event = events("managers.released").get()
    assert event.about_id == str(first.pk)


def test_a_newcomer_does_not_show_until_the_next_month(trust, client):
    actions.release_managers(by=ANYONE, code="ZT1", now=NOW)
    before = ManagerRelease.objects.get().table
    for _ in range(12):
        hold(person(), post(trust, leads=True, level=1), from_on=date(2026, 10, 1))
    actions.release_managers(by=ANYONE, code="ZT1", now=NOW + timedelta(3))
    assert ManagerRelease.objects.get().table == before
    actions.release_managers(by=ANYONE, code="ZT1", now=NOW + timedelta(12))
    assert ManagerRelease.objects.count() == 2


def test_two_months_together_give_nobody_away(trust):
    actions.release_managers(by=ANYONE, code="ZT1", now=NOW)
    for month in range(12, 18):
        newest = post(trust, leads=True, level=1 + month % 3, staff_group="Nursing")
        hold(person(), newest, from_on=date(2026, 11, 5))
        now = datetime(2026 + (month - 1) // 12, (month - 1) % 12 + 1, 3, tzinfo=UTC)
        actions.release_managers(by=ANYONE, code="ZT1", now=now)
    releases = [printed_before(one) for one in ManagerRelease.objects.order_by("as_at")]
    assert len(releases) == 7
    for before, after in pairwise(releases):
        assert differenced(before, after) == []


def test_the_numbers_of_an_area_wait_for_the_monthly_job(trust):
    assert actions.release_managers(by=ANYONE, code="ENG", now=NOW) is None
    assert tasks.release_managers_monthly.func(0) == 2
    assert set(ManagerRelease.objects.values_list("organisation__code", flat=True)) == {
        "ENG",
        "ZT1",
    }


def test_two_who_ask_first_at_once_make_one_release(trust, monkeypatch):
    first = actions.release_managers(by=ANYONE, code="ZT1", now=NOW)
    monkeypatch.setattr(manager_releases, "latest_release", lambda *_, **__: None)
    again = actions.release_managers(by=ANYONE, code="ZT1", now=NOW)
    assert first.pk == again.pk
    assert events("managers.released").count() == 1


def test_a_place_whose_numbers_an_attack_would_find_stops_no_other(trust, monkeypatch, caplog):
    def found(counts, *_more, **__more):
        if counts.organisation.code == "ENG":
            raise StillFound("An attack still finds a count.")
        return for_everybody(counts, *_more, **__more)

    monkeypatch.setattr(releasing, "for_everybody", found)
    assert actions.release_all_managers(by=COUNTER, now=NOW) == 1
    assert ManagerRelease.objects.get().organisation == trust
    assert "The numbers of managers of ENG were not made." in caplog.text


def test_nobody_else_has_every_place_made(trust):
    with pytest.raises(NotPermitted):
        actions.release_all_managers(by=ANYONE, now=NOW)
    assert not ManagerRelease.objects.exists()


def test_nobody_and_nowhere_make_no_release():
    assert actions.release_managers(by=ANYONE, code="NOPE", now=NOW) is None
    place("ZT9")
    assert actions.release_managers(by=ANYONE, code="ZT9", now=NOW) is None
    assert not ManagerRelease.objects.exists()


def test_where_nothing_was_printed_there_is_nothing_to_hold_the_next_against():
    staffed(place("ZP1", kind="practice", sector="primary-care"), leaders=1, staff=3)
    made = actions.release_managers(by=ANYONE, code="ZP1", now=NOW)
    assert made.table["refused"]
    assert printed_before(made) is None
    assert printed_before(None) is None
