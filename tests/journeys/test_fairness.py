"""Is it fair here? Three people ask: who makes the return, who inspects, and who works there.

The made-up decisions of ten years have one thing planted at each of three trusts
(intake/actions/demo/fairness): shortlisting at Kelder Bay, leave for training at Marrow Vale, and whom one
knows at Upper Tarn.
"""

from __future__ import annotations

import re

import pytest

from tests.journeys.looking import PHONE
from tests.journeys.story import Story

SAYS = (
    "From being shortlisted on we appoint alike. Whom we shortlist is another matter, and every panel "
    "now writes down why."
)


def test_an_equality_lead_makes_the_return_and_publishes_it(story: Story):
    story.given_somebody_signed_in_as("equality")
    story.when_they_open("/organisations/XXT01/fairness/")
    story.then_the_page_says("White people were 1.")
    story.then_everyone_can_use_the_page()
    story.when_they_follow("Workforce Race Equality Standard")
    story.then_the_page_says("year to 31 March 2026")
    story.then_the_page_says("Appointed from shortlisting")
    story.then_everyone_can_use_the_page()
    story.when_they_press("Publish these figures as a return")
    story.then_everyone_can_use_the_page()
    story.page.get_by_role("main").get_by_role("textbox").first.fill(SAYS)
    story.when_they_press_the_first_button()
    story.then_the_page_says("The return is published")

    story.given_a_stranger_at_the_start_page()
    story.when_they_open("/organisations/XXT01/fairness/returns/")
    story.when_they_follow("Workforce Race Equality Standard")
    story.then_the_page_says("every panel now writes down why")
    story.then_everyone_can_use_the_page()


def test_an_inspector_opens_the_evidence_and_every_opening_is_in_the_ledger(story: Story):
    story.given_somebody_signed_in_as("inspector")
    story.when_they_open("/evidence/")
    story.then_everyone_can_use_the_page()
    story.when_they_follow("Pack ")
    story.then_the_page_says("Kelder Bay")
    story.then_the_page_says("You spoke to 24 people")
    story.then_everyone_can_use_the_page()
    story.when_they_follow("Note whom you spoke to")
    story.then_everyone_can_use_the_page()

    story.given_somebody_signed_in_as("equality")
    story.when_they_open("/organisations/XXT01/fairness/evidence/")
    story.then_the_page_says("Rhys Vandermeer")
    story.then_everyone_can_use_the_page()


def test_a_member_of_staff_reads_what_was_published_on_a_phone(story: Story):
    story.given_somebody_signed_in_as("staff")
    story.page.set_viewport_size({**PHONE})
    story.when_they_open("/my/fairness/")
    story.then_the_page_says("Kelder Bay Hospitals")
    story.then_the_page_says("Of 100 White people who were shortlisted, about")
    story.then_the_page_says("This could be chance.")
    story.then_everything_fits_the_phone()
    story.then_everyone_can_use_the_page()
    story.when_they_press("See and correct what you said about yourself")
    story.then_the_address_is_beneath("/my/declarations/")


PLANTED = {
    "XXT01": re.compile("White people were 1\\.[0-9]+ times as likely .* to be shortlisted"),
    "XXT03": re.compile("White people were 1\\.[0-9]+ times as likely .* to be released"),
    "XXT06": re.compile("People with a tie to a decider were [1-9]\\.[0-9]+ times as likely"),
}


def what_stands_out(story: Story, code: str) -> list[str]:
    """What the overview of a place names, in its order."""
    story.when_they_open(f"/organisations/{code}/fairness/")
    return (
        story.page.get_by_role("region", name="What stands out")
        .get_by_role("listitem")
        .all_inner_texts()
    )


@pytest.mark.parametrize("code", PLANTED)
def test_what_was_planted_is_what_stands_out_and_nothing_else_is(story: Story, code: str):
    """One trust in shortlisting, one in leave for training, one through connections alone: there, for more
    than a year, before all else, and only there."""
    story.given_somebody_signed_in_as("inspector")
    named = what_stands_out(story, code)
    assert named
    assert [one for one in named if not PLANTED[code].search(one)] == []
    assert "year running" in named[0]
    story.then_the_page_says("Only what chance would not bring among so many stands out")
    story.then_everyone_can_use_the_page()


def test_no_page_about_a_place_says_more_than_its_overview(story: Story):
    story.given_somebody_signed_in_as("inspector")
    story.when_they_open("/organisations/XXT03/fairness/funnels/")
    story.then_the_page_says("decisions something stands out beyond chance: Release for training.")
    story.when_they_open("/organisations/XXT03/fairness/funnels/release/")
    story.then_the_page_says("Asked for time → Released, by ethnicity: White people were 1.")
    story.then_the_page_says("Year on year,")
    story.when_they_open("/organisations/XXT06/fairness/funnels/")
    story.then_the_page_says("decisions something stands out beyond chance: Recruitment.")
    story.when_they_open("/organisations/XXT06/fairness/connections/")
    story.then_the_page_says("In 2 kinds of decision people with a tie got further, beyond chance")
    for code in ("XXT01", "XXT03"):
        story.when_they_open(f"/organisations/{code}/fairness/connections/")
        story.then_the_page_does_not_say("people with a tie got further")
        story.then_the_page_says("Where nothing can be said")
    story.when_they_open("/organisations/XXT01/fairness/connections/")
    story.then_the_page_says("No kind of decision shows that a tie helps, beyond chance")


def test_a_region_reads_who_stays_away_and_that_nobody_plans_anything(story: Story):
    """The same that was planted, by name and with what is done about it; and nobody else."""
    story.given_somebody_signed_in_as("national")
    story.when_they_open("/fairness/areas/XXR1/")
    story.then_the_page_says("At 3 organisations something stands out for more than one year.")
    away = story.page.get_by_role("region", name="Who stays away from parity?")
    rows = away.get_by_role("row").all_inner_texts()[1:]
    named = ("Kelder Bay", "Marrow Vale", "Upper Tarn", "Upper Tarn")
    assert len(rows) == len(named)
    assert all(name in row for name, row in zip(named, rows, strict=True))
    assert all("No plan" in row for row in rows)
    story.then_everyone_can_use_the_page()


def test_a_small_place_reads_that_nobody_can_say_and_where_to_look(story: Story):
    story.given_somebody_signed_in_as("inspector")
    for code in ("XXC01", "XXP01"):
        assert what_stands_out(story, code) == []
        story.then_the_page_says("Too few people are counted here to say whether it is fair.")
        story.then_the_page_says("Where to look instead")
        story.then_everyone_can_use_the_page()
