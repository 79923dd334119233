"""A post with its holders, and one's own team."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.actor import Actor
from leadwell.organisations import actions
from leadwell.organisations.rules.facts import PostFacts
from leadwell.organisations.tests.factories import (
    BEGAN,
    THEN,
    hold,
    person,
    post,
    reports,
    signed_in,
)
from leadwell.organisations.tests.people_pages.reading import TODAY, words

pytestmark = pytest.mark.django_db


def test_a_post_tells_its_holders_its_line_and_what_happened(client, trust, officer):
    there = actions.note_post(
        by=officer, organisation_code="T1", facts=PostFacts("Porter"), from_on=BEGAN, now=THEN
    )
    said = words(client.get(f"/organisations/T1/posts/{there.pk}/"))
    assert "It has been empty since 3 May 2021." in said
    assert "It reports to no other post, as far as is known." in said
    assert "What happened to it" in said
    said = words(client.get(f"/organisations/T1/posts/{trust.matron.post_id}/"))
    assert "Maureen Adeyemi holds this post since 3 May 2021." in said
    assert "Which posts report to it" in said
    hold(person(), trust.matron.post)
    assert "2 people share this post." in words(
        client.get(f"/organisations/T1/posts/{trust.matron.post_id}/")
    )


def test_a_closed_post_and_one_of_a_chart_say_what_they_are(client, trust, officer):
    shut = post(trust, until_on=TODAY)
    chart = post(trust, holders_known=False)
    assert "Closed since" in words(client.get(f"/organisations/T1/posts/{shut.pk}/"))
    said = words(client.get(f"/organisations/T1/posts/{chart.pk}/"))
    assert "does not say who holds it" in said


def test_a_manager_sees_a_post_of_the_team_without_what_went_before(client, trust, come_in):
    gone = hold(person("Gone Before"), trust.empty, until_on=TODAY - timedelta(days=2))
    come_in(signed_in(trust.matron.person))
    said = words(client.get(f"/organisations/T1/posts/{trust.empty.pk}/"))
    assert "You cannot see who holds this post." in said
    assert gone.person.name not in said
    assert "What happened to it" not in said


@pytest.mark.parametrize("code", ["T1", "T11", "NONE"])
def test_a_post_is_found_only_under_its_own_organisation_by_those_who_may(
    client, trust, officer, code
):
    theirs = trust.stranger.post_id
    assert client.get(f"/organisations/{code}/posts/{theirs}/").status_code == 404
    mine = client.get(f"/organisations/{code}/posts/{trust.empty.pk}/")
    assert mine.status_code == (200 if code == "T1" else 404)


def test_my_team_is_who_reports_to_me_today_with_empty_posts(client, trust, come_in):
    trust.elodie.from_on = TODAY
    trust.elodie.save()
    come_in(signed_in(trust.matron.person))
    said = words(client.get("/my/team/"))
    assert "2 people report to you. 1 post is empty." in said
    assert "Élodie N'Diaye Acting up New" in said
    assert "Nobody Empty" in said
    come_in(signed_in(trust.asha.person))
    said = words(client.get("/my/team/"))
    assert "Nobody reports to you today, as far as is known." in said
    assert "Matron – Maureen Adeyemi" in said
    come_in(signed_in(person()))
    assert "You hold no post in the staff records today" in words(client.get("/my/team/"))


def test_somebody_who_is_no_person_has_no_team(client, trust, come_in):
    from leadwell.organisations import queries

    assert queries.team(by=Actor("a job"), today=TODAY).places == ()


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/organisations/T1/people/", 10),
        ("/organisations/T1/people/?q=a&when=left&unit=Ward+4", 10),
        ("/people/{person}/", 12),
        ("/organisations/T1/posts/{post}/", 10),
        ("/organisations/T1/staff/", 10),
        ("/my/team/", 12),
    ],
)
def test_a_page_costs_few_queries_however_many_people_there_are(
    client, trust, officer, address, most
):
    address = address.format(person=trust.asha.person_id, post=trust.matron.post_id)

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    few = cost()
    for _ in range(30):
        each = post(trust)
        hold(person(), each)
        reports(each, trust.matron.post)
    assert cost() <= few <= most
