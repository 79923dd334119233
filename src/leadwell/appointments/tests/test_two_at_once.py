"""Two people are appointed to one post at the same moment: exactly one gets it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from leadwell.appointments import actions
from leadwell.appointments.tests.factories import NOW, TODAY, officer
from leadwell.organisations.models import Tenure
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.reasons import RuleBroken
from leadwell.standards.tests.factories import item, requirement
from leadwell.training.tests.factories import achieved

pytestmark = pytest.mark.usefixtures("committed_database")


def test_of_two_appointed_at_once_exactly_one_gets_the_post():
    trust = place("T")
    item("core:3.1")
    requirement(3, {"item": "core:3.1"})
    ward, by = post(trust, "Ward manager", level=3, leads=True), officer(trust)
    people = [person() for _ in range(4)]
    for who in people:
        hold(who, post(trust, "Nurse"))
        achieved(who.pk, "core:3.1")
    together = Barrier(len(people))

    def one(who):
        try:
            together.wait(timeout=30)
            said = {"kind": "substantive", "fte": Decimal(1), "from_on": TODAY, "now": NOW}
            return actions.appoint(by=by, post_id=ward.pk, person_id=who.pk, **said).person_id
        except RuleBroken as broken:
            return broken.reasons[0].code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        answers = list(pool.map(one, people))
    assert sorted(map(str, answers))[1:] == ["APT-11"] * 3
    assert Tenure.objects.filter(post=ward).count() == 1
