"""Files that were made to do harm, and hands that reach for files of others."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from leadwell.access.tests.factories import (
    AccountFactory,
    PlaceFactory,
    account_with_role,
    england,
)
from leadwell.history.models import Event
from leadwell.intake.models import RejectedRow, StaffFile
from leadwell.people.models import Person

GOOD = b"Employee Number,Name,Job Title,Start Date\n1,Asha Patel,Nurse,2024-04-01\n"
SCRIPT = "<script>alert('x')</script>"


class Unread(io.RawIOBase):
    """A body that says so when somebody reads it."""

    def read(self, *args):
        raise AssertionError("the body was read")


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path


@pytest.fixture
def trust(db):
    return PlaceFactory(code="TTT", parent=england())


@pytest.fixture
def elsewhere(db):
    return PlaceFactory(code="EEE", parent=england())


@pytest.fixture
def officer(client, trust):
    """An HR officer of one trust, signed in."""
    account = account_with_role("hr-officer", trust)
    client.force_login(account)
    return account


def offer(client, content=GOOD, *, name="staff.csv", at="TTT", **more):
    form = {
        "organisation": at, "kind": "workforce", "as_at_day": "30", "as_at_month": "6",
        "as_at_year": "2026", "file": SimpleUploadedFile(name, content), **more,
    }  # fmt: skip
    return client.post("/files/offer/", form)


def a_file(place, **more):
    now = timezone.now()
    about = {
        "kind": "workforce", "organisation": place, "file_name": "staff.csv", "digest": f"{now}",
        "as_at": date(2026, 6, 30), "state": "taken", "offered_by": "Somebody", "offered_at": now,
        "moved_at": now, "rows": 10, "rejected": 1,
    }  # fmt: skip
    return StaffFile.objects.create(**{**about, **more})


def unread(client, size):
    return client.generic(
        "POST", "/files/offer/", b"", content_type="multipart/form-data; boundary=x",
        **{"wsgi.input": Unread(), "CONTENT_LENGTH": str(size)},
    )  # fmt: skip


# Before the first byte


def test_nobody_reads_what_a_stranger_sends(client, db):
    answer = unread(client, 50_000_000)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_nobody_reads_what_somebody_sends_who_loads_no_files(client, db):
    client.force_login(AccountFactory())
    assert unread(client, 50_000_000).status_code == 403


def test_nobody_reads_a_file_without_end(client, officer):
    answer = unread(client, 10**12)
    assert answer.status_code == 413
    page = answer.content.decode()
    assert "That file is too large for a browser" in page
    assert "Nothing of it was kept" in page


@pytest.mark.parametrize("said", ["-1", "many", "", "9" * 400])
def test_a_size_that_is_none_is_no_mistake_of_ours(client, officer, said):
    answer = client.generic(
        "POST", "/files/offer/", GOOD, content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=said,
    )  # fmt: skip
    assert answer.status_code in (400, 403, 413, 422)
    assert not StaffFile.objects.exists()


def test_after_many_files_within_the_hour_no_more_are_read(client, officer, trust):
    for number in range(40):
        a_file(trust, digest=str(number), offered_by_person=officer.person_id)
    answer = unread(client, 1_000)
    assert answer.status_code == 429
    assert "Too many files at once" in answer.content.decode()


def test_the_files_of_others_count_for_them(client, officer, trust):
    for number in range(40):
        a_file(trust, digest=str(number), offered_by_person=AccountFactory().person_id)
    assert offer(client).status_code == 302


# Whose it is


def test_a_form_from_elsewhere_offers_nothing(officer):
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(officer)
    assert offer(forged).status_code == 403
    assert not StaffFile.objects.exists()


@pytest.mark.parametrize("code", ["EEE", "NOPE", "ENG", "TTT%", "", "TT", SCRIPT])
def test_a_file_for_an_organisation_of_others_is_refused(client, officer, elsewhere, code):
    answer = offer(client, at=code)
    assert answer.status_code in (403, 404, 409, 422)
    assert not StaffFile.objects.filter(state="taken").exists()
    assert not Person.objects.filter(name="Asha Patel").exists()
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("path", ["", "match/", "rejected.csv"])
def test_a_file_of_others_and_a_file_that_is_not_look_the_same(client, officer, elsewhere, path):
    theirs = a_file(elsewhere)
    hidden = client.get(f"/files/{theirs.pk}/{path}")
    missing = client.get(f"/files/{theirs.pk + 1_000_000}/{path}")
    beyond = client.get(f"/files/{10**30}/{path}")
    assert hidden.status_code == missing.status_code == beyond.status_code == 404


@pytest.mark.parametrize("decision", ["release", "decline"])
def test_nobody_decides_on_a_file_of_others(client, officer, elsewhere, decision):
    theirs = a_file(elsewhere, state="held")
    answer = client.post(f"/files/{theirs.pk}/", {"because": "x", "decision": decision})
    assert answer.status_code == 404
    theirs.refresh_from_db()
    assert theirs.state == "held"


@pytest.mark.parametrize("role", ["inspector", "administrator"])
@pytest.mark.parametrize("decision", ["release", "decline"])
def test_whoever_only_sees_files_decides_on_none(client, trust, role, decision):
    held = a_file(trust, state="held")
    client.force_login(account_with_role(role, trust))
    answer = client.post(f"/files/{held.pk}/", {"because": "x", "decision": decision})
    assert answer.status_code in (403, 404)
    held.refresh_from_db()
    assert held.state == "held"
    assert client.get("/files/offer/").status_code == 403
    assert client.get(f"/files/{held.pk}/match/").status_code in (403, 404)


@pytest.mark.parametrize("decision", ["", "delete", "release decline", "APPLY"])
def test_a_decision_that_is_none_changes_nothing(client, officer, trust, decision):
    held = a_file(trust, state="held")
    answer = client.post(f"/files/{held.pk}/", {"because": "x", "decision": decision})
    assert answer.status_code == 422
    held.refresh_from_db()
    assert held.state == "held"


# What is in it


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd.csv", "..\\..\\staff.csv", "/etc/cron.d/staff.csv", "a\x00b.csv",
     f"{SCRIPT}.csv", "x" * 190 + ".csv", "staff‮vsc.csv", "CON.csv"],
)  # fmt: skip
def test_the_name_of_a_file_leads_nowhere_and_is_shown_as_text(client, officer, tmp_path, name):
    answer = offer(client, name=name)
    assert answer.status_code in (302, 422)
    pages = client.get("/files/").content.decode()
    assert "<script>alert" not in pages
    kept = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    assert all(re.fullmatch(r"waiting/staff-file-\d+", str(path)) for path in kept), kept


def test_a_script_as_a_heading_or_a_cell_is_shown_as_text(client, officer):
    content = GOOD.replace(b"Job Title", f'"{SCRIPT}"'.encode()).replace(b"Nurse", SCRIPT.encode())
    address = offer(client, content)["Location"]
    page = client.get(f"{address}match/").content.decode()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert") > 1


def test_endless_columns_end_soon(client, officer):
    content = b",".join(b"h%d" % n for n in range(10_000)) + b"\n" + b"," * 9_999 + b"\n"
    answer = offer(client, content)
    page = client.get(f"{answer['Location']}match/", follow=True)
    assert page.status_code == 200
    assert len(page.content) < 500_000
    assert not Person.objects.filter(name="Asha Patel").exists()


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [_bomb(), b"%PDF-1.7\n", b"\x89PNG\r\n", b"<html><body>x</body></html>", b"\0" * 1_000, b"x"],
    ids=["a-zip-that-swells", "a-letter", "a-picture", "a-page", "nothings", "one-cell"],
)
def test_what_is_no_table_is_said_to_be_none(client, officer, content):
    answer = offer(client, content)
    page = client.get(f"{answer['Location']}match/", follow=True)
    assert page.redirect_chain == [(answer["Location"], 302)]
    assert not StaffFile.objects.filter(state__in=["taken", "reading", "applying"]).exists()


def test_an_empty_file_and_no_file_are_said_so(client, officer):
    assert "That file is empty" in offer(client, b"").content.decode()
    assert "Choose a file" in offer(client, file="").content.decode()


@pytest.mark.parametrize("name", ["me.jpg", "staff.zip", "staff.xlsx", "staff.csv.exe"])
def test_a_name_of_another_kind_is_sent_back_with_what_to_do(client, officer, name):
    answer = offer(client, name=name)
    assert answer.status_code == 422
    assert "Choose a CSV file" in answer.content.decode()


# Twice, and afterwards


def test_the_same_file_twice_is_one_file(client, officer):
    first, second = offer(client), offer(client)
    assert first["Location"] == second["Location"]
    assert StaffFile.objects.count() == 1


def test_nothing_that_was_sent_lies_readable_on_the_disc(client, officer, tmp_path):
    offer(client)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"Asha" in path.read_bytes() for path in kept)


def test_a_formula_in_the_advice_stays_text(client, officer, trust):
    file = a_file(trust)
    RejectedRow.objects.create(file=file, line=2, column="=1+1", advice="@SUM(A1)", code="INT-1")
    sheet = b"".join(client.get(f"/files/{file.pk}/rejected.csv")).decode()
    row = list(csv.reader(io.StringIO(sheet)))[1]
    assert row[1] == "'=1+1"
    assert row[2] == "'@SUM(A1)"


def test_being_refused_is_written_down(client, officer, elsewhere):
    before = Event.objects.count()
    account = account_with_role(
        "hr-officer", PlaceFactory(code="RRR", kind="region", parent=england())
    )
    client.force_login(account)
    offer(client, at="EEE")
    assert Event.objects.count() > before
