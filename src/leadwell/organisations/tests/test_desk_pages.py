"""The desk of a small employer: one short form for each thing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest

from leadwell.actor import Actor
from leadwell.organisations.models import Post, Tenure
from leadwell.organisations.tests.factories import hold, keeper, person, place, post, reports

pytestmark = pytest.mark.django_db
TODAY = date.today()  # noqa: DTZ011 - the pages read the clock
HERE = "/organisations/P81/staff/"


@pytest.fixture
def practice():
    return place("P81", name="Zed Surgery", kind="practice", sector="primary-care")


@pytest.fixture
def manager(practice, client, monkeypatch):
    by: Actor = keeper(practice)
    monkeypatch.setattr("leadwell.config.middleware.actor_for", lambda *_, **__: by)
    return by


@pytest.fixture
def leading(practice):
    return hold(person("Dilip Marchbank"), post(practice, "Practice manager", leads=True))


def words(answer):
    html = answer.content.decode().split("<main")[1].split("</main>")[0]
    inside = re.sub(r"</?(span|a|strong)[^>]*>", "", html.partition(">")[2])
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", inside).split()))


def a_day(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def form(**more):
    typed = {
        "name": "Zoë Nowak", "job": "receptionist", "hours": "22,5", "kind": "substantive",
        "once": "a-form", **a_day("from_on", TODAY),
    }  # fmt: skip
    return {**typed, **more}


def test_an_empty_desk_says_how_to_begin(client, manager):
    said = words(client.get(HERE))
    assert "The staff of Zed Surgery" in said
    assert "0 people work here." in said
    assert "Add the first person: it takes a minute, and no file is needed." in said


def test_somebody_is_added_and_sending_the_form_again_adds_nobody(client, manager, leading):
    for _ in range(2):
        answer = client.post(f"{HERE}add/", form(reports_to=leading.post_id))
        assert (answer.status_code, answer.headers["Location"]) == (302, HERE)
    held = Tenure.objects.get(person__name="Zoë Nowak")
    assert (str(held.fte), held.post.title, held.post.leads) == ("0.600", "Receptionist", False)
    said = words(client.get(HERE))
    assert "They are added." in said
    assert "2 people work here." in said
    assert "Zoë Nowak Receptionist · 60% of full time Reports to: Dilip Marchbank" in said


def test_the_jobs_are_those_of_the_place(client, manager, monkeypatch):
    assert "Medical secretary" in words(client.get(f"{HERE}add/"))
    care = place("C1", kind="care-location", sector="social-care")
    trust = place("T1")
    by = Actor("k", manager.person_id, keeper(care).grants | keeper(trust).grants)
    monkeypatch.setattr("leadwell.config.middleware.actor_for", lambda *_, **__: by)
    assert "Senior care worker" in words(client.get("/organisations/C1/staff/add/"))
    assert "Allied health professional" in words(client.get("/organisations/T1/staff/add/"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Write their name"),
        ({"hours": "many"}, "Write the hours as a number, like 22.5"),
        ({"hours": "nan"}, "Write the hours as a number, like 22.5"),
        ({"hours": "76"}, "Write the hours as a number, like 22.5"),
        ({"job": ""}, "Choose one"),
        ({"job": "astronaut"}, "Choose one from the list"),
        ({"reports_to": "999999"}, "Choose one from the list"),
        ({"from_on_month": "13"}, "Write a real date"),
    ],
)
def test_what_was_typed_is_kept_and_what_to_mend_is_said(client, manager, leading, typed, said):
    answer = client.post(f"{HERE}add/", form(called="Front of house", **typed))
    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="Front of house"' in answer.content.decode()
    assert Tenure.objects.count() == 1


def test_a_broken_rule_is_said_on_the_same_page_with_what_was_typed(client, manager):
    answer = client.post(f"{HERE}add/", form(**a_day("from_on", date(1900, 1, 1))))
    assert answer.status_code == 409
    assert "The first day is too long ago. Check the year." in words(answer)
    assert 'value="Zoë Nowak"' in answer.content.decode()


def test_an_empty_post_is_offered_and_taken(client, manager, practice):
    empty = post(practice, "Receptionist", job_role="receptionist")
    assert "Takes an empty post" in words(client.get(f"{HERE}add/"))
    client.post(f"{HERE}add/", form(fills=empty.pk))
    assert Tenure.objects.get().post == empty
    assert "Takes an empty post" not in words(client.get(f"{HERE}add/"))


def test_the_form_to_change_somebody_stands_as_they_are(client, manager, leading, practice):
    desk = post(practice, "Front desk", job_role="receptionist")
    held = hold(person("Asha Okafor"), desk, fte="0.600")
    reports(desk, leading.post)
    html = client.get(f"{HERE}{held.pk}/").content.decode()
    for shown in ('value="Asha Okafor"', 'value="Front desk"', 'value="22.5"'):
        assert shown in html
    assert re.search(rf'value="{leading.post_id}"[^>]*selected', html)
    assert "Asha Okafor – Front desk" not in html


def test_other_hours_and_another_name_are_saved(client, manager, practice):
    held = hold(person("Asha"), post(practice, "Receptionist", job_role="receptionist"))
    typed = form(name="Asha Okafor", hours="")
    assert client.post(f"{HERE}{held.pk}/", typed).status_code == 302
    now = Tenure.objects.get(until_on=None)
    assert (now.person.name, now.fte, now.from_on) == ("Asha Okafor", None, TODAY)
    assert Post.objects.count() == 1


def test_what_the_form_does_not_ask_about_stays(client, manager, practice):
    """A file said more of this post, in words of its own, and hours that are no quarter of an hour."""
    gp = post(
        practice, "GP", job_role="221", unit="Branch", band="Partner", board=True, leads=True,
        votes=True, executive=False,
    )  # fmt: skip
    held = hold(person("Asha"), gp, fte="0.550")
    html = client.get(f"{HERE}{held.pk}/").content.decode()
    assert re.search(r'value="as-it-is"[^>]*selected[^>]*>GP \(as it is\)<', html)
    typed = form(name="Asha Okafor", job="as-it-is", leads="on", hours="20.5")
    assert client.post(f"{HERE}{held.pk}/", typed).status_code == 302
    now = Tenure.objects.get()
    assert (str(now.fte), now.post, now.person.name) == ("0.550", gp, "Asha Okafor")
    client.post(f"{HERE}{held.pk}/", {**typed, "called": "Senior GP"})
    kept = Post.objects.get()
    assert (kept.title, kept.job_role, kept.unit, kept.band) == (
        "Senior GP",
        "221",
        "Branch",
        "Partner",
    )
    assert (kept.votes, kept.executive) == (True, False)


def test_a_job_a_file_named_like_one_of_ours_is_that_one(client, manager, practice):
    held = hold(person(), post(practice, "RECEPTIONIST"))
    html = client.get(f"{HERE}{held.pk}/").content.decode()
    assert re.search(r'value="receptionist"[^>]*selected', html)
    assert "as-it-is" not in html


def test_an_empty_post_that_is_taken_keeps_its_unit(client, manager, practice):
    empty = post(practice, "Front desk", unit="Branch")
    client.post(f"{HERE}add/", form(fills=empty.pk))
    empty.refresh_from_db()
    assert (empty.unit, empty.job_role) == ("Branch", "receptionist")


def test_a_leaver_leaves_and_is_put_back(client, manager, leading):
    last = TODAY - timedelta(days=1)
    typed = {"post": "stays", **a_day("last_day", last)}
    client.post(f"{HERE}{leading.pk}/leaves/", typed)
    said = words(client.get(HERE))
    assert "You can undo it for thirty days." in said
    assert "Left, or leaving Dilip Marchbank" in said
    assert "Posts nobody holds Practice manager" in said
    assert "Put Dilip Marchbank back?" in words(client.get(f"{HERE}{leading.pk}/back/"))
    client.post(f"{HERE}{leading.pk}/back/")
    said = words(client.get(HERE))
    assert "They are back, as if they had not left." in said
    assert "1 person works here." in said


def test_what_stands_in_the_way_of_putting_back_is_said(client, manager, leading, practice):
    leading.until_on = TODAY
    leading.save()
    answer = client.get(f"{HERE}{leading.pk}/back/")
    assert "A file said so. Correct it where the file comes from." in words(answer)
    assert client.post(f"{HERE}{leading.pk}/back/").status_code == 409


def test_somebody_who_begins_later_and_somebody_who_gave_notice_are_marked(
    client, manager, practice
):
    hold(person(), post(practice), from_on=TODAY + timedelta(days=3))
    hold(person(), post(practice), until_on=TODAY + timedelta(days=3))
    said = words(client.get(HERE))
    assert "To come" in said
    assert "Leaving" in said


@pytest.mark.parametrize("page", ["", "leaves/", "back/"])
def test_staff_of_another_place_are_not_here(client, manager, leading, page):
    theirs = hold(person(), post(place("N")))
    assert client.get(f"{HERE}{theirs.pk}/{page}").status_code == 404
    assert client.post(f"{HERE}{theirs.pk}/{page}", form()).status_code == 404
    assert client.get(f"/organisations/N/staff/{theirs.pk}/{page}").status_code == 404
    assert client.get(f"/organisations/N/staff/{leading.pk}/{page}").status_code == 404


def test_too_many_for_a_desk_is_said(client, manager, practice, monkeypatch):
    monkeypatch.setattr("leadwell.organisations.queries.small_employer.MOST", 1)
    hold(person(), post(practice))
    hold(person(), post(practice))
    assert "This desk is made for small places." in words(client.get(HERE))
