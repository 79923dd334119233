"""Ties as the star sees them, one situation at a time, and each a second way by the rule FAR-47."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime

import pytest
from django.db import connections

from leadwell.appointments.models import Advert, Application, PanelMember
from leadwell.fairness.actions.snapshots import take_snapshot
from leadwell.fairness.models import Case, Decider
from leadwell.fairness.queries.snapshots import opened
from leadwell.fairness.rules.connections.facts import Reported, Stood
from leadwell.fairness.rules.connections.tie_before import tie_before
from leadwell.fairness.tasks import COUNTER
from leadwell.organisations.models import Organisation, ReportingLine, Tenure
from leadwell.organisations.tests.factories import hold, person, place, post, reports

ON, SINCE, DAY = date(2026, 3, 31), date(2025, 4, 1), date(2025, 9, 1)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def trust(committed_database, settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    settings.LEADWELL_SNAPSHOT_KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
    yield place("ZT1")
    connections.close_all()


def ties():
    """What the star says of each decision, by its staff group: the situation is written there."""
    with opened(take_snapshot(by=COUNTER, as_at=ON, since=SINCE, now=NOW)) as duck:
        return dict(
            duck.execute("SELECT staff_group, tie FROM step WHERE funnel <> 'leavers'").fetchall()
        )


def works(trust, name, unit="", since=LONG_AGO, until=None):
    """Somebody in a post of their own."""
    who = person(name)
    return hold(
        who, post(trust, unit=unit, number=f"{name} {unit} {since}"), from_on=since, until_on=until
    )


def decides(trust, situation, applicant, *panel, on=DAY):
    """An advert with one application and a panel."""
    advert = Advert.objects.create(
        organisation=trust, reference=situation, title="Nurse", staff_group=situation
    )
    for each in panel:
        PanelMember.objects.create(advert=advert, person=each.person)
    Application.objects.create(
        advert=advert, person=applicant.person, reference=situation, applied_on=on
    )


def second_way(applicant, decider, on=DAY):
    """The same by the rule."""
    stood = [
        Stood(
            one.person_id,
            one.post_id,
            one.post.organisation_id,
            one.post.unit,
            one.from_on,
            one.until_on,
        )
        for one in Tenure.objects.select_related("post")
    ]
    lines = [
        Reported(one.post_id, one.to_post_id, one.from_on, one.until_on)
        for one in ReportingLine.objects.all()
    ]
    return tie_before(
        on, human=applicant.person_id, decider=decider.person_id, stood=stood, reported=lines
    )


def test_ties_by_report(trust):
    cases = {
        "strangers": (None, "none"),
        "reported": ({"from_on": date(2021, 1, 1), "until_on": date(2021, 6, 1)}, "tie"),
        "day-before": ({"from_on": date(2025, 8, 31)}, "tie"),
        "on-the-day": ({"from_on": DAY}, "none"),
        "after": ({"from_on": date(2025, 10, 1)}, "none"),
    }
    pairs = {}
    for situation, (line, _tie) in cases.items():
        one, boss = works(trust, f"{situation} one"), works(trust, f"{situation} boss")
        if line:
            reports(one.post, boss.post, **line)
        decides(trust, situation, one, boss)
        pairs[situation] = (one, boss)
    found = ties()
    assert found == {situation: tie for situation, (_line, tie) in cases.items()}
    for situation, pair in pairs.items():
        assert second_way(*pair) is (found[situation] == "tie"), situation


@pytest.mark.parametrize(
    ("others", "until", "tie"),
    [
        pytest.param(0, None, "tie", id="two-alone"),
        pytest.param(8, None, "tie", id="ten"),
        pytest.param(9, None, "none", id="eleven"),
        pytest.param(9, date(2025, 1, 1), "tie", id="eleven-until-some-left"),
        pytest.param(9, DAY, "none", id="smaller-only-from-the-day"),
    ],
)
def test_ties_by_a_shared_unit(trust, others, until, tie):
    one, boss = works(trust, "one", "Ward 4"), works(trust, "boss", "Ward 4")
    for number in range(others):
        works(trust, f"other {number}", "Ward 4", until=until)
    elsewhere = works(place("ZT2"), "elsewhere", "Ward 4")
    decides(trust, "unit", one, boss)
    decides(trust, "another-place", elsewhere, boss)
    assert ties() == {"unit": tie, "another-place": "none"}
    assert second_way(one, boss) is (tie == "tie")
    assert not second_way(elsewhere, boss)


def test_where_nobody_knows_who_decided_there_is_no_tie_and_no_absence_of_one(trust):
    one, boss = works(trust, "one"), works(trust, "boss")
    reports(one.post, boss.post, from_on=LONG_AGO)
    decides(trust, "unknown", one)
    decides(trust, "only-themselves", one, one)
    decides(trust, "one-of-two", one, works(trust, "stranger"), boss)
    assert ties() == {"unknown": "", "only-themselves": "", "one-of-two": "tie"}


def test_a_case_out_of_a_file_has_its_ties_too_before_its_first_day(trust):
    one, boss = works(trust, "one"), works(trust, "boss")
    reports(one.post, boss.post, from_on=date(2025, 6, 1))
    for reference, began in (("before", date(2025, 5, 1)), ("after", DAY)):
        case = Case.objects.create(
            organisation=Organisation.objects.get(pk=trust.pk), funnel="disciplinary", person=one.person,
            reference=reference, staff_group=reference, began_on=began, reached=1,
            stages={"informal": str(began)},
        )  # fmt: skip
        Decider.objects.create(case=case, person=boss.person)
    assert ties() == {"before": "none", "after": "tie"}
    assert not second_way(one, boss, date(2025, 5, 1))
    assert second_way(one, boss)
