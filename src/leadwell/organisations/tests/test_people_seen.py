"""Who sees which people, posts and times in posts: the row in hand and the list agree."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from leadwell.actor import ANYONE, EVERYWHERE, Actor, Grant, Permission, system_actor
from leadwell.organisations import permissions
from leadwell.organisations.models import Post, ReportingLine, Tenure
from leadwell.organisations.tests.factories import (
    BEGAN,
    TODAY,
    hold,
    keeper,
    person,
    place,
    post,
    reports,
    signed_in,
)
from leadwell.people.models import Person

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)


class Story:
    """A trust with a site, its neighbour whose code begins alike, and a care home elsewhere."""

    def __init__(self) -> None:
        self.england = place("ENG", kind="country", sector="national")
        self.region = place("R1", self.england, kind="region")
        self.trust = place("T", self.region)
        self.site = place("TS", self.trust, kind="site")
        self.neighbour = place("TT", self.region)
        self.home = place("H1", kind="care-location", sector="social-care")
        self.matron = person("Maureen Adeyemi")
        self.sister = person("Asha Okafor")
        self.nurse = person("Tomasz Ó Briain")
        self.former = person("Élodie N'Diaye")
        self.elsewhere = person("Bronwen Achterberg")
        self.unplaced = person("Nobody Known")
        self.to_come = person("Later Comer")
        self.leading = post(self.trust, "Matron")
        self.middle = post(self.site, "Ward Sister")
        self.below = post(self.site, "Nurse")
        self.next_door = post(self.neighbour, "Nurse")
        self.caring = post(self.home, "Care Worker")
        hold(self.matron, self.leading)
        hold(self.sister, self.middle)
        hold(self.nurse, self.below)
        hold(self.former, self.below, until_on=YESTERDAY)
        hold(self.to_come, self.below, from_on=TODAY + timedelta(days=1))
        hold(self.elsewhere, self.caring)
        hold(self.former, self.next_door, from_on=YESTERDAY)
        reports(self.middle, self.leading)
        reports(self.below, self.middle)


def seen(by: Actor) -> set[str]:
    found = Person.objects.filter(permissions.people_visible_to(by, TODAY))
    return {each.name for each in found}


def test_a_stranger_sees_nobody():
    Story()
    assert seen(ANYONE) == set()
    assert not Post.objects.filter(permissions.posts_visible_to(ANYONE, TODAY)).exists()


def test_the_row_and_the_list_agree_for_everybody_at_every_place():
    story = Story()
    places = [story.england, story.region, story.trust, story.site, story.neighbour, story.home]
    actors = [keeper(at) for at in places]
    actors += [signed_in(each) for each in Person.objects.all()]
    actors += [ANYONE, system_actor("reader", Permission.SEE_PEOPLE), system_actor("idle")]
    everyone, posts = list(Person.objects.all()), list(Post.objects.all())
    tenures = list(Tenure.objects.all())
    for by in actors:
        assert set(Person.objects.filter(permissions.people_visible_to(by, TODAY))) == {
            each for each in everyone if permissions.may_see_person(by, each, TODAY)
        }, by
        assert set(Post.objects.filter(permissions.posts_visible_to(by, TODAY))) == {
            each for each in posts if permissions.may_see_post(by, each, TODAY)
        }, by
        assert set(Tenure.objects.filter(permissions.tenures_visible_to(by, TODAY))) == {
            each for each in tenures if permissions.may_see_tenure(by, each, TODAY)
        }, by


def test_an_officer_sees_those_who_hold_or_held_a_post_there_and_beneath_and_no_neighbours():
    story = Story()
    here = {story.matron.name, story.sister.name, story.nurse.name, story.former.name}
    officer = keeper(story.trust, story.unplaced)
    assert seen(officer) == here | {story.to_come.name, story.unplaced.name}
    next_door = keeper(story.neighbour, story.unplaced)
    assert seen(next_door) == {story.former.name, story.unplaced.name}


def test_a_manager_sees_those_who_report_to_their_post_and_nobody_further_down():
    story = Story()
    assert seen(signed_in(story.matron)) == {story.matron.name, story.sister.name}
    assert seen(signed_in(story.sister)) == {story.sister.name, story.nurse.name}


def test_a_manager_no_longer_sees_the_team_when_the_line_or_their_time_is_over():
    story = Story()
    story.middle.lines.update(until_on=TODAY)
    assert seen(signed_in(story.matron)) == {story.matron.name}
    story.middle.tenures.update(until_on=TODAY)
    assert seen(signed_in(story.sister)) == {story.sister.name}


def test_the_line_counts_on_its_first_day_and_not_on_the_day_after_its_last():
    story = Story()
    story.below.lines.update(from_on=TODAY)
    assert story.nurse.name in seen(signed_in(story.sister))
    story.below.lines.update(from_on=BEGAN, until_on=TODAY + timedelta(days=1))
    assert story.nurse.name in seen(signed_in(story.sister))
    story.below.lines.update(until_on=TODAY)
    assert story.nurse.name not in seen(signed_in(story.sister))


def test_somebody_with_joined_records_sees_all_of_themselves_and_their_team_through_any():
    story = Story()
    story.sister.joined_to = story.unplaced
    story.sister.save()
    by_either = {story.sister.name, story.unplaced.name, story.nurse.name}
    assert seen(signed_in(story.unplaced)) == by_either
    assert seen(signed_in(story.sister)) == by_either


def test_whoever_sees_people_everywhere_sees_those_in_posts():
    story = Story()
    assert seen(system_actor("reader", Permission.SEE_PEOPLE)) == {
        each.name for each in Person.objects.exclude(pk=story.unplaced.pk)
    }


def test_a_place_whose_code_holds_signs_the_database_knows_opens_no_other():
    story = Story()
    grant = Grant(Permission.SEE_PEOPLE, "/ENG/R1/%/")
    assert seen(Actor("sly", None, frozenset({grant}))) == set()
    assert seen(Actor("all", None, frozenset({Grant(Permission.SEE_PEOPLE, EVERYWHERE)})))
    assert story.trust.path.startswith("/ENG/R1/")


def test_staff_are_kept_where_the_role_was_given_and_beneath():
    story = Story()
    by = keeper(story.trust)
    assert permissions.may_keep_staff(by, story.site)
    assert permissions.may_see_people_of(by, story.trust)
    assert not permissions.may_keep_staff(by, story.neighbour)
    assert not permissions.may_see_people_of(by, story.region)
    assert not permissions.may_keep_staff(signed_in(story.matron), story.trust)


@pytest.mark.parametrize("end", ["post_id", "to_post_id"])
def test_a_reporting_line_is_found_by_either_end_without_reading_them_all(end):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "Index" in ReportingLine.objects.filter(**{end: 17}).order_by().explain()
