"""Offering a file, our own layout, and published files."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.utils import timezone

from leadwell.access.tests.factories import (
    AccountFactory,
    PlaceFactory,
    account_with_role,
    actor_with_role,
    england,
)
from leadwell.intake.models import LoadedFile
from leadwell.intake.queries import showing
from leadwell.intake.tests.staff_pages.a_file import words

pytestmark = pytest.mark.django_db


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
