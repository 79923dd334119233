"""Cases in the star one by one: training, waivers, inductions and files. How far each came by the day."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any

import pytest

from leadwell.appointments.models import Breach, GateAnswer, RefusedWaiver
from leadwell.appointments.tests.factories import waived
from leadwell.fairness.actions.snapshots import take_snapshot
from leadwell.fairness.models import Case
from leadwell.fairness.queries.snapshots import opened
from leadwell.fairness.tasks import COUNTER
from leadwell.organisations.tests.factories import hold, person, place, post, reports
from leadwell.standards.tests.factories import version
from leadwell.training.models import (
    Enrolment,
    Period,
    Place,
    PlaceApplication,
    Release,
    Result,
    Round,
)
from leadwell.training.tests.factories import taught, teaching
from tests.sealed.taking import NOW

ON, SINCE = date(2026, 3, 31), date(2025, 4, 1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.fixture
def trust(home):
    return place("XXQ1")


@pytest.fixture
def learner(trust):
    """Somebody with a nurse's post at the trust."""
    who = person("Asha Patel")
    hold(who, post(trust, "Nurse", band="5", leads=True))
    return who


@pytest.fixture
def round_(trust):
    programme = taught("mid-career", at=trust)
    return Round.objects.create(
        programme=programme, draw="mid-career-1", title="Round 1", opens_at=at("2025-05-01"),
        closes_at=at("2025-06-01"), public_at=at("2025-06-02"), rules_version="1", public_source="made up",
        commit="0", sealed=b"",
    )  # fmt: skip


def applied(round_, who, sent: str = "2025-05-10T10:00", **more: Any) -> PlaceApplication:
    return PlaceApplication.objects.create(
        round=round_, person=who, entrant=str(who.pk), sent_at=at(sent), changed_at=at(sent), **more
    )


def given(round_, who, application=None, **more: Any) -> Place:
    run = teaching(round_.programme, date(2025, 9, 1), date(2026, 1, 1))
    return Place.objects.create(run=run, person=who, application=application, **more)


def steps(columns: str) -> list[tuple[object, ...]]:
    taken = take_snapshot(by=COUNTER, as_at=ON, since=SINCE, now=NOW)
    with closing(opened(taken)) as duck:
        return duck.execute(f"SELECT {columns} FROM step ORDER BY ALL").fetchall()


def test_an_application_for_a_place_counts_at_the_applicants_employer(trust, round_, learner):
    applied(round_, learner)
    assert steps("funnel, organisation_id, happened_on, reached, openly, pay_row, leads, tie") == [
        ("places", trust.pk, date(2025, 5, 10), 2, True, "5", True, "")
    ]


def test_what_came_of_it_counts_up_to_the_day(round_, learner):
    one = given(
        round_,
        learner,
        applied(round_, learner),
        offered_at=at("2025-06-03"),
        accepted_at=at("2025-06-09"),
    )
    Result.objects.create(
        place=one, outcome="fail", assessed_on=date(2025, 12, 1), assurer=person()
    )
    assert steps("reached, happened_on") == [(4, date(2025, 6, 9))]
    Result.objects.create(place=one, outcome="pass", assessed_on=date(2026, 4, 1), assurer=person())
    assert steps("reached") == [(4,)]
    Result.objects.create(place=one, outcome="pass", assessed_on=ON, assurer=person())
    assert steps("reached, happened_on") == [(5, ON)]


def test_a_place_without_an_application_was_not_open_to_all(round_, learner):
    given(round_, learner, offered_at=at("2025-07-01"))
    assert steps("reached, openly, happened_on") == [(3, False, date(2025, 7, 1))]


def test_a_day_is_a_day_in_london(round_, learner):
    applied(
        round_, learner, "2025-03-31T22:30"
    )  # half past eleven in the evening there: still March
    assert steps("happened_on") == []
    PlaceApplication.objects.update(sent_at=at("2025-03-31T23:30"))
    assert steps("happened_on") == [(date(2025, 4, 1),)]


def test_those_who_withdrew_or_work_nowhere_are_left_out(round_, learner):
    applied(round_, learner, withdrawn_at=at("2025-05-11"))
    applied(round_, person("Works Nowhere"))
    assert steps("funnel") == []


def test_a_release_is_granted_at_once_or_on_appeal(trust, round_, learner):
    boss, other = person("The Boss"), person("Somebody Else")
    above = post(trust, "Matron")
    hold(boss, above)
    reports(learner.tenures.get().post, above)
    Release.objects.create(application=applied(round_, learner), asked_at=at("2025-05-12"))
    assert steps("funnel, reached, tie")[1] == ("release", 1, "")
    Release.objects.update(decided_by=boss, decided_at=at("2025-05-20"), granted=False)
    assert steps("funnel, reached, tie")[1] == ("release", 1, "tie")
    Release.objects.update(upheld=True, heard_by=other, heard_at=at("2025-06-20"))
    assert steps("funnel, reached, happened_on, tie")[1] == ("release", 2, date(2025, 6, 20), "tie")
    Release.objects.update(upheld=None, granted=True, decided_by=other)
    assert steps("funnel, reached, happened_on, tie")[1] == (
        "release",
        2,
        date(2025, 5, 20),
        "none",
    )


