"""A member of staff sees who looked, says what is wrong, and reads the answer."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from secrets import token_hex

import psycopg
import pytest
from psycopg.rows import scalar_row
from pypdf import PdfReader

BEGAN = date(2023, 4, 1)


@pytest.fixture
def employee(site):
    """The member of staff of the demo holds a post whose title is written wrongly, at the place of the
    HR officer; the HR officer has opened the record."""
    with psycopg.connect(site.env["LEADWELL_DATABASE_URL"], row_factory=scalar_row) as database:
        who = "SELECT person_id FROM access_account WHERE email = %s"
        person = database.execute(who, [site.account("staff@")]).fetchone()
        hr = database.execute(who, [site.account("hr officer")]).fetchone()
        place = database.execute(
            "SELECT organisation_id FROM access_rolegrant WHERE person_id = %s", [hr]
        ).fetchone()
        post = database.execute(
            "INSERT INTO organisations_post (organisation_id, number, title, unit, staff_group, job_role,"
            " band, pay_scale, leads, board, from_on, made_up, holders_known) VALUES"
            " (%s, %s, 'Ward manger of the journey', '', '', '', '7', '', true, false, %s, true,"
            " true) RETURNING id",
            [place, token_hex(4), BEGAN],
        ).fetchone()
        tenure = database.execute(
            "INSERT INTO organisations_tenure (person_id, post_id, kind, fte, from_on, reference)"
            " VALUES (%s, %s, 'substantive', 1, %s, '') RETURNING id",
            [person, post, BEGAN],
        ).fetchone()
    return person, tenure


def test_a_wrong_job_title_is_disputed_answered_and_read(story, employee):
    person, tenure = employee
    story.given_somebody_signed_in_as("hr officer")
    story.when_they_open(f"/people/{person}/")
    story.given_somebody_signed_in_as("staff@")
    story.when_they_follow("What is held about me?")
    story.then_the_title_is("What is held about me?")
    story.then_the_page_says("Ward manger of the journey")
    story.then_the_page_says("Gareth Lindqvist")
    story.then_everyone_can_use_the_page()
    story.when_they_open(f"/my/record/wrong/tenure/{tenure}/title/")
    story.when_they_type("Ward manager", into="What is right?")
    story.when_they_press("Tell them")
    story.then_the_page_says("Your employer has been told")
    story.given_somebody_signed_in_as("hr officer")
    story.when_they_follow("What waits for an answer?")
    story.when_they_follow("Dispute: Job title")
    story.then_the_page_says("Ward manager")
    story.then_everyone_can_use_the_page()
    story.when_they_tick("It was wrong, and it is put right")
    story.when_they_type("A slip of the pen, now mended", into="Why?")
    story.when_they_press("Send the answer")
    story.then_the_page_says("The answer has been sent")
    story.given_somebody_signed_in_as("staff@")
    story.when_they_open("/my/record/")
    story.then_the_page_says("Put right")
    story.when_they_follow("Dispute")
    story.then_the_page_says("A slip of the pen, now mended")
    story.then_everyone_can_use_the_page()


def test_everything_is_taken_away_on_paper(story, employee):
    story.given_somebody_signed_in_as("staff@")
    story.when_they_open("/my/record/")
    answer = story.page.request.get(story.site.at("/my/record/my-record.pdf"))
    said = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.body())).pages)
    assert "Ward manger of the journey" in said


@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("staff@", "/my/record/ask/"),
        ("staff@", "/my/record/claim/"),
        ("hr officer", "/keeping/holds/place/"),
        ("hr officer", "/keeping/over/"),
        ("admin@", "/keeping/joining/?q=a"),
        ("admin@", "/keeping/times/"),
    ],
)
def test_everyone_can_use_the_pages_of_asking_and_keeping(story, role, address):
    story.given_somebody_signed_in_as(role)
    story.when_they_open(address)
    story.then_everyone_can_use_the_page()
