"""Everybody may see an organisation; few may note one."""

import pytest

from leadwell.actor import ANYONE, EVERYWHERE, Actor, Grant, Permission
from leadwell.organisations import permissions
from leadwell.organisations.models import Organisation
from leadwell.organisations.tests.factories import REGISTRAR, note, region, row

LOCAL = Actor(
    "a local registrar", 7, frozenset({Grant(Permission.NOTE_ORGANISATIONS, "/ENG/ZR1/")})
)


@pytest.mark.django_db
@pytest.mark.parametrize("by", [ANYONE, REGISTRAR, LOCAL], ids=lambda by: by.name)
def test_the_row_in_hand_and_the_list_agree(by):
    region()
    note(row("ZT1", "Zed", parent_code="ZQ1"), row("ZT2", "Brack", closed_on=None))
    listed = set(Organisation.objects.filter(permissions.visible_to(by)))
    assert listed == {one for one in Organisation.objects.all() if permissions.may_see(by, one)}
    assert len(listed) == 5


@pytest.mark.parametrize(
    ("by", "may"),
    [
        pytest.param(REGISTRAR, True, id="a-grant-everywhere"),
        pytest.param(LOCAL, False, id="a-register-covers-the-whole-country"),
        pytest.param(ANYONE, False, id="anyone"),
    ],
)
def test_who_may_note_organisations(by, may):
    assert permissions.may_note(by) is may
    assert by.may(Permission.NOTE_ORGANISATIONS, EVERYWHERE) is may


@pytest.mark.parametrize(
    ("where", "may"),
    [
        pytest.param("/ENG/ZR1/ZT1/", True, id="for-this-place"),
        pytest.param("/ENG/ZR1/", True, id="for-a-place-above-it"),
        pytest.param("/ENG/ZR1/ZT1/ZS1/", False, id="for-a-part-of-it"),
        pytest.param("/ENG/ZR1/ZT11/", False, id="for-one-whose-code-begins-alike"),
        pytest.param(EVERYWHERE, True, id="everywhere"),
    ],
)
def test_who_may_see_exactly_how_many_managers_there_are(where, may):
    by = Actor("an officer", 7, frozenset({Grant(Permission.SEE_MANAGERS, where)}))
    assert permissions.may_see_managers(by, Organisation(path="/ENG/ZR1/ZT1/")) is may
    assert not permissions.may_see_managers(ANYONE, Organisation(path="/ENG/ZR1/ZT1/"))
