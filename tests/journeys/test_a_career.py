"""From a care home to leading a ward: what was shown counts, the draw can be checked, the gate opens.

The story of the demo (intake/actions/demo/career.py), seen by those it is about.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date

import pytest

from launcher.keys import OF_CREDENTIALS, some
from tests.journeys.story import Story
from tests.site import Site

LEVEL_TWO = "Making a team people want to be in"


@pytest.fixture(scope="module")
def signed(site: Site) -> None:
    """The worker has signed what was achieved."""
    told = {**os.environ, **site.env, **some(OF_CREDENTIALS), "LEADWELL_ADDRESS": site.address}
    command = [sys.executable, "-m", "django", "sign_credentials"]
    subprocess.run(command, env=told, check=True, capture_output=True)


def test_what_she_showed_in_the_care_home_counts_at_the_trust(story: Story):
    story.given_somebody_signed_in_as("nurse")
    story.when_they_open("/my/induction/")
    story.then_the_page_says("Nothing is left to do")
    story.then_the_page_says("Beckside Care Home")
    story.then_the_page_says("Counts from before (9)")
    story.then_everyone_can_use_the_page()


def test_she_checks_the_draw_that_gave_her_the_place(story: Story):
    story.given_somebody_signed_in_as("nurse")
    story.when_they_open("/my/applications/")
    story.when_they_follow("Mid-career programme, spring round")
    story.then_the_page_says("The draw gives you a place")
    story.then_the_page_says("It admitted numbers up to")
    story.then_everyone_can_use_the_page()
    story.when_they_press("Check the draw in this browser")
    story.then_the_page_says("All of it holds")
    story.then_the_page_does_not_say("worked out by this browser: not yet")
    number = re.search(r"Your number\s+([0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4})", _words(story))
    assert number
    assert number[1] in _words(story).split("worked out by this browser")[1]


def _words(story: Story) -> str:
    return story.page.get_by_role("main").inner_text()


def test_she_shows_her_credential_and_a_stranger_checks_it(story: Story, signed: None):
    story.given_somebody_signed_in_as("nurse")
    story.when_they_open("/credentials/")
    story.then_the_page_says("credentials that count today")
    story.when_they_follow(LEVEL_TWO)
    story.then_everyone_can_use_the_page()
    story.when_they_press("Make a link")
    shared = re.search(r"https?://\S+/credentials/shared/\S+", _words(story))
    assert shared, _words(story)

    story.given_a_stranger_at_the_start_page()
    story.page.goto(shared[0])
    story.then_the_page_says(LEVEL_TWO)
    story.then_everyone_can_use_the_page()
    number = re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", _words(story))
    assert number
    story.when_they_open("/verify/")
    story.page.get_by_role("main").get_by_role("textbox").first.fill(number[0])
    story.when_they_press_the_first_button()
    story.then_the_page_says("genuine")
    story.then_everyone_can_use_the_page()


def test_the_post_that_refused_her_in_march_admits_her_in_november(story: Story):
    story.given_somebody_signed_in_as("hr@")
    story.when_they_open("/organisations/XXT01/people/?q=Efua")
    story.when_they_follow("Efua Lindgren")
    story.when_they_follow("May they take another post?")
    row = story.page.get_by_role("main").get_by_role("row", name=re.compile("Ward manager.*H-"))
    row.get_by_role("link").first.click()
    story.then_the_page_says("What level 2 asks is met until")
    story.then_everyone_can_use_the_page()
    story.page.get_by_role("main").get_by_role("button", name="Appoint", exact=True).click()
    story.when_they_write_the_day(date.today())  # noqa: DTZ011 - the site's own day
    story.when_they_tick("They leave the post they have here now")
    story.when_they_press("Appoint them")
    story.when_they_open("/organisations/XXT01/people/?q=Efua")
    story.then_the_page_says("Ward manager")


def test_a_colleague_with_a_waiver_is_counted(story: Story):
    story.given_somebody_signed_in_as("board@")
    story.when_they_open("/organisations/XXT01/gate/")
    counted = {row[0]: row[-1] for row in story.table("Exceptions")}
    assert int(counted["Waivers in force"]) >= 1
    story.then_the_page_does_not_say("Idris Marlowe")
