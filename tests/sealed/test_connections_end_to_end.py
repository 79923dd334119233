"""From panels, reporting lines and applications to the printed figures of connections and of each stage."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime

import pytest
from django.db import connections

from leadwell.appointments.models import Advert, Application, PanelMember
from leadwell.fairness.actions.snapshots import take_snapshot
from leadwell.fairness.actions.working_out import work_out
from leadwell.fairness.models import Result
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.facts import Reading
from leadwell.fairness.tasks import COUNTER
from leadwell.organisations.tests.factories import hold, person, place, post, reports

ON, SINCE, DAY = date(2026, 3, 31), date(2025, 4, 1), date(2025, 9, 1)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
WITH, WITHOUT, UNKNOWN = (40, 25), (60, 15), (20, 10)


@pytest.fixture
def trust(committed_database, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    settings.LEADWELL_SNAPSHOT_KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
    trust = place("ZT1")
    boss = hold(person("Boss"), post(trust, number="boss"), from_on=date(2020, 1, 1))
    decided = Advert.objects.create(
        organisation=trust, reference="A1", title="Nurse", advertised_on=DAY
    )
    PanelMember.objects.create(advert=decided, person=boss.person)
    nobody_knows = Advert.objects.create(organisation=trust, reference="A2", title="Nurse")
    _apply(trust, decided, WITH, boss)
    _apply(trust, decided, WITHOUT)
    _apply(trust, nobody_knows, UNKNOWN)
    yield trust
    connections.close_all()


def _apply(trust, advert, counts, boss=None):
    """So many applications, so many of them shortlisted; of people who report to somebody, or do not."""
    applied, shortlisted = counts
    for number in range(applied):
        name = f"{advert.reference} {'tied' if boss else 'free'} {number}"
        work = hold(person(name), post(trust, number=name), from_on=date(2020, 1, 1))
        if boss:
            reports(work.post, boss.post, from_on=date(2021, 1, 1))
        Application.objects.create(
            advert=advert, person=work.person, reference=name, applied_on=DAY,
            shortlisted_on=date(2025, 10, 1) if number < shortlisted else None,
        )  # fmt: skip


def _lines(trust, set_code):
    kept = Result.objects.get(organisation=trust, set_code=set_code, area=False, current=True)
    return {one.indicator: one for one in from_json(kept.lines) if not one.split}


def test_ties_come_out_as_a_ratio_with_all_four_counts(trust):
    snapshot = take_snapshot(by=COUNTER, as_at=ON, since=SINCE, now=NOW)
    sets = ["connections", "funnel-recruitment"]
    work_out(by=COUNTER, snapshot_id=snapshot.pk, year="2025-26", now=NOW, sets=sets)
    ties = _lines(trust, "connections")["connections-shortlisted"]
    assert (ties.first.group, ties.first.part, ties.first.whole) == ("tie", 25, 40)
    assert (ties.second.group, ties.second.part, ties.second.whole) == ("none", 15, 60)
    assert ties.value == pytest.approx((25 / 40) / (15 / 60))
    assert ties.reading is Reading.ABOVE
    assert ties.declared == pytest.approx(100 * 100 / 120)
    stages = _lines(trust, "funnel-recruitment")
    assert stages["recruitment-shortlisted-tie"].value == ties.value
    rate = stages["recruitment-shortlisted-tie-tie"]
    assert (rate.value, rate.second) == (pytest.approx(100 * 25 / 40), None)
