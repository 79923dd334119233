"""Strangers find out what they came for. All organisations here are made up."""

import pytest

QUESTION = "bullying at the trust in Kelder"
ANSWER = "It has got better since 2022"


def test_a_stranger_finds_whether_bullying_at_the_trust_in_their_town_gets_better(story):
    story.given_a_stranger_at_the_start_page()
    story.when_they_ask(QUESTION)
    story.then_the_page_says("You asked about bullying by managers.")
    story.when_they_follow("Bullying by managers")
    story.then_the_page_says(ANSWER)
    story.then_a_picture_says("%")
    story.then_it_took_at_most(3)


def test_the_same_is_found_by_keyboard_alone(story):
    story.given_a_stranger_at_the_start_page()
    story.when_they_ask_by_keyboard(QUESTION)
    story.when_they_follow_by_keyboard("Bullying by managers")
    story.then_the_page_says(ANSWER)
    story.then_it_took_at_most(3)


def test_the_same_is_found_without_scripts(story):
    story.given_a_stranger_without_scripts()
    story.when_they_ask(QUESTION)
    story.when_they_follow("Bullying by managers")
    story.then_the_page_says(ANSWER)


def test_the_same_is_found_on_a_phone(story):
    story.given_a_stranger_at_the_start_page(viewport={"width": 320, "height": 640})
    story.when_they_ask(QUESTION)
    story.when_they_follow("Bullying by managers")
    story.then_the_page_says(ANSWER)


def test_the_whole_picture_of_a_place_is_one_step_from_the_list(story):
    story.given_a_stranger_at_the_start_page()
    story.when_they_ask("Kelder Bay")
    story.when_they_follow("Kelder Bay Hospitals")
    story.then_the_title_is("Kelder Bay Hospitals NHS Foundation Trust")
    story.then_the_page_says("How people feel led")
    story.then_the_page_says("Are people safe and treated fairly?")
    story.then_every_picture_is_drawn()


@pytest.mark.parametrize("words", ["keldr bay", "kleder bay", "KELDER BAY HOSPITAL", "xxt01"])
def test_a_slip_of_the_hand_still_finds_the_place(story, words):
    story.given_a_stranger_at_the_start_page()
    story.when_they_ask(words)
    story.then_a_link_leads_to("Kelder Bay Hospitals NHS Foundation Trust")


def test_an_old_name_leads_to_what_the_place_became(story):
    story.given_a_stranger_at_the_start_page()
    story.when_they_ask("Old Harbour")
    story.then_the_page_says("Closed 31 March 2019")
    story.when_they_follow("Old Harbour Hospitals NHS Trust")
    story.then_the_page_says("Its work went on elsewhere.")
    story.when_they_follow("Kelder Bay Hospitals NHS Foundation Trust")
    story.then_the_title_is("Kelder Bay Hospitals NHS Foundation Trust")
    story.then_a_link_leads_to("Old Harbour Hospitals NHS Trust")


def test_words_that_mean_nothing_teach_what_would(story):
    story.given_a_stranger_at_the_start_page()
    story.when_they_ask("zzqx")
    story.then_the_page_does_not_say("NHS Foundation Trust")
    story.then_everyone_can_use_the_page()


def test_two_places_are_held_side_by_side(story):
    story.given_a_stranger_at_the_start_page()
    story.when_they_open("/organisations/XXT01/")
    story.when_they_follow("Compare with another organisation")
    story.when_they_type("XXT02", into="Name or code of an organisation to add")
    story.when_they_press("Add")
    story.then_the_page_says("Kelder Bay Hospitals NHS Foundation Trust")
    story.then_the_page_says("Thornmere University Hospitals NHS Foundation Trust")
    story.then_the_page_says("Where intervals overlap, the figures may be the same.")
    story.then_every_picture_is_drawn()
    story.then_everyone_can_use_the_page()


def test_a_region_pools_its_places_and_says_so(story):
    story.given_a_stranger_at_the_start_page()
    story.when_they_open("/organisations/XXR1/")
    story.then_the_page_says("They are never averages of averages.")
    story.then_a_link_leads_to("Kelder Bay Hospitals NHS Foundation Trust")
    row = story.table("How people feel led")[0]
    assert "organisations" in row[-1]


def test_what_rests_on_too_few_people_is_said_and_never_drawn_as_nought(story):
    story.given_a_stranger_at_the_start_page()
    story.when_they_open("/organisations/XXT01/measures/managers-turnover/")
    story.then_the_page_says("not shown: too few people")
    for row in story.sheet("Download the figures (CSV)"):
        assert bool(row["value"]) != bool(row["why there is no value"]), row


def test_the_table_and_the_file_behind_a_picture_are_one_step_away_and_agree(story):
    story.given_a_stranger_at_the_start_page()
    story.when_they_open("/organisations/XXT01/")
    story.when_they_open_the_table_of("Bullying by managers, 2025")
    story.then_the_page_says("7.9%")
    story.when_they_follow("This measure in full : Bullying by managers")
    shown = {row[0]: row[1] for row in story.table("Over time")}
    own = [row for row in story.sheet("Download") if row["organisation code"] == "XXT01"]
    assert shown == {row["ended"][:4]: f"{float(row['value']):.1f}%" for row in own}


def test_a_printed_page_reads_like_a_memo(story):
    story.given_a_stranger_at_the_start_page()
    story.when_they_open("/organisations/XXT01/")
    story.page.emulate_media(media="print")
    story.then_the_page_says("How people feel led")
    hidden = ["nav", "form", ".nhsuk-header__search", ".nhsuk-skip-link"]
    assert not [what for what in hidden if story.page.locator(what).first.is_visible()]
    assert story.page.locator(".lw-made-up").is_visible(), "Paper must say that it is made up."
