"""The list of staff files, and who sees what of it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import (
    PlaceFactory,
    account_with_role,
    england,
)
from leadwell.intake.models import FileState
from leadwell.intake.queries import showing
from leadwell.intake.tests.staff_pages.a_file import HELD, a_file, words

pytestmark = pytest.mark.django_db


def test_the_list_answers_in_a_sentence(client, officer, trust):
    a_file(trust)
    page = words(client.get("/files/"))
    assert "4,118 rows taken, 37 rejected, 12 joiners, 3 leavers." in page
    assert "Nothing waits for you. The newest file is for 30 June 2026" in page
    assert "Hexham Trust" in page
    assert "june.csv" in page


NAMES = ("june.csv", "Ngozi Okafor", "Kofi Vance", "Ask Ada in ward 7")


def seen_of_a_file(client, role, place, of):
    """Which of the names a role meets in the list and on the page of a file."""
    file = a_file(
        of, decided_by="Kofi Vance", decided_at=timezone.now(), decided_because="Ask Ada in ward 7"
    )
    client.force_login(account_with_role(role, place))
    page = words(client.get("/files/")) + words(client.get(f"/files/{file.pk}/"))
    assert ("4,118" in page, "Hexham Trust" in page) == (True, True)
    return [name for name in NAMES if name in page]


@pytest.mark.parametrize("role", ["national-lead", "inspector", "data-loader"])
def test_who_watches_over_many_sees_the_organisation_and_the_counts(client, trust, role):
    assert seen_of_a_file(client, role, trust.parent, trust) == []


def test_an_inspector_of_one_employer_sees_no_name_either(client, trust):
    assert seen_of_a_file(client, "inspector", trust, trust) == []


@pytest.mark.parametrize("role", ["hr-officer", "administrator"])
def test_who_answers_for_the_place_sees_whose_file_it_was(client, trust, role):
    assert seen_of_a_file(client, role, trust, trust) == list(NAMES)


def test_files_that_wait_stand_on_the_first_page_of_whoever_decides_on_them(client, officer, trust):
    a_file(trust, state="held")
    a_file(PlaceFactory(kind="trust"), state="held")
    assert "1 staff file waits for you" in words(client.get("/my/"))
    client.force_login(account_with_role("inspector", trust))
    assert "staff file waits" not in words(client.get("/my/"))


def test_before_the_first_file_the_list_says_how_to_begin(client, officer):
    page = words(client.get("/files/"))
    assert "No file has been offered for your organisations yet." in page
    assert "Offer a file" in page


def test_what_waits_for_me_stands_first(client, officer, trust):
    a_file(trust)
    held = a_file(trust, state="held", in_the_way=HELD)
    unmatched = a_file(trust, state="unmapped")
    page = words(client.get("/files/"))
    assert "2 files wait for you." in page
    waiting, everything = page.split("Every file, newest first")
    assert f'href="/files/{held.pk}/"' in waiting
    assert f'href="/files/{unmatched.pk}/match/"' in waiting
    assert "Held for 1 reason." in waiting
    assert everything.count("june.csv") == 3


def test_nothing_waits_for_somebody_who_only_looks(client, trust):
    a_file(trust, state="held", in_the_way=HELD)
    client.force_login(account_with_role("administrator", trust))
    page = words(client.get("/files/"))
    assert "What waits for you" not in page
    assert "Offer a file" not in page


def test_the_list_turns_over(client, officer, trust):
    for _ in range(showing.ON_A_PAGE + 1):
        a_file(trust)
    assert 'href="/files/?page=2"' in words(client.get("/files/"))
    assert words(client.get("/files/?page=2")).count("june.csv") == 1
    for odd in ("0", "-1", "many", "9" * 30, "²"):
        assert client.get("/files/", {"page": odd}).status_code == 200


def test_files_of_others_are_in_no_list(client, officer):
    a_file(PlaceFactory(code="EEE", parent=england()), file_name="theirs.csv")
    assert "theirs.csv" not in words(client.get("/files/"))


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (FileState.OFFERED, "It waits for its turn to be read."),
        (FileState.UNMAPPED, "Say which of your columns is which."),
        (FileState.READING, "It is being read."),
        (FileState.HELD, "Held for 1 reason. Nothing is changed until somebody decides."),
        (FileState.APPLYING, "It is all of them or none."),
        (FileState.TAKEN, "0 rows taken, 0 rejected, 0 joiners, 0 leavers."),
        (FileState.DECLINED, "Somebody decided not to take it. It changed nothing."),
        (FileState.REFUSED, "It could not be taken, and changed nothing. 1,200 of 4,118 people"),
    ],
)
def test_every_state_is_a_sentence_on_both_pages(client, officer, trust, state, sentence):
    nothing = {
        "rows": None,
        "accepted": 0,
        "unchanged": 0,
        "changed": 0,
        "joiners": 0,
        "leavers": 0,
    }
    file = a_file(trust, state=state, in_the_way=HELD, rejected=0, **nothing)
    assert sentence in words(client.get("/files/"))
    assert sentence in words(client.get(f"/files/{file.pk}/"))
