"""A person says what they like about themselves, on a phone, between two patients."""

from playwright.sync_api import expect

from tests.site import PASSWORD

PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}


def somebody_with_a_phone(story, role):
    story.given_a_stranger_at_the_start_page(**PHONE)
    story.when_they_sign_in(story.site.account(role), PASSWORD)
    story.then_they_are_at("/my/")


def test_somebody_declares_corrects_and_takes_back(story):
    somebody_with_a_phone(story, "manager@")
    story.when_they_open("/my/declarations/")
    story.then_the_title_is("What have I said about myself?")
    story.then_the_page_says("no page shows them your answers")
    story.then_everyone_can_use_the_page()

    story.when_they_follow("Answer Ethnic group")
    story.then_the_title_is("What is your ethnic group?")
    story.then_everyone_can_use_the_page()
    story.when_they_press("Save my answer")
    story.then_the_page_says("Choose an answer, or go back")
    story.complaints.clear()  # the browser remarks on the status of the refusal
    story.when_they_tick("Asian or Asian British: Indian")
    story.when_they_press("Save my answer")
    story.then_they_are_at("/my/declarations/")
    story.then_the_page_says("Asian or Asian British: Indian (you said so here")

    story.when_they_follow("Change Ethnic group")
    expect(story.page.get_by_label("Asian or Asian British: Indian")).to_be_checked()
    story.when_they_tick("I prefer not to say")
    story.when_they_press("Save my answer")
    story.then_the_page_says("Prefer not to say (you said so here")
    story.then_the_page_does_not_say("Indian")

    story.when_they_follow("Take answers back")
    story.then_everyone_can_use_the_page()
    story.when_they_tick("Everything that is held here about me")
    story.when_they_press("Take it back")
    story.then_they_are_at("/my/declarations/")
    story.then_the_page_says("Nothing is held here about you yet.")


def test_an_administrator_sees_nothing_of_what_somebody_declared(story):
    somebody_with_a_phone(story, "practice")
    story.when_they_open("/my/declarations/religion/")
    story.when_they_tick("Sikh")
    story.when_they_press("Save my answer")
    story.then_the_page_says("Sikh")
    story.when_they_sign_out()
    story.when_they_sign_in(story.site.account("admin"), PASSWORD)
    story.when_they_open("/my/declarations/")
    story.then_the_page_says("Nothing is held here about you yet.")
    story.then_the_page_does_not_say("Sikh")
