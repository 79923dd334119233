"""The list of people at an organisation, and who sees it."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from html import unescape

import pytest

from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import (
    BEGAN,
    hold,
    keeper,
    person,
    place,
    post,
    signed_in,
)
from leadwell.organisations.tests.people_pages.reading import SCRIPT, TODAY, words

pytestmark = pytest.mark.django_db


def people(client, **asked):
    answer = client.get("/organisations/T1/people/", asked)
    assert answer.status_code == 200
    return words(answer)


def test_the_list_says_how_many_people_there_are_and_what_they_do(client, trust, officer):
    said = people(client)
    assert "Who works at Zed Hospitals?" in said
    assert "3 people in post today." in said
    assert "Maureen Adeyemi Matron · Ward 4 · Band 8a Since 3 May 2021 · Full time" in said
    assert "Acting up" in said
    assert "Hidden" not in said


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("asha", True), ("ASHA OKA", True), ("okafor asha", True), ("ni bhri", True),
        ("Okafór", True), ("sha", False), ("asha x", False), ("%", False), ("a_h", False),
    ],
)  # fmt: skip
def test_a_name_is_found_by_the_beginnings_of_its_words_in_any_order(
    client, trust, officer, q, found
):
    assert ("Asha" in people(client, q=q)) is found


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"unit": "Ward 4"}, {"Maureen", "Asha"}),
        ({"band": "8a"}, {"Maureen"}),
        ({"level": "2"}, {"Élodie"}),
        ({"level": "x"}, {"Maureen", "Asha", "Élodie"}),
        ({"footing": "acting"}, {"Élodie"}),
        ({"footing": "nonsense"}, {"Maureen", "Asha", "Élodie"}),
        ({"leads": "on"}, set()),
        ({"when": "left"}, set()),
        ({"when": "ever"}, {"Maureen", "Asha", "Élodie"}),
        ({"when": "nonsense"}, {"Maureen", "Asha", "Élodie"}),
        ({"since_day": "3", "since_month": "5", "since_year": "2021"},
         {"Maureen", "Asha", "Élodie"}),
        ({"since_day": "4", "since_month": "5", "since_year": "2021"}, set()),
        ({"since_day": "31", "since_month": "2", "since_year": "2021"},
         {"Maureen", "Asha", "Élodie"}),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(client, trust, officer, asked, names):
    said = people(client, **asked)
    assert {name for name in ("Maureen", "Asha", "Élodie", "Hidden") if name in said} == names


def test_leavers_are_those_with_no_post_left(client, trust, officer):
    hold(trust.asha.person, post(trust, "Student"), from_on=date(2020, 1, 1), until_on=BEGAN)
    assert "Asha" not in people(client, when="left")
    trust.asha.until_on = TODAY
    trust.asha.save()
    said = people(client, when="left")
    assert "Asha" in said
    assert "1 person left." in said
    assert "3 May 2021 to" in said


def test_what_is_empty_teaches(client, trust, officer, come_in):
    assert "Try the beginning of one of their names." in people(client, q="zzz")
    assert "Take one of them away." in people(client, leads="on")
    assert "Nobody has left, as far as is known." in people(client, when="left")
    come_in(keeper(place("T2")))
    assert "People come in with a staff file" in words(client.get("/organisations/T2/people/"))


def test_a_long_list_has_pages_and_a_person_is_on_one_of_them(client, trust, officer):
    there = post(trust)
    for number in range(60):
        hold(person(f"Person {number % 7} Same"), there)
    first = client.get("/organisations/T1/people/")
    link = re.search(r'href="([^"]+after=\d+)" rel="next"', first.content.decode())
    second = client.get(link[1].replace("&amp;", "&"))
    seen = [re.findall(r'/people/(\d+)/"', each.content.decode()) for each in (first, second)]
    assert len(seen[0]) == 50
    assert len(set(seen[0]) | set(seen[1])) == len(seen[0]) + len(seen[1]) == 63
    assert "63 people in post today." in words(second)


def test_doors_to_two_of_the_same_name_are_told_apart(client, trust, officer):
    """Whoever hears only the doors of a page knows which is which."""
    for unit in ("Ward 7", "Ward 8"):
        hold(person("Zuri Mahmud"), post(trust, "Nurse", unit=unit))
    doors = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', main_of(client))
    by_words = {}
    for address, inside in doors:
        by_words.setdefault(re.sub(r"<[^>]+>", "", inside), set()).add(address)
    assert [words for words, addresses in by_words.items() if len(addresses) > 1] == []
    assert "Matron" in by_words


def main_of(client):
    html = client.get("/organisations/T1/people/").content.decode()
    return html.split("<main")[1].split("</main>")[0]


def test_a_page_leads_back_to_the_one_before(client, trust, officer, monkeypatch):
    monkeypatch.setattr("leadwell.organisations.queries.people.ON_A_PAGE", 1)
    here = "/organisations/T1/people/"
    pages = [here]
    while further := door(client.get(pages[-1]), "next"):
        pages.append(further)
    assert len(pages) == 3
    backwards = [door(client.get(page), "prev") for page in pages]
    assert backwards == ["", here, pages[1]]
    asked = door(client.get(f"{here}?when=ever"), "next")
    assert door(client.get(asked), "prev") == f"{here}?when=ever"


def door(answer, rel):
    """The address of the page before or after; nothing where there is none."""
    link = re.search(rf'href="([^"]+)" rel="{rel}"', answer.content.decode())
    return unescape(link[1]) if link else ""


@pytest.mark.parametrize(
    ("band", "said"),
    [("5", "Healer · Band 5"), ("Band 5", "Healer · Band 5"), ("VSM", "Healer · VSM")],
)
def test_a_band_is_printed_as_it_stands(client, trust, officer, band, said):
    hold(person("Zuri Mahmud"), post(trust, "Healer", band=band))
    assert f"Zuri Mahmud {said} Since" in people(client)


@pytest.mark.parametrize("after", ["99999999999999999999", "-1", "x", "9" * 18, "٣"])
def test_a_page_that_cannot_be_is_the_first(client, trust, officer, after):
    assert "Maureen" in people(client, after=after)


def test_a_guessed_number_of_somebody_elsewhere_tells_nothing_of_their_name(client, trust, officer):
    assert "Asha" in people(client, after=trust.stranger.person_id)


def test_the_people_of_a_neighbour_are_as_missing_as_those_of_no_organisation(
    client, trust, officer
):
    answers = [
        client.get(f"/organisations/{code}/{page}")
        for code in ("T11", "NONE")
        for page in ("people/", "people.csv", "staff/", "staff/add/")
    ]
    assert {each.status_code for each in answers} == {404}
    theirs, missing = (client.get(f"/organisations/{code}/people/") for code in ("T11", "NONE"))
    assert words(theirs) == words(missing)


def test_beneath_counts_and_above_does_not(client, trust, come_in):
    site = place("T1S", trust)
    hold(person("Sited Nurse"), post(site))
    come_in(keeper(trust))
    assert "Sited Nurse" in words(client.get("/organisations/T1/people/"))
    come_in(keeper(site))
    assert client.get("/organisations/T1/people/").status_code == 404
    assert "1 person in post today." in words(client.get("/organisations/t1s/people/"))


def test_somebody_without_the_role_is_refused_at_the_door(client, trust, come_in):
    come_in(signed_in(trust.matron.person))
    for page in ("people/", "people.csv", "staff/", "staff/add/"):
        assert client.get(f"/organisations/T1/{page}").status_code == 403


def test_the_list_is_taken_away_as_a_file_no_spreadsheet_runs_and_that_is_remembered(
    client, trust, officer
):
    trust.elodie.person.name = "=cmd|' /C calc'!A0"
    trust.elodie.person.save()
    answer = client.get("/organisations/T1/people.csv", {"unit": "Ward 4"})
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert [row[0] for row in rows[1:3]] == ["Asha Ní Bhriain Okafor", "Maureen Adeyemi"]
    assert rows[2][1:4] == ["Matron", "Ward 4", "8a"]
    taken = events("people.taken_away").get()
    assert (taken.about_id, taken.details) == (str(trust.pk), {"people": 2})
    whole = b"".join(client.get("/organisations/T1/people.csv").streaming_content).decode()
    assert "'=cmd" in whole
    assert "Hidden" not in whole


def test_names_are_words_and_never_a_script(client, trust, officer):
    name = trust.asha.person
    name.name = name.sort_key = SCRIPT
    name.save()
    trust.asha.post.title = trust.asha.post.unit = SCRIPT
    trust.asha.post.save()
    for address in (
        "/organisations/T1/people/", "/organisations/T1/staff/",
        f"/people/{name.pk}/", f"/organisations/T1/posts/{trust.asha.post_id}/",
        f"/organisations/T1/staff/{trust.asha.pk}/", "/organisations/T1/staff/add/",
        f"/organisations/T1/staff/{trust.asha.pk}/leaves/",
    ):  # fmt: skip
        html = client.get(address).content.decode()
        assert SCRIPT not in html, address
        assert "&lt;script&gt;" in html, address
    come = client.get("/organisations/T1/people/", {"q": SCRIPT, "unit": SCRIPT, "when": SCRIPT})
    assert SCRIPT not in come.content.decode()
