"""An HR officer offers a large extract with faults, mends them, and nothing is doubled or lost."""

from __future__ import annotations

import csv
import io
import re
from contextlib import ExitStack

import psycopg
import pytest
from playwright.sync_api import expect

from tests.journeys.staff_extract import (
    PLANTED,
    ROWS,
    as_csv,
    good_rows,
    mended,
    spoiled,
)
from tests.journeys.story import Story
from tests.site import running_site, working

CODE, NAME = "XXT01F", "The Made-Up Trust for Files"
PLACES = {
    CODE: NAME,
    "XXT01G": "The Made-Up Trust of Leavers",
    "XXT01H": "The Made-Up Trust Undone",
}
FEW = 200
PATIENCE = 120_000  # thousandths of a second: a large file on a busy computer
COUNTED = {
    "people": "SELECT count(*) FROM people_person",
    "times in posts": "SELECT count(*) FROM organisations_tenure",
    "open": "SELECT count(*) FROM organisations_tenure WHERE until_on IS NULL",
    "twice": (
        "SELECT count(*) FROM (SELECT person_id, post_id FROM organisations_tenure t"
        " JOIN organisations_post p ON p.id = t.post_id GROUP BY person_id, post_id"
        " HAVING count(*) > 1) doubled"
    ),
}
A_PLACE = """
    INSERT INTO organisations_organisation (code, name, kind, sector, parent_id, path, town, postcode,
        address, area, known_from, search_text, made_up)
    SELECT %s, %s, 'trust', 'nhs-trust', id, path || %s || '/', '', '', '', '', 'test', '', true
    FROM organisations_organisation WHERE code = 'XXT01'
"""


@pytest.fixture(scope="module")
def files_site(admin_url, filled_database, tmp_path_factory):
    """A site whose HR officer also looks after trusts that nobody has loaded yet: one for each story,
    so that none waits for another."""
    with running_site(admin_url, filled_database, tmp_path_factory.mktemp("files")) as found:
        with psycopg.connect(found.env["LEADWELL_DATABASE_URL"]) as database:
            for code, name in PLACES.items():
                database.execute(A_PLACE, [code, name, code])
        yield found


@pytest.fixture
def story(browser, files_site):
    with ExitStack() as afterwards:
        told = FileStory(browser, files_site, afterwards)
        told.given_somebody_signed_in_as("hr")
        yield told


class FileStory(Story):
    """What somebody with a file does and finds."""

    def given_everybody_is_in(self, code: str) -> None:
        """An earlier file, taken in without a fault."""
        self.when_they_offer(as_csv(good_rows(code, FEW)), at=code, name="before.csv")
        with working(self.site):
            self.then_in_the_end_the_page_says("Say which of your columns is which.")
            self.when_they_press("Match its columns")
            self.when_they_choose("What They Do", of="Job title")
            self.when_they_press("Read the file")
            self.then_in_the_end_the_page_says(f"{FEW} rows taken, 0 rejected, {FEW} joiners")

    def when_they_offer(self, content: bytes, *, at: str = CODE, name: str = "staff.csv") -> None:
        self.when_they_open("/files/offer/")
        self.page.get_by_label(PLACES[at]).check()
        self.page.locator("main input[type=file]").set_input_files(
            {"name": name, "mimeType": "text/csv", "buffer": content}
        )
        self.when_they_press("Offer the file")

    def when_they_leave_and_come_back(self) -> None:
        here = self.page.url
        cookies = self.page.context.cookies()
        self.page.close()
        self.given_a_stranger_at_the_start_page()
        self.page.context.add_cookies(cookies)
        self.page.goto(here)

    def then_in_the_end_the_page_says(self, words: str) -> None:
        """The page turns by itself: nobody presses anything."""
        expect(self.page.get_by_role("main")).to_contain_text(words, timeout=PATIENCE)

    def rejected(self) -> list[dict[str, str]]:
        door = self.page.get_by_role("main").get_by_role("button", name="rejected rows")
        answer = self.page.request.get(self.site.at(door.first.get_attribute("href") or ""))
        assert answer.headers["content-type"].startswith("text/csv")
        rows = csv.DictReader(io.StringIO(answer.text()))
        return [row for row in rows if row["Line"].isdigit()]

    def counts(self) -> dict[str, int]:
        with psycopg.connect(self.site.env["LEADWELL_DATABASE_URL"]) as database:
            return {name: database.execute(query).fetchone()[0] for name, query in COUNTED.items()}

    def grown(self, before: dict[str, int]) -> dict[str, int]:
        return {name: now - before[name] for name, now in self.counts().items()}