def test_a_waiver_that_was_given_is_a_case_of_the_post_it_is_for(trust, learner):
    giver = person("The Chief")
    matron = post(trust, "Matron", band="8a", level=3)
    waived(learner.pk, matron, giver.pk, given_at=at("2026-02-01"))
    waived(learner.pk, matron, giver.pk, given_at=at("2026-05-01"))
    assert steps("funnel, organisation_id, reached, happened_on, pay_row, tie") == [
        ("waivers", trust.pk, 2, date(2026, 2, 1), "8a", "none")
    ]


def test_a_waiver_that_was_refused_is_a_case_that_did_not_come_to_one(trust, learner):
    matron, chief = post(trust, "Matron", band="8a", level=3), post(trust, "Chief")
    giver = person("The Chief")
    hold(giver, chief)
    reports(learner.tenures.get().post, chief)
    for day in (date(2025, 3, 31), date(2026, 2, 1), date(2026, 4, 1)):
        RefusedWaiver.objects.create(
            person=learner, organisation=trust, post=matron, level=3, version=version(),
            because="Not yet", refused_by=giver, refused_on=day,
        )  # fmt: skip
    assert steps("funnel, organisation_id, reached, happened_on, pay_row, tie") == [
        ("waivers", trust.pk, 1, date(2026, 2, 1), "8a", "tie")
    ]


def test_each_question_to_the_gate_is_a_case_of_the_post_and_breaches_did_not_pass(trust, learner):
    matron = post(trust, "Matron", band="8a", level=3, leads=True)
    core = version()
    said: dict[str, Any] = {"person": learner, "organisation": trust, "level": 3, "version": core}
    for on, outcome, where in (
        (date(2025, 3, 31), "met", matron),
        (date(2025, 4, 1), "not-met", None),
        (date(2026, 2, 1), "not-met", matron),
        (date(2026, 2, 2), "waived", matron),
        (ON, "met", matron),
        (date(2026, 4, 1), "met", matron),
    ):
        GateAnswer.objects.create(**said, post=where, outcome=outcome, asked_on=on)
    from_file = hold(person("Noor"), matron, from_on=date(2026, 2, 3))
    Breach.objects.create(
        tenure=from_file, organisation=trust, level=3, version=core, missing=[], noted_on=ON
    )
    gate = [
        row for row in steps("funnel, happened_on, reached, pay_row, leads") if row[0] == "gate"
    ]
    assert gate == [
        ("gate", date(2025, 4, 1), 1, "", False),
        ("gate", date(2026, 2, 1), 1, "8a", True),
        ("gate", date(2026, 2, 2), 2, "8a", True),
        ("gate", date(2026, 2, 3), 1, "8a", True),
        ("gate", ON, 2, "8a", True),
    ]


def test_an_induction_counts_with_each_employer_unless_they_are_exempt(trust, round_, learner):
    enrolled = Enrolment.objects.create(
        person=learner, programme=round_.programme, began_on=date(2025, 5, 1)
    )
    other = place("XXQ2")
    said: dict[str, Any] = {
        "enrolment": enrolled,
        "from_on": date(2025, 5, 1),
        "due_on": date(2025, 8, 1),
    }
    Period.objects.create(
        organisation=trust, from_abroad=True, finished_on=date(2025, 7, 1), **said
    )
    Period.objects.create(organisation=other, finished_on=date(2026, 7, 1), **said)
    Period.objects.create(organisation=place("XXQ3"), exempt_because="Retires soon", **said)
    assert steps("organisation_id, reached, happened_on, from_abroad, pay_row") == [
        (trust.pk, 2, date(2025, 7, 1), True, "5"),
        (other.pk, 1, date(2025, 5, 1), False, ""),
    ]


@pytest.mark.parametrize(
    ("stages", "reached", "happened_on"),
    [
        ({"informal": "2025-06-01", "formal": "2026-03-31"}, 2, ON),
        ({"informal": "2025-06-01", "formal": "2026-04-01"}, 1, date(2025, 6, 1)),
        ({"formal": "2026-02-01"}, 2, date(2026, 2, 1)),
        ({"formal": "31st of February"}, 2, date(2025, 5, 1)),
        ([], 2, date(2025, 5, 1)),
    ],
)
def test_a_case_stands_as_it_did_on_the_day_whatever_its_row_holds(
    trust, learner, stages, reached, happened_on
):
    Case.objects.create(
        organisation=trust, funnel="disciplinary", reference="1", person=learner, reached=2,
        began_on=date(2025, 5, 1), stages=stages,
    )  # fmt: skip
    assert steps("reached, happened_on, pay_row") == [(reached, happened_on, "5")]
