"""What somebody meets who asks whether the file went in."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import (
    AccountFactory,
    PlaceFactory,
    account_with_role,
    actor_with_role,
    england,
)
from leadwell.intake.models import FileState, LoadedFile, RejectedRow, StaffFile
from leadwell.intake.pages.one_file import file_page
from leadwell.intake.queries import showing

pytestmark = pytest.mark.django_db
HELD = [
    {"code": "INT-03a", "text": "{leavers:,} of {held:,} people would have left at once.",
     "facts": {"leavers": 1200, "held": 4118}},
]  # fmt: skip


@pytest.fixture
def trust():
    return PlaceFactory(code="TTT", name="Hexham Trust", parent=england())


@pytest.fixture
def officer(client, trust):
    account = account_with_role("hr-officer", trust)
    client.force_login(account)
    return account


def a_file(place, **more):
    now = timezone.now()
    about = {
        "kind": "workforce", "organisation": place, "file_name": "june.csv",
        "digest": f"{StaffFile.objects.count()}", "as_at": date(2026, 6, 30), "state": "taken",
        "offered_by": "Ngozi Okafor", "offered_at": now, "moved_at": now, "rows": 4155,
        "accepted": 4118, "unchanged": 4100, "changed": 6, "joiners": 12, "leavers": 3, "rejected": 37,
    }  # fmt: skip
    return StaffFile.objects.create(**{**about, **more})


def words(answer):
    return answer.content.decode()


# The list


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


# One file


def test_a_file_under_way_shows_how_far_it_is_and_looks_again(client, officer, trust):
    begun = timezone.now() - timedelta(minutes=4)
    file = a_file(trust, state="reading", rows=20_000, rows_done=5_000, moved_at=begun)
    page = words(client.get(f"/files/{file.pk}/"))
    assert "5,000 of 20,000 rows read so far." in page
    assert "About 12 minutes are left." in page
    assert 'max="20000" value="5000"' in page
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    assert "You can leave this page" in page


def test_whoever_wants_a_page_that_stays_gets_one(client, officer, trust):
    file = a_file(trust, state="reading")
    page = words(client.get(f"/files/{file.pk}/?still=1"))
    assert 'http-equiv="refresh"' not in page
    assert 'data-live="0"' in page
    assert "progress.js" not in page


def test_a_file_that_has_gone_in_looks_no_more(client, officer, trust):
    page = words(client.get(f"/files/{a_file(trust).pk}/"))
    assert 'http-equiv="refresh"' not in page
    assert "<progress" not in page


@pytest.mark.parametrize(
    ("rows", "done", "seconds", "says"),
    [
        (20_000, 999, 60, ""),
        (20_000, 1_000, 3, "Less than a minute is left."),
        (20_000, 10_000, 61, "About 1 minute is left."),
        (0, 0, 60, ""),
    ],
)
def test_the_time_left_is_said_once_there_is_a_pace(trust, rows, done, seconds, says):
    now = timezone.now()
    file = a_file(
        trust, state="reading", rows=rows, rows_done=done, moved_at=now - timedelta(seconds=seconds)
    )
    told = showing.told_of(file.pk, by=actor_with_role("hr-officer", trust))
    page = file_page(told, now=now, still=False)
    assert page.progress is not None
    assert page.progress.left == says


def test_a_held_file_says_why_and_what_would_change_and_asks(client, officer, trust):
    file = a_file(trust, state="held", in_the_way=HELD, leavers=1200)
    page = words(client.get(f"/files/{file.pk}/"))
    assert "Why is it held?" in page
    assert "1,200 of 4,118 people would have left at once." in page
    assert "1,200 people would be noted as having left." in page
    assert "12 people would join." in page
    assert "37 rows would be left out." in page
    assert 'value="release"' in page
    assert 'value="decline"' in page


def test_whoever_only_looks_is_told_who_decides(client, trust):
    file = a_file(trust, state="held", in_the_way=HELD)
    client.force_login(account_with_role("administrator", trust))
    page = words(client.get(f"/files/{file.pk}/"))
    assert "Somebody who loads files for this organisation decides." in page
    assert 'value="release"' not in page


def test_rejected_rows_say_where_and_what_to_write(client, officer, trust):
    file = a_file(trust, rejected=150)
    RejectedRow.objects.bulk_create(
        RejectedRow(file=file, line=n, column="fte", code="INT-1",
                    advice="Write the share of full time as 1 or 0.8, between 0 and {most}.",
                    facts={"most": 2})
        for n in range(2, 152)
    )  # fmt: skip
    RejectedRow.objects.create(file=file, line=900, column="band", advice="Odd", warning=True)
    page = words(client.get(f"/files/{file.pk}/"))
    assert page.count("between 0 and 2.") == showing.ROWS_SHOWN
    assert "These are the first 100 of 150. The rest is in the download." in page
    assert "These rows were taken. Something about them may be wrong." in page
    sheet = b"".join(client.get(f"/files/{file.pk}/rejected.csv")).decode()
    rows = list(csv.DictReader(io.StringIO(sheet)))
    assert len(rows) == 151
    assert rows[0] == {
        "Line": "2", "Column": "fte", "Rejected or only to look at": "Rejected", "Rule": "INT-1",
        "What to do": "Write the share of full time as 1 or 0.8, between 0 and 2.",
    }  # fmt: skip
    assert rows[-1]["Rejected or only to look at"] == "To look at"


def test_who_decided_and_why_stays_to_be_read(client, officer, trust):
    file = a_file(
        trust, state="declined", decided_by="Ngozi Okafor", decided_at=timezone.now(),
        decided_because="It was the wrong month",
    )  # fmt: skip
    page = words(client.get(f"/files/{file.pk}/"))
    assert "It was the wrong month" in page


def test_how_columns_were_matched_stays_to_be_read(client, officer, trust):
    file = a_file(trust, columns={"job_title": "What They Do"})
    page = words(client.get(f"/files/{file.pk}/"))
    assert "What They Do" in page
    assert "Job title" in page


# Offering


def test_the_only_organisation_is_chosen_already(client, officer):
    page = words(client.get("/files/offer/"))
    assert 'value="TTT" checked' in page
    assert "A browser may send up to 100 MB." in page


def test_many_organisations_drop_down_and_too_many_are_typed(client, db):
    region = PlaceFactory(code="RRR", kind="region", parent=england())
    for number in range(8):
        PlaceFactory(code=f"T{number}", parent=region)
    client.force_login(account_with_role("hr-officer", region))
    assert '<option value="T3"' in words(client.get("/files/offer/"))
    for number in range(8, 62):
        PlaceFactory(code=f"T{number}", parent=region)
    assert "Its code, like RTE" in words(client.get("/files/offer/"))


def test_closed_organisations_and_places_that_employ_nobody_are_not_offered(trust):
    PlaceFactory(code="OLD", parent=trust, closed_on=date(2020, 1, 1))
    PlaceFactory(code="SITE", parent=trust, kind="site")
    by = actor_with_role("hr-officer", trust)
    assert showing.places_to_load_for(by=by) == [("TTT", "Hexham Trust")]


# Our own layout


def test_every_column_of_our_layout_is_described(client):
    page = words(client.get("/files/template/"))
    for said in ("staff_number", "Staff number", "One of:", "substantive", "For example:"):
        assert said in page
    assert "4 columns are needed" in page


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("template.csv", "text/csv; charset=utf-8"),
        ("example.csv", "text/csv; charset=utf-8"),
        ("datapackage.json", "application/json"),
        ("template.csv-metadata.json", "application/json"),
    ],
)
def test_our_layout_is_there_to_take_away(client, name, kind):
    answer = client.get(f"/files/template/{name}")
    assert answer["Content-Type"] == kind
    assert name in answer["Content-Disposition"]
    assert "staff_number" in words(answer)


def test_both_descriptions_are_of_the_template(client):
    package = json.loads(client.get("/files/template/datapackage.json").content)
    assert package["resources"][0]["path"] == "template.csv"
    metadata = json.loads(client.get("/files/template/template.csv-metadata.json").content)
    assert metadata["url"] == "template.csv"


# Published files


def test_published_files_are_listed_for_those_who_may_see_them(client, officer):
    LoadedFile.objects.create(
        kind="ods-trusts", file_name="etr.csv", digest="x", edition="ODS trusts, June 2026",
        as_at=None, accepted=1200, unchanged=0, changed=3, rejected=1, loaded_by="Somebody",
        loaded_at=timezone.now(),
    )  # fmt: skip
    page = words(client.get("/files/published/"))
    assert "1 published file was loaded." in page
    assert "ODS trusts, June 2026" in page
    assert "1,200" in page
    client.force_login(AccountFactory())
    assert client.get("/files/published/").status_code == 403