def test_a_large_file_with_faults_goes_in_and_its_mended_rows_after_it(story):
    before, good = story.counts(), good_rows(CODE)
    bad, planted = spoiled(good)
    assert len(planted) == PLANTED == 37

    story.when_they_open("/files/")
    story.then_everyone_can_use_the_page()
    story.when_they_offer(as_csv(bad))
    story.then_the_page_says("It waits for its turn to be read.")
    story.then_everyone_can_use_the_page()
    with working(story.site):
        story.then_in_the_end_the_page_says("Say which of your columns is which.")
    story.then_everyone_can_use_the_page()
    story.when_they_press("Match its columns")
    story.then_the_title_is("Which of your columns is which?")
    story.then_the_page_says("We could not tell which column is “Job title”.")
    story.then_everyone_can_use_the_page()
    story.when_they_choose("What They Do", of="Job title")
    story.when_they_press("Read the file")
    story.then_the_page_says("It waits for its turn to be read.")
    assert story.grown(before) == dict.fromkeys(before, 0), "something was taken before it was read"

    with working(story.site):
        story.when_they_leave_and_come_back()
        story.then_in_the_end_the_page_says("Why is it held?")
    story.then_the_page_says("2 rows share a number with another row.")
    story.then_the_page_says("1 organisation codes are not known.")
    story.then_the_page_says(f"{PLANTED} rows would be left out.")
    story.then_everyone_can_use_the_page()
    assert story.grown(before) == dict.fromkeys(before, 0), "a held file changed something"
    story.when_they_type("I have seen them: the others may go in", into="Why?")
    story.when_they_press("Take the file")
    with working(story.site):
        story.then_in_the_end_the_page_says(f"{ROWS - PLANTED:,} rows taken, {PLANTED} rejected")
    story.then_everyone_can_use_the_page()
    found = story.rejected()
    said = {int(row["Line"]): row["Column"] for row in found}
    assert said == {line: fault.column for line, fault in planted.items()}
    assert len(found) == PLANTED
    assert "evil.example" not in story.page.content()
    everybody = {"people": ROWS - PLANTED, "times in posts": ROWS - PLANTED}
    assert story.grown(before) == {**everybody, "open": ROWS - PLANTED, "twice": 0}

    story.when_they_offer(as_csv(mended(bad, (int(row["Line"]) for row in found), good)))
    with working(story.site):
        story.then_in_the_end_the_page_says(
            f"{ROWS:,} rows taken, 0 rejected, 37 joiners, 0 leavers"
        )
    everybody = {"people": ROWS, "times in posts": ROWS, "open": ROWS, "twice": 0}
    assert story.grown(before) == everybody
    here = story.page.url

    story.when_they_offer(as_csv(good))
    story.then_the_address_is_beneath(re.sub(r"^https?://[^/]+", "", here))
    assert story.grown(before) == everybody


def test_a_file_with_too_many_leavers_changes_nothing_before_somebody_says_so(story):
    code = "XXT01G"
    story.given_everybody_is_in(code)
    before = story.counts()
    fewer = as_csv(good_rows(code, FEW), keep=lambda at: at % 10 != 5)
    story.when_they_offer(fewer, at=code, name="fewer.csv")
    with working(story.site):
        story.then_in_the_end_the_page_says("Why is it held?")
    story.then_everyone_can_use_the_page()
    assert story.grown(before) == dict.fromkeys(before, 0)
    story.when_they_open("/files/")
    story.when_they_follow(f"Staff extract of {PLACES[code]}")
    story.then_the_page_says("20 people would be noted as having left.")
    story.when_they_press("Take the file")
    story.then_the_page_says("Write something here")
    story.complaints.clear()  # the browser remarks on the status of the refusal
    story.when_they_type("The hotel staff went to another company", into="Why?")
    story.when_they_press("Take the file")
    with working(story.site):
        story.then_in_the_end_the_page_says("20 leavers")
    assert story.grown(before) == {"people": 0, "times in posts": 0, "open": -20, "twice": 0}


def test_a_declined_file_changes_nothing_ever(story):
    code = "XXT01H"
    story.given_everybody_is_in(code)
    before = story.counts()
    half = as_csv(good_rows(code, FEW), keep=lambda at: at % 2 == 0)
    story.when_they_offer(half, at=code, name="half.csv")
    with working(story.site):
        story.then_in_the_end_the_page_says("Why is it held?")
    story.when_they_type("It was the wrong month", into="Why?")
    story.when_they_press("Decline the file")
    story.then_the_page_says("Somebody decided not to take it. It changed nothing.")
    assert story.grown(before) == dict.fromkeys(before, 0)


def test_only_ones_own_organisations_can_be_chosen(story):
    story.when_they_open("/files/offer/")
    story.then_everyone_can_use_the_page()
    story.then_the_page_says(NAME)
    story.then_the_page_does_not_say("Practice")
