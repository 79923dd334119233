"""What is held about me: the page, the data and the paper."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from leadwell.access.tests.factories import AccountFactory, account_with_role, england
from leadwell.actor import Actor
from leadwell.appointments.tests.factories import applied
from leadwell.history import actions as history
from leadwell.keeping.tests.factories import (
    NOW,
    PlaceFactory,
    asked,
    disputed,
    employee,
    held_post,
)
from leadwell.people.models import Identifier, Person, Scheme
from leadwell.people.tests.factories import PersonFactory
from leadwell.training.tests.factories import completed

HOSTILE = '<script>alert(1)</script> #eval("1+1") *bold* $x$ @label'


@pytest.fixture
def place(db):
    return PlaceFactory(code="ZT1", parent=england(), name="Made-up Trust")


@pytest.fixture
def asha(client, place):
    by, tenure = employee(place)
    client.force_login(Person.objects.get(pk=by.person_id).account)
    return by, tenure


def read(client, address="/my/record/"):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer


def looked_at(person_id, by):
    history.record("person.looked_at", about=Person.objects.get(pk=person_id), by=by, now=NOW)


def test_the_answer_comes_first(client, asha):
    said = read(client).content.decode()
    assert "You hold 1 post today: Ward manger at Made-up Trust." in said
    assert "Nobody else has opened your record." in said


def test_what_i_completed_is_there_from_all_my_records(client, asha, place):
    by, _ = asha
    other = PersonFactory(joined_to_id=by.person_id)
    completed(place, by.person_id, "Fire safety")
    completed(place, other.pk, "Moving and handling")
    completed(place, PersonFactory().pk, "Another course")
    said = read(client).content.decode()
    assert "Fire safety" in said
    assert "Moving and handling" in said
    assert "Another course" not in said
    data = json.loads(read(client, "/my/record/my-record.json").content)
    assert {one["title"] for one in data["training"]} == {"Fire safety", "Moving and handling"}
    assert data["training"][0]["completed"] == "2031-05-01"
    paper = PdfReader(BytesIO(read(client, "/my/record/my-record.pdf").content))
    assert "Fire safety" in "".join(page.extract_text() for page in paper.pages)


def test_what_i_applied_for_is_there_with_the_last_step_it_came_to(client, asha, place):
    by, _ = asha
    other = PersonFactory(joined_to_id=by.person_id)
    applied(place, by.person_id, "Matron", shortlisted_on=date(2031, 4, 20))
    applied(place, other.pk, "Clinic lead")
    applied(place, PersonFactory().pk, "Another post")
    said = read(client).content.decode()
    assert "Shortlisted on 20 April 2031" in said
    assert "Nothing after you applied" in said
    assert "Another post" not in said
    data = json.loads(read(client, "/my/record/my-record.json").content)
    assert {one["title"] for one in data["applications"]} == {"Matron", "Clinic lead"}
    paper = PdfReader(BytesIO(read(client, "/my/record/my-record.pdf").content))
    assert "Matron" in "".join(page.extract_text() for page in paper.pages)


def test_a_person_without_a_post_or_a_role_has_a_record_too(client, db):
    client.force_login(AccountFactory())
    said = read(client).content.decode()
    assert "You hold no post here today." in said
    assert "No post of yours is known here" in said


def test_who_looked_is_named_with_their_place_and_day(client, asha, place):
    hr = account_with_role("hr-officer", place, person__name="Gareth of HR")
    looked_at(asha[0].person_id, Actor("Gareth of HR", hr.person_id))
    said = read(client).content.decode()
    assert "opened 1 time by somebody else, last on 21 November 2026" in said
    assert "Gareth of HR" in said


def test_a_job_of_our_own_that_looked_has_no_place(client, asha):
    looked_at(asha[0].person_id, Actor("a nightly job"))
    assert "a nightly job" in read(client).content.decode()


def test_where_a_fact_came_from_is_said(client, asha, place):
    tenure = asha[1]
    event = history.record("staff_file.taken", about=place, by=Actor("HR of ZT1"), now=NOW)
    tenure.noted_in = event
    tenure.save()
    said = read(client).content.decode()
    assert "21 November 2026, by HR of ZT1" in said


def test_joined_records_are_one_record(client, asha, place):
    other = PersonFactory(name="A. Patel", joined_to_id=asha[0].person_id)
    held_post(other, PlaceFactory(code="ZT2", name="Another Trust"), "Bank nurse")
    said = read(client).content.decode()
    assert "You hold 2 posts today" in said
    assert "A. Patel" in said


def test_a_post_that_is_over_has_hours_and_an_end(client, asha, place):
    old = held_post(Person.objects.get(pk=asha[0].person_id), place, "Porter", date(2020, 1, 1))
    old.fte, old.kind = "0.500", "acting"
    old.save()
    said = read(client).content.decode()
    assert "50% of full time" in said
    assert "Acting up" in said
    assert "1 January 2020" in said


def test_what_i_asked_is_on_top_with_its_clock(client, asha, place):
    disputed(*asha)
    asked(asha[0], place, "complaint")
    said = read(client).content.decode()
    assert "Dispute" in said
    assert "Job title" in said
    assert "21 December 2026" in said


def test_the_record_costs_the_same_however_much_is_held(
    client, asha, place, django_assert_max_num_queries
):
    person = Person.objects.get(pk=asha[0].person_id)
    for number in range(12):
        held_post(person, place, f"Post {number}", date(2020, 1, 1))
        scheme = Scheme.objects.create(kind="workforce", place=f"P{number}")
        Identifier.objects.create(person=person, scheme=scheme, value="1")
    with django_assert_max_num_queries(20):
        read(client)


# To take away


def test_the_data_is_numbered_whole_and_plain(client, asha, place):
    disputed(*asha)
    asked(asha[0], place)
    scheme = Scheme.objects.create(kind="workforce", place="ZT1")
    Identifier.objects.create(person_id=asha[0].person_id, scheme=scheme, value="4711")
    answer = read(client, "/my/record/my-record.json")
    data = json.loads(answer.content)
    assert (data["layout"], data["version"]) == ("leadwell-my-record", 1)
    assert data["posts"][0]["title"] == "Ward manger"
    assert data["posts"][0]["from"] == "2015-04-01"
    assert data["numbers"] == [{"from": "workforce", "organisation": "ZT1", "number": "4711"}]
    assert data["disputes"][0]["should_say"] == "Ward manager"
    assert data["requests"][0]["kind"] == "access"
    assert "attachment" in answer["Content-Disposition"]


def paper_of(client):
    answer = read(client, "/my/record/my-record.pdf")
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(answer.content))


def test_the_paper_says_what_the_page_says(client, asha, place):
    disputed(*asha)
    paper = paper_of(client)
    said = "\n".join(page.extract_text() for page in paper.pages)
    for words in ("What is held about Asha Patel", "Ward manger", "Made-up Trust", "Made up for"):
        assert words in said, words
    assert paper.metadata.title == "What is held about Asha Patel"


def test_a_name_is_never_an_instruction(client, asha):
    Person.objects.filter(pk=asha[0].person_id).update(name=HOSTILE)
    said = "\n".join(page.extract_text() for page in paper_of(client).pages)
    assert "#eval" in said
    assert "<script>alert" not in read(client).content.decode()
    assert (
        json.loads(read(client, "/my/record/my-record.json").content)["person"]["name"] == HOSTILE
    )


def test_nobody_takes_away_the_record_of_another(client, db):
    for address in ("/my/record/", "/my/record/my-record.json", "/my/record/my-record.pdf"):
        assert client.get(address).status_code in (302, 403)


def test_nothing_of_it_stays_in_a_cache(client, asha):
    for address in ("/my/record/", "/my/record/my-record.json", "/my/record/my-record.pdf"):
        assert "no-store" in read(client, address)["Cache-Control"]
