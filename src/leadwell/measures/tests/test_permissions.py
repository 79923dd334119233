from __future__ import annotations

import pytest

from leadwell.actor import ANYONE, Actor, Grant, Permission, system_actor
from leadwell.measures import permissions
from leadwell.measures.models import Figure
from leadwell.measures.tests.factories import PUBLISHER, figure, organisation, publish
from leadwell.organisations.models import Kind

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("by", [ANYONE, PUBLISHER], ids=["anyone", "publisher"])
def test_the_two_answers_agree(by):
    for code in ("ZZ1", "ZZ2"):
        organisation(code)
        publish(figure(code), digest=code)
    listed = set(Figure.objects.filter(permissions.visible_to(by)))
    assert listed == {one for one in Figure.objects.all() if permissions.may_see(by, one)}
    assert len(listed) == 2


def test_anyone_has_the_numbers_of_a_place_made_but_only_the_monthly_job_those_of_an_area():
    trust, region = organisation("ZZ1"), organisation("ZZR", kind=Kind.REGION)
    everywhere = system_actor("a job", Permission.SEE_MANAGERS)
    at_one = Actor("hr", grants=frozenset({Grant(Permission.SEE_MANAGERS, trust.path)}))
    for by, areas_too in ((ANYONE, False), (at_one, False), (everywhere, True)):
        assert permissions.may_have_released(by, trust)
        assert permissions.may_have_released(by, region) is areas_too
        assert permissions.may_release_everywhere(by) is areas_too


def test_only_a_publisher_may_publish():
    assert permissions.may_publish(PUBLISHER)
    assert not permissions.may_publish(ANYONE)
