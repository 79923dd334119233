"""People who were given an account sign in, make it safer, and see only what is theirs."""

import base64
import hmac
import struct
import time

import pytest
from playwright.sync_api import expect

from tests.site import PASSWORD


def code_now(secret: str) -> str:
    """The six digits an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret.replace(" ", "").upper())
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


@pytest.fixture
def email(site):
    return site.account("inspector")


def test_a_wrong_password_says_so_and_keeps_the_address(story, email):
    story.given_a_stranger_at_the_start_page()
    story.when_they_sign_in(email, "not-the-password")
    story.then_they_are_at("/account/login/")
    expect(story.page.get_by_role("alert")).to_be_visible()
    expect(story.page.get_by_label("Email address")).to_have_value(email)
    story.complaints.clear()  # the browser remarks on the status of the refusal
    story.then_everyone_can_use_the_page()


def test_the_right_password_leads_to_ones_own_page_and_out_again(story, email):
    story.given_a_stranger_at_the_start_page()
    story.when_they_sign_in(email, PASSWORD)
    story.then_they_are_at("/my/")
    story.then_the_page_says("Inspector")
    story.when_they_sign_out()
    story.when_they_open("/my/")
    story.then_the_title_is("Sign in")


def test_an_authenticator_app_becomes_the_second_step(story, site):
    story.given_somebody_signed_in_as("assurer")
    story.when_they_open("/account/steps/app/add/")
    story.when_they_say_it_is_still_them()
    story.then_everyone_can_use_the_page()
    secret = story.secret_shown()
    story.when_they_type(code_now(secret), into="code")
    story.when_they_press_the_first_button()
    story.when_they_sign_out()
    story.when_they_sign_in(site.account("assurer"), PASSWORD)
    story.then_the_address_is_beneath("/account/steps/second/")
    story.then_everyone_can_use_the_page()


def test_a_passkey_is_enough_to_sign_in(story, site):
    story.given_somebody_signed_in_as("talent")
    story.given_a_device_that_makes_passkeys()
    story.when_they_open("/account/steps/passkeys/add/")
    story.when_they_say_it_is_still_them()
    story.then_everyone_can_use_the_page()
    story.when_they_type("My phone", into="name")
    story.when_they_tick("Let me sign in with this passkey alone, without my password")
    story.page.locator("#passkey-add").click()
    story.then_the_page_says("Your passkey was added.")
    story.when_they_sign_out()
    story.when_they_open("/account/login/")
    story.when_they_press("Sign in with a passkey")
    story.then_they_are_at("/my/")


def test_an_administrator_gives_a_role_and_ends_it(story):
    story.given_somebody_signed_in_as("admin")
    story.when_they_follow("Who may do what?")
    story.when_they_follow("Give somebody a role")
    story.then_everyone_can_use_the_page()
    story.when_they_give("inspector@demo.leadwell.example", role="Assurer", at="XXR1")
    story.then_the_page_says("21 roles were found.")
    story.when_they_follow("End : Assurer of Rhys Vandermeer")
    story.then_the_page_says("It stops at once.")
    story.when_they_type("The review is over", into="Why does it end?")
    story.when_they_press("End the role")
    story.then_the_page_says("20 roles were found.")


def test_a_role_given_to_nobody_is_sent_back_with_what_to_mend(story):
    story.given_somebody_signed_in_as("admin")
    story.when_they_open("/access/grants/give/")
    story.when_they_press("Give the role")
    expect(story.page.get_by_role("alert")).to_be_visible()
    story.complaints.clear()  # the browser remarks on the status of the refusal
    story.then_everyone_can_use_the_page()


def test_an_ordinary_person_is_told_who_can_help_and_shown_nothing(story):
    story.given_somebody_signed_in_as("staff")
    story.when_they_open("/access/grants/")
    story.then_the_title_is("You cannot do this with your account")
    story.then_the_page_says("The person who looks after access at your organisation can help.")
    story.then_the_page_does_not_say("Administrator")
