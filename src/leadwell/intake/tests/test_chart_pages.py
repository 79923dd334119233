"""A published organisation chart, sent through a browser."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from leadwell.access.tests.factories import PlaceFactory, account_with_role, england
from leadwell.actor import ANYONE
from leadwell.gateways.organogram import JUNIOR, SENIOR
from leadwell.history.tests.factories import events
from leadwell.intake.actions.chart_files import load_chart
from leadwell.intake.models import LoadedFile
from leadwell.intake.rules.file_is_a_chart import file_is_a_chart
from leadwell.intake.tests.staff import MAY, moment
from leadwell.organisations.models import Post
from leadwell.reasons import NotPermitted

pytestmark = pytest.mark.django_db
CHIEF = ["1", "Chief executive", "Body of Zed", "Office", "XX", "1", "Ada Hidden"]
LOST = ["2", "Director", "Body of Zed", "Office", "9", "1", "Ada Hidden"]
GROUP = ["1", "Assistant", "Body of Zed", "Office", "Band 3", "2.5", "Finance"]


@pytest.fixture(autouse=True)
def site(settings, tmp_path):
    settings.LEADWELL_HOME = tmp_path
    PlaceFactory(code="ZT1", name="Body of Zed", kind="national-body", parent=england())


@pytest.fixture
def loader(client):
    client.force_login(account_with_role("data-loader", england()))
    return client


def chart(*rows, columns=SENIOR):
    return "\n".join(",".join(row) for row in [columns, *rows]).encode()


def send(client, content, *, name="chart.csv", year="2024"):
    day = {"as_at_day": "31", "as_at_month": "3", "as_at_year": year}
    return client.post("/files/chart/", {**day, "file": SimpleUploadedFile(name, content)})


def said(client):
    return client.get("/files/published/").content.decode()


def test_a_chart_is_loaded_and_what_came_of_it_is_said(loader, tmp_path):
    assert "Load an organisation chart" in said(loader)
    assert send(loader, chart(CHIEF, LOST))["Location"] == "/files/published/"
    page = said(loader)
    assert "The chart was loaded: 1 posts are new" in page
    assert "1 row was rejected." in page
    assert "Line 3, reports to:" in page
    assert "Ada Hidden" not in page
    loaded = LoadedFile.objects.get()
    assert (loaded.kind, loaded.as_at) == ("organogram-senior", date(2024, 3, 31))
    assert (Post.objects.get().title, events("file.loaded").count()) == ("Chief executive", 1)
    assert list((tmp_path / "workbench").iterdir()) == []


def test_the_junior_posts_follow(loader):
    send(loader, chart(CHIEF))
    send(loader, chart(GROUP, columns=JUNIOR), name="2019-01 old name.csv")
    assert Post.objects.count() == 2
    assert set(LoadedFile.objects.values_list("as_at", flat=True)) == {date(2024, 3, 31)}


def test_the_same_chart_again_changes_nothing(loader):
    send(loader, chart(CHIEF))
    said(loader)
    send(loader, chart(CHIEF))
    assert "This very file was loaded before." in said(loader)


@pytest.mark.parametrize(
    "content",
    [
        b"staff_number,name\n1,Asha\n",
        b"\x89PNG\r\n",
        b"PK\x03\x04",
        chart(),
        chart(["", *CHIEF[1:]]),
    ],
    ids=["another-table", "a-picture", "a-broken-archive", "no-rows", "no-good-row"],
)
def test_what_is_no_chart_is_refused_with_a_sentence(loader, content):
    answer = send(loader, content)
    assert answer.status_code == 409
    assert not LoadedFile.objects.exists()


def test_an_older_chart_is_refused(loader):
    send(loader, chart(CHIEF))
    answer = send(loader, chart([*CHIEF[:1], "Chair", *CHIEF[2:]]), year="2020")
    assert (answer.status_code, "newer chart" in answer.content.decode()) == (409, True)


def test_a_day_that_has_not_come_is_refused(loader):
    assert send(loader, chart(CHIEF), year="2999").status_code == 409


@pytest.mark.parametrize("name", ["../../x.csv", "a\x00b.csv", "x" * 190 + ".csv", "/etc/x.csv"])
def test_its_name_leads_nowhere(loader, name):
    assert send(loader, chart(CHIEF), name=name).status_code in (302, 422)


@pytest.mark.parametrize("role", ["national-lead", "inspector", "administrator", "hr-officer"])
def test_nobody_else_loads_one(client, role):
    client.force_login(account_with_role(role, england()))
    assert client.get("/files/chart/").status_code == 403
    assert send(client, chart(CHIEF)).status_code == 403
    with pytest.raises(NotPermitted):
        load_chart(by=ANYONE, content=[], file_name="x", as_at=MAY, now=moment(MAY))


def test_only_a_chart_is_a_chart():
    assert file_is_a_chart("a", charts={"a"}) == []
    assert [r.code for r in file_is_a_chart(None, charts={"a"})] == ["INT-63"]
