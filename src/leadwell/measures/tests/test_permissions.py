from __future__ import annotations

import pytest

from leadwell.actor import ANYONE
from leadwell.measures import permissions
from leadwell.measures.models import Figure
from leadwell.measures.tests.factories import PUBLISHER, figure, organisation, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("by", [ANYONE, PUBLISHER], ids=["anyone", "publisher"])
def test_the_two_answers_agree(by):
    for code in ("ZZ1", "ZZ2"):
        organisation(code)
        publish(figure(code), digest=code)
    listed = set(Figure.objects.filter(permissions.visible_to(by)))
    assert listed == {one for one in Figure.objects.all() if permissions.may_see(by, one)}
    assert len(listed) == 2


def test_only_a_publisher_may_publish():
    assert permissions.may_publish(PUBLISHER)
    assert not permissions.may_publish(ANYONE)
