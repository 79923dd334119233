"""Are there enough managers? Exactly for those who answer for a place, with care for everybody else."""

NAME = "Kelder Bay Hospitals NHS Foundation Trust"
QUESTION = "Are there enough managers?"
LEVELS = "Managers at each level"


def test_a_board_member_opens_the_exact_numbers_of_their_trust(story):
    story.given_somebody_signed_in_as("board")
    story.when_they_follow("Are there enough managers at")
    story.then_the_title_is(QUESTION)
    story.then_the_page_says(NAME)
    story.then_the_page_says("These are exact numbers, for those who answer for this place.")
    story.then_every_picture_is_drawn()
    story.then_everyone_can_use_the_page()


def test_they_see_whether_the_published_figures_agree_and_what_is_left_over(story):
    story.given_somebody_signed_in_as("board")
    story.when_they_open("/organisations/XXT01/managers/")
    story.then_the_page_says("Do the published figures agree?")
    rows = story.table("Managers and senior managers by job title")
    assert [row[0] for row in rows] == ["At the start", "Joined", "Left", "At the end"]
    for _name, published, ours, over in rows:
        assert int(ours) - int(published) == int(over.replace("\N{MINUS SIGN}", "-"))
    story.then_the_page_says("This page counts")


def test_from_the_exact_numbers_they_see_what_everybody_sees_and_come_back(story):
    story.given_somebody_signed_in_as("board")
    story.when_they_open("/organisations/XXT01/managers/")
    story.when_they_follow("What everybody sees of this")
    story.then_the_page_says("Small numbers are hidden, so that nobody can be recognised.")
    story.when_they_follow("The exact numbers, for you")
    story.then_they_are_at("/organisations/XXT01/managers/")


def test_a_stranger_takes_away_the_numbers_they_see(story):
    story.given_a_stranger_at_the_start_page()
    story.when_they_open("/organisations/XXT01/")
    story.when_they_follow("Managers counted post by post")
    story.then_the_title_is(f"{QUESTION} What everybody sees")
    story.then_the_page_says("Small numbers are hidden, so that nobody can be recognised.")
    story.then_every_picture_is_drawn()
    story.when_they_open_the_table_of(LEVELS)
    seen = dict(story.table(LEVELS))
    file = {row["what"]: row["value"] or "hidden" for row in story.sheet("Download", by="what")}
    assert "hidden" in seen.values(), "the demo hides something here"
    assert seen == {
        "Level not known" if key == "level:-" else key.replace("level:", "Level "): value
        for key, value in file.items()
        if key.startswith("level:")
    }
    story.then_everyone_can_use_the_page()


def test_a_stranger_is_told_for_whom_the_exact_numbers_are_and_asked_who_they_are(story):
    story.given_a_stranger_at_the_start_page()
    story.when_they_open("/organisations/XXT01/managers/public/")
    story.then_the_page_says("Those who answer for this place see exact numbers after signing in")
    story.when_they_open("/organisations/XXT01/managers/")
    story.then_the_page_does_not_say("for every hundred")


def test_somebody_of_another_trust_is_refused(story):
    story.given_somebody_signed_in_as("hr")
    story.when_they_open("/organisations/XXT13/managers/")
    story.then_the_page_says("Exact numbers of managers are for those who answer for this place.")
    story.then_the_page_does_not_say("for every hundred")
    story.when_they_open("/organisations/XXT13/managers/managers.csv")
    story.then_the_page_says("Exact numbers of managers are for those who answer for this place.")
