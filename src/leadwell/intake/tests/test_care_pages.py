"""The page of social-care files: what it takes in, what it gives away, and to whom."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from leadwell.access.tests.factories import PlaceFactory, account_with_role, england
from leadwell.gateways.tests.factories import WORKER, WORKPLACE, care_file, content
from leadwell.history.tests.factories import events
from leadwell.intake.actions import offer_care_files, read_staff_file
from leadwell.intake.models import FileState, StaffFile
from leadwell.intake.tests.test_care_files import MANAGER, NOW, TODAY

pytestmark = pytest.mark.django_db
HOME = "1-2000001"
PAGE = f"/organisations/{HOME}/asc-wds/"


@pytest.fixture
def home(settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    return PlaceFactory(code=HOME, name="Elm House", parent=england(), kind="care-location")


@pytest.fixture
def manager(client, home):
    client.force_login(account_with_role("registered-manager", home))


@pytest.fixture
def loaded(home):
    files = [care_file("workplace", [WORKPLACE]), care_file("worker", [WORKER])]
    file = offer_care_files(
        by=MANAGER, organisation_code=HOME, files=[("x.csv", content(one)) for one in files],
        as_at=TODAY, now=NOW, enqueued=False,
    )  # fmt: skip
    return read_staff_file(by=MANAGER, file_id=file.pk, now=NOW)


def words(answer):
    return answer.content.decode()


def test_before_the_first_file_the_page_says_how_to_begin(client, manager):
    page = words(client.get(PAGE))
    assert "No workplace file was loaded yet." in page
    assert "worker.csv" not in page


def test_the_files_can_be_taken_away_and_what_is_not_in_them_is_said(client, manager, loaded):
    page = words(client.get(PAGE))
    assert "Files can be made for 1 workplace." in page
    assert "it is sealed here" in page
    assert "training.csv" not in page
    answer = client.get(f"{PAGE}worker.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="worker.csv"'
    assert "Elm House,7,NOCHANGE,Worker G" in words(answer)
    assert events("care_files.made").count() == 1


@pytest.mark.parametrize("file", ["training", "secrets"])
def test_a_file_with_nothing_in_it_is_not_there(client, manager, loaded, file):
    assert client.get(f"{PAGE}{file}.csv").status_code == 404


def test_nothing_is_there_before_a_workplace_was_loaded(client, manager):
    assert client.get(f"{PAGE}worker.csv").status_code == 404


def test_three_files_are_offered_together(client, manager, home):
    answer = client.post(
        PAGE,
        {
            "workplace": SimpleUploadedFile("a.csv", care_file("workplace", [WORKPLACE])),
            "worker": SimpleUploadedFile("b.csv", care_file("worker", [WORKER])),
            "as_at_day": "21", "as_at_month": "11", "as_at_year": "2025",
        },
    )  # fmt: skip
    file = StaffFile.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/files/{file.pk}/")
    assert (file.kind, file.full, file.state) == ("asc-wds", False, FileState.OFFERED)
    assert file.file_name == "a.csv, b.csv"


def test_files_that_do_not_belong_together_are_said_so(client, manager, home):
    answer = client.post(
        PAGE,
        {
            "workplace": SimpleUploadedFile("a.csv", b"Name,Post\nx,y\n"),
            "as_at_day": "21", "as_at_month": "11", "as_at_year": "2025",
        },
    )  # fmt: skip
    assert answer.status_code == 409
    assert "none of the three ASC-WDS files" in words(answer)


def test_somebody_from_elsewhere_may_not_know_the_page(client, home):
    other = PlaceFactory(code="1-3000001", name="Oak House", parent=england(), kind="care-location")
    client.force_login(account_with_role("registered-manager", other))
    assert client.get(PAGE).status_code == 404
    assert client.get(f"{PAGE}worker.csv").status_code == 403


def test_a_line_manager_is_turned_away(client, home):
    client.force_login(account_with_role("line-manager", home))
    assert client.get(PAGE).status_code == 403


def test_the_page_is_found_where_files_are_offered(client, manager):
    assert PAGE in words(client.get("/files/offer/"))
