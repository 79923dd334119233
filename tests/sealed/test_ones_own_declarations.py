from __future__ import annotations

import logging

import pytest
from django.db import connections
from django.test import Client

from leadwell.access.rules.roles import ROLES
from leadwell.access.tests.factories import AccountFactory, GrantFactory, PlaceFactory
from leadwell.actor import Actor
from leadwell.equality import actions, tasks
from leadwell.equality.models import Declaration
from leadwell.equality.queries.definitions import ORDER
from leadwell.equality.queries.own import own_declarations
from leadwell.equality.tests.factories import NOW, TRUST, told_by_a_file

pytestmark = pytest.mark.usefixtures("committed_database")
HOME = "/my/declarations/"


def signed_in(**more) -> tuple[Client, Actor]:
    account = AccountFactory(**more)
    browser = Client()
    browser.force_login(account)
    return browser, Actor(name=account.person.name, person_id=account.person_id)


def text_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_somebody_new_reads_that_nothing_is_held():
    browser, _me = signed_in()
    page = text_of(browser, HOME)
    assert "Nothing is held here about you yet." in page
    assert page.count("No answer yet") == len(ORDER)
    assert "Take answers back" in page


@pytest.mark.parametrize("slug", ORDER)
def test_every_question_has_its_page(slug):
    browser, _me = signed_in()
    page = text_of(browser, f"{HOME}{slug.replace('_', '-')}/")
    assert "I prefer not to say" in page
    assert "I take my answer back" not in page


def test_an_answer_is_saved_changed_and_taken_back():
    browser, me = signed_in()
    address = f"{HOME}ethnicity/"
    for answer, stands in (("c21:3", "c21:3"), ("c21:4", "c21:4"), ("-", "-"), ("none", None)):
        said = browser.post(address, {"answer": answer})
        assert (said.status_code, said["Location"]) == (302, HOME)
        held = own_declarations(by=me)["ethnicity"].stands
        assert (held.value if held else None) == stands
    assert Declaration.objects.count() == 0


def test_the_page_says_where_an_answer_came_from_and_which_one_counts():
    browser, me = signed_in()
    told_by_a_file(me, ethnicity="nhs:H")
    page = text_of(browser, HOME)
    assert "Indian (a staff file of RJ1 said so, 22 November 2026)" in page
    actions.declare(by=me, answers={"ethnicity": "c21:2"}, now=NOW)
    assert "Chinese (you said so here, 22 November 2026)" in text_of(browser, HOME)
    question = text_of(browser, f"{HOME}ethnicity/")
    assert "Asian or Asian British: Indian" in question
    assert "This is the one that counts." in question


def test_a_value_of_a_list_nobody_knows_any_more_is_shown_as_that():
    browser, me = signed_in()
    told_by_a_file(me, ethnicity="old:7")
    assert "An answer we no longer know" in text_of(browser, HOME)


def test_answers_are_taken_back_by_channel_or_all_at_once():
    browser, me = signed_in()
    told_by_a_file(me, ethnicity="nhs:H")
    actions.declare(by=me, answers={"sex": "lw:female"}, now=NOW)
    address = f"{HOME}take-back/"
    assert text_of(browser, address).count('type="radio"') == 3
    assert browser.post(address, {"through": TRUST}).status_code == 302
    assert [row.through for row in Declaration.objects.all()] == ["own"]
    assert browser.post(address, {"through": "everything"}).status_code == 302
    assert "nothing to take back" in text_of(browser, address)


def test_nothing_chosen_and_nonsense_are_turned_away_on_the_same_page():
    browser, _me = signed_in()
    for address in (f"{HOME}sex/", f"{HOME}take-back/"):
        for typed in ({}, {"answer": "bananas", "through": "bananas"}):
            answer = browser.post(address, typed)
            assert answer.status_code == 422
            assert b"bananas" not in answer.content


def test_a_question_nobody_asks_is_not_found():
    browser, _me = signed_in()
    assert browser.get(f"{HOME}star-sign/").status_code == 404


def test_whoever_is_not_signed_in_is_asked_to():
    for address in (HOME, f"{HOME}sex/", f"{HOME}take-back/"):
        assert Client().get(address)["Location"].startswith("/account/login/")


def test_no_role_sees_anybody_elses():
    """There is one page, and it is about whoever is signed in: whatever is added to the address."""
    _browser, asha = signed_in()
    actions.declare(by=asha, answers={"religion": "lw:sikh"}, now=NOW)
    place = PlaceFactory()
    for role in ROLES:
        browser, me = signed_in()
        GrantFactory(person_id=me.person_id, role=role, organisation=place)
        for tail in (
            "",
            f"?person={asha.person_id}",
            f"?person_id={asha.person_id}&by={asha.person_id}",
        ):
            assert "Nothing is held here about you yet." in text_of(browser, HOME + tail)
        for missing in (f"{asha.person_id}/", f"../people/{asha.person_id}/declarations/"):
            assert browser.get(HOME + missing).status_code == 404
        sent = browser.post(f"{HOME}take-back/?person={asha.person_id}", {"through": "everything"})
        assert sent.status_code == 302
    assert own_declarations(by=asha)["religion"].stands


def test_the_answers_stay_in_nobodys_cache_and_no_address():
    browser, _me = signed_in()
    answer = browser.get(f"{HOME}ethnicity/")
    assert "no-store" in answer["Cache-Control"]
    sent = browser.post(f"{HOME}ethnicity/", {"answer": "c21:3"})
    assert "c21" not in sent["Location"]


def test_a_process_without_the_key_says_so_and_never_tries_another_way(monkeypatch):
    browser, _me = signed_in()
    monkeypatch.delitem(connections.settings, "equality")
    answer = browser.get(HOME)
    assert answer.status_code == 503
    assert b"These pages are not open here" in answer.content
    assert tasks.remove_superseded_declarations(timestamp=0) is None


def test_what_goes_wrong_is_written_down_without_what_was_declared(monkeypatch, caplog):
    browser, _me = signed_in()
    browser.raise_request_exception = False
    monkeypatch.setattr(
        "leadwell.equality.actions.own._said_before",
        lambda records: {"ethnicity": "c21:the-secret-that-is-too-long", "sex": ""},
    )
    with caplog.at_level(logging.DEBUG):
        answer = browser.post(f"{HOME}sex/", {"answer": "lw:female"})
    assert answer.status_code == 500
    written = "".join(caplog.handler.format(record) for record in caplog.records)
    assert "NotKept" in written
    assert "the-secret" not in written
    assert b"the-secret" not in answer.content


def test_the_night_runs_under_the_rooms_own_role():
    _browser, me = signed_in()
    for _again in range(2):
        told_by_a_file(me, ethnicity="nhs:H")
    tasks.remove_superseded_declarations(timestamp=0)
    assert Declaration.objects.count() == 1
    assert me.person_id
    tasks.forget_declarations(person_ids=[me.person_id])
    assert Declaration.objects.count() == 0


@pytest.mark.parametrize(
    ("through", "words"),
    [
        ("workforce RJ1", "a staff file of RJ1 said so"),
        ("asc-wds 1-123", "a social-care file of 1-123 said so"),
        ("old-system", "a file of old-system said so"),
    ],
)
def test_the_page_names_the_file_in_words(through, words):
    browser, me = signed_in()
    told_by_a_file(me, through=through, sex="lw:other")
    assert words in text_of(browser, HOME)
    assert words in text_of(browser, f"{HOME}take-back/")
