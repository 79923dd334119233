"""A practice manager keeps the staff on a phone; an HR officer finds somebody and takes the list away."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from secrets import token_hex

import psycopg
import pytest
from django.utils import timezone
from psycopg.rows import scalar_row

from leadwell.people.rules.sort_key import sort_key
from tests.journeys.looking import PHONE
from tests.site import PASSWORD

PRACTICE = "/organisations/XXP01/staff/"
TRUST = "/organisations/XXT01/people/"


@pytest.fixture
def two_of_a_name(site):
    """Two made-up people of one new surname, one at the trust of the HR officer, one at its
    neighbour: found only by whoever reads names as people write them."""
    surname = f"Ŵýñné{token_hex(3)}"
    with psycopg.connect(site.env["LEADWELL_DATABASE_URL"], row_factory=scalar_row) as database:
        for name, place in ((f"Zoë {surname}", "XXT01"), (f"Other {surname}", "XXT13")):
            person = database.execute(
                "INSERT INTO people_person (name, sort_key, made_up) VALUES (%s, %s, true)"
                " RETURNING id",
                [name, sort_key(name)],
            ).fetchone()
            post = database.execute(
                "INSERT INTO organisations_post (organisation_id, number, title, unit, staff_group,"
                " job_role, band, pay_scale, leads, board, from_on, made_up, holders_known) SELECT"
                " id, %s, 'Made-up healer', '', '', '', 'Band 6', '', false, false, '2023-04-01',"
                " true, true FROM organisations_organisation WHERE code = %s RETURNING id",
                [token_hex(4), place],
            ).fetchone()
            database.execute(
                "INSERT INTO organisations_tenure (person_id, post_id, kind, fte, from_on, reference)"
                " VALUES (%s, %s, 'substantive', 1, '2023-04-01', '')",
                [person, post],
            )
    return surname


def test_a_practice_manager_keeps_staff_between_two_patients(story, site):
    name = f"Nia Journey {token_hex(3)}"
    story.given_a_stranger_at_the_start_page(java_script_enabled=False, viewport=PHONE)
    story.when_they_sign_in(site.account("practice manager"), PASSWORD)
    story.when_they_follow("Add or change the staff of")
    story.then_they_are_at(PRACTICE)

    story.when_they_press("Add somebody")
    story.when_they_type(name, into="Name")
    story.when_they_choose("Receptionist", of="Job")
    story.when_they_type("22,5", into="Hours a week")
    story.when_they_write_the_day(timezone.localdate())
    story.when_they_press("Add them")
    story.then_they_are_at(PRACTICE)
    story.then_the_page_says("They are added.")
    story.then_the_page_says(name)
    story.then_everything_fits_the_phone()

    story.when_they_follow(f"Leaves {name}")
    story.when_they_write_the_day(timezone.localdate() + timedelta(days=7))
    story.when_they_tick("We look for somebody else")
    story.when_they_press("Save their last day")
    story.then_the_page_says("Their last day is saved. You can undo it for thirty days.")
    story.then_the_page_says("Leaving")

    story.when_they_follow(f"Put back {name}")
    story.then_the_title_is(f"Put {name} back?")
    story.when_they_press("Put them back")
    story.then_the_page_says("They are back, as if they had not left.")
    story.then_a_link_leads_to(f"Leaves {name}")
    story.then_the_page_does_not_say("Left, or leaving")


def test_an_hr_officer_finds_an_accented_name_and_takes_only_their_own_list(story, two_of_a_name):
    plain = sort_key(two_of_a_name)
    story.given_somebody_signed_in_as("hr officer")
    story.when_they_follow("Who works at Kelder Bay Hospitals")
    story.then_they_are_at(TRUST)
    story.when_they_type(f"{plain} zoe", into="Name, or part of it")
    story.when_they_press("Find")
    story.then_the_page_says(f"Zoë {two_of_a_name}")
    story.then_the_page_says("1 person in post today that fit what you asked.")
    story.then_everyone_can_use_the_page()

    story.when_they_type(plain, into="Name, or part of it")
    story.when_they_press("Find")
    rows = rows_of(story, "Take this list away (CSV)")
    assert [(row["Name"], row["Organisation"]) for row in rows] == [
        (f"Zoë {two_of_a_name}", "XXT01")
    ]


def test_the_whole_list_of_an_hr_officer_names_nobody_of_another_place(story, two_of_a_name):
    story.given_somebody_signed_in_as("hr officer")
    story.when_they_open(TRUST)
    rows = rows_of(story, "Take this list away (CSV)")
    names = {row["Name"] for row in rows}
    assert f"Zoë {two_of_a_name}" in names
    assert f"Other {two_of_a_name}" not in names
    assert {row["Organisation"] for row in rows} <= {"XXT01", "XXT011", "XXT012"}
    assert len(rows) > 5_000


def rows_of(story, link):
    """The rows of the file that a link gives, without the line that says it is made up."""
    href = story.page.get_by_role("main").get_by_role("link", name=link).get_attribute("href")
    answer = story.page.request.get(story.site.at(href))
    assert answer.headers["content-type"].startswith("text/csv")
    return [row for row in csv.DictReader(io.StringIO(answer.text())) if row["Organisation"]]
