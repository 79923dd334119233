from __future__ import annotations

import pytest

from leadwell.actor import ANYONE, EVERYWHERE, Actor, Grant, Permission
from leadwell.equality import permissions
from leadwell.equality.models import Declaration
from leadwell.equality.tests.factories import someone, told_by_a_file
from leadwell.reasons import NotPermitted

ALL = frozenset(Grant(permission, EVERYWHERE) for permission in Permission)


def test_everybody_sees_their_own_and_nobody_elses_whatever_they_may_do(committed_database):
    asha, ben = someone(), someone("Ben Okri")
    twin = someone("A. Patel", joined_to_id=asha.person_id)
    for person in (asha, ben, twin):
        told_by_a_file(person, sex="lw:female")
    for me, mine in ((asha, {asha, twin}), (twin, {asha, twin}), (ben, {ben})):
        for grants in (frozenset(), ALL):
            by = Actor(me.name, me.person_id, grants)
            seen = Declaration.objects.filter(permissions.visible_to(by))
            assert {row.person_id for row in seen} == {one.person_id for one in mine}


def test_nobody_who_is_not_a_person_sees_anything(db):
    for by in (ANYONE, Actor("job", grants=ALL)):
        with pytest.raises(NotPermitted):
            permissions.visible_to(by)


@pytest.mark.parametrize(
    ("allowed", "permission"),
    [
        (permissions.may_note, Permission.LOAD_STAFF),
        (permissions.may_forget, Permission.DISPOSE_OF_RECORDS),
        (permissions.may_count, Permission.COUNT_DECLARATIONS),
    ],
)
def test_each_door_opens_to_one_permission(allowed, permission):
    for grant in ALL:
        assert allowed(Actor("x", 1, frozenset({grant}))) == (grant.permission is permission)
