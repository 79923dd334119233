"""One person, and who is told that somebody looked."""

from __future__ import annotations

import pytest

from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import (
    hold,
    post,
    signed_in,
)
from leadwell.organisations.tests.people_pages.reading import TODAY, words

pytestmark = pytest.mark.django_db


def test_opening_somebodys_page_is_an_event_about_them(client, trust, officer):
    answer = client.get(f"/people/{trust.asha.person_id}/")
    said = words(answer)
    assert "Nurse at Zed Hospitals since 3 May 2021." in said
    assert "They can see that you opened this page, and when." in said
    assert "Matron – Maureen Adeyemi" in said
    assert "Change their job or hours" in said
    assert answer.headers["Cache-Control"] == "private, no-store"
    looked = events("person.looked_at").get()
    assert (looked.about_kind, looked.about_id) == ("people.Person", str(trust.asha.person_id))


def test_opening_ones_own_page_is_no_event(client, trust, come_in):
    come_in(signed_in(trust.matron.person))
    said = words(client.get(f"/people/{trust.matron.person_id}/"))
    assert "3 posts report to theirs." in said
    assert "They can see" not in said
    assert not events("person.looked_at").exists()


@pytest.mark.parametrize("number", ["0", "99999999999999999999"])
def test_a_person_the_reader_may_not_see_is_as_missing_as_nobody(client, trust, officer, number):
    theirs = client.get(f"/people/{trust.stranger.person_id}/")
    missing = client.get(f"/people/{number}/")
    assert theirs.status_code == missing.status_code == 404
    assert words(theirs) == words(missing)
    assert not events("person.looked_at").exists()


def test_somebody_who_works_elsewhere_too_shows_only_what_is_here(client, trust, officer):
    hold(trust.asha.person, post(trust.stranger.post.organisation, "Secret post"))
    assert "Secret post" not in words(client.get(f"/people/{trust.asha.person_id}/"))


def test_somebody_who_left_is_said_to_have_left(client, trust, officer):
    trust.asha.until_on = TODAY
    trust.asha.save()
    said = words(client.get(f"/people/{trust.asha.person_id}/"))
    assert "They hold no post here today. Last: Nurse at Zed Hospitals." in said
