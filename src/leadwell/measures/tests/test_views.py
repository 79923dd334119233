from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.measures.tests.factories import counted, england, figure, month, organisation, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _figures():
    england()
    for number in range(1, 6):
        organisation(f"ZZ{number}", f"Trust {number}", town="ASHFORD")
    organisation("1-1", "A Home", kind="care-location", sector="social-care")
    publish(
        *(figure(f"ZZ{n}", line=n, value=8.0 + n) for n in range(1, 6)),
        *(month("ZZ1", n, 40.0 + n % 3) for n in range(1, 10)),
        counted("ZZ1", "managers-turnover", 3, 97),
        counted("ZZ1", "headcount-at-end", 1, 1, value=3.0, numerator=None, denominator=None),
        figure("1-1", measure="cqc-overall", value=3.0, label="Good", base=None),
    )


PAGES = [
    "/organisations/ZZ1/",
    "/organisations/ENG/",
    "/organisations/1-1/",
    "/organisations/ZZ1/measures/bullying-by-managers/",
    "/organisations/ZZ1/measures/sickness-absence/",
    "/organisations/ZZ1/measures/morale/",
    "/organisations/1-1/measures/cqc-overall/",
    "/compare/",
    "/compare/?org=ZZ1&org=ZZ2",
    "/measures/",
    "/measures/morale/",
]
PICTURES = [
    "/organisations/ZZ1/measures/bullying-by-managers/chart.svg",
    "/organisations/ZZ1/measures/sickness-absence/chart.svg",
    "/organisations/1-1/measures/cqc-overall/chart.svg",
    "/organisations/1-1/ratings.svg",
    "/organisations/1-1/ratings.svg?on=9999-12-31",
    "/compare/bullying-by-managers.svg?org=ZZ1&org=ZZ2",
]
MISSING = [
    "/organisations/NOPE/",
    "/organisations/NOPE/picture.csv",
    "/organisations/NOPE/ratings.svg",
    "/organisations/ZZ1/measures/bananas/",
    "/organisations/ZZ1/measures/morale/chart.svg",
    "/organisations/ZZ1/measures/morale/years.svg",
    "/compare/bananas.svg?org=ZZ1",
    "/compare/morale.svg?org=ZZ1",
    "/measures/bananas/",
]


def text(answer) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode()


@pytest.mark.parametrize("address", PAGES)
def test_anyone_may_open_a_page(client, address):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    assert len(asked) <= 12
    assert len(answer.content) < 100_000
    assert "style=" not in text(answer)


@pytest.mark.parametrize("address", PICTURES)
def test_a_picture_is_drawn_with_its_words(client, address, settings, tmp_path):
    settings.CHART_CACHE = tmp_path
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert "<desc" in text(answer)


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/organisations/ZZ1/",
        "/organisations/ZZ1/picture.csv",
        "/organisations/ZZ1/measures/managers-turnover/",
        "/organisations/ZZ1/measures/managers-turnover.csv",
        "/organisations/ZZ1/measures/headcount-at-end/",
        "/organisations/ZZ1/measures/headcount-at-end.csv",
    ],
)
def test_three_people_never_leave_the_house(client, address):
    shown = text(client.get(address))
    assert f"{100 * 3 / 97:.1f}" not in shown
    assert ",3.0," not in shown
    assert ">3<" not in shown


def test_a_sheet_names_the_measure_and_the_edition(client):
    answer = client.get("/organisations/ZZ1/measures/bullying-by-managers.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="ZZ1-bullying-by-managers.csv"'
    assert "Edition first" in text(answer)


def test_a_day_typed_in_three_boxes_is_kept_in_the_addresses(client):
    shown = text(client.get("/organisations/ZZ1/?on_day=1&on_month=2&on_year=2025"))
    assert "bullying-by-managers/?on=2025-02-01" in shown


def test_a_day_that_is_none_is_explained(client):
    answer = client.get("/organisations/ZZ1/?on_day=41&on_month=2&on_year=2025")
    assert answer.status_code == 422
    assert "real date" in text(answer)


def test_an_address_with_a_strange_day_shows_today_and_says_so(client):
    assert client.get("/organisations/ZZ1/?on=yesterday").status_code == 422


def test_small_letters_find_the_organisation(client):
    assert client.get("/organisations/zz1/").status_code == 200
