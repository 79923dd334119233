"""What each role sees of the people of an organisation: the row in hand and the list agree."""

from __future__ import annotations

import pytest

from leadwell.access.queries import actor_for
from leadwell.access.rules.roles import ROLES
from leadwell.access.tests.factories import TODAY, AccountFactory, GrantFactory, actor_with_role
from leadwell.organisations import permissions
from leadwell.organisations.models import Post, Tenure
from leadwell.organisations.tests.factories import hold, person, place, post, reports
from leadwell.people.models import Person

pytestmark = pytest.mark.django_db
SEE_PEOPLE = {"accountable-officer", "hr-officer", "registered-manager", "practice-manager"}
NATIONAL = [
    "national-lead",
    "inspector",
    "assurer",
    "administrator",
    "equality-lead",
    "data-loader",
]


@pytest.fixture
def places():
    england = place("ENG", kind="country", sector="national")
    region = place("R1", england, kind="region")
    trust = place("T", region)
    return [england, region, trust, place("TS", trust, kind="site"), place("TT", region)]


@pytest.fixture
def posts(places):
    made = [post(at) for at in places for _ in range(2)]
    for each in made:
        hold(person(), each)
    reports(made[0], made[1])
    reports(made[4], made[5])
    return made


def test_the_row_and_the_list_agree_for_every_role_at_every_place(places, posts):
    actors = [actor_with_role(role, at) for role in ROLES for at in places]
    everyone, every = list(Person.objects.all()), list(Tenure.objects.all())
    for by in actors:
        seen = set(Person.objects.filter(permissions.people_visible_to(by, TODAY)))
        assert seen == {each for each in everyone if permissions.may_see_person(by, each, TODAY)}
        seen = set(Post.objects.filter(permissions.posts_visible_to(by, TODAY)))
        assert seen == {each for each in posts if permissions.may_see_post(by, each, TODAY)}
        seen = set(Tenure.objects.filter(permissions.tenures_visible_to(by, TODAY)))
        assert seen == {each for each in every if permissions.may_see_tenure(by, each, TODAY)}


@pytest.mark.parametrize("role", sorted(ROLES))
def test_only_those_who_keep_records_see_names_and_nobody_sees_a_neighbour(role, places, posts):
    _england, _region, trust, site, neighbour = places
    by = actor_with_role(role, trust)
    seen = Tenure.objects.filter(permissions.tenures_visible_to(by, TODAY))
    there = {each.post.organisation for each in seen}
    assert there == ({trust, site} if role in SEE_PEOPLE else set())
    assert neighbour not in there


@pytest.mark.parametrize("role", NATIONAL)
def test_roles_for_all_of_england_see_nobody_but_themselves(role, places, posts):
    by = actor_with_role(role, places[0])
    seen = Person.objects.filter(permissions.people_visible_to(by, TODAY))
    assert [each.pk for each in seen] == [by.person_id]


def test_a_manager_of_the_trust_sees_the_team_by_the_line_and_not_by_a_role(places, posts):
    holder = posts[5].tenures.get().person
    GrantFactory(person=holder, role="line-manager", organisation=places[2])
    by = actor_for(AccountFactory(person=holder), today=TODAY)
    seen = set(Person.objects.filter(permissions.people_visible_to(by, TODAY)))
    assert seen == {holder, posts[4].tenures.get().person}
