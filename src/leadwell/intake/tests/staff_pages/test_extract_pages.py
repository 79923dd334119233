"""What somebody meets who offers a recruitment or training extract."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from django.utils import timezone

from leadwell.gateways.workforce_profile import profile
from leadwell.intake.models import StaffFile
from leadwell.intake.pages import matching
from leadwell.intake.pages.columns import column_in_words
from leadwell.intake.queries import Preview

pytestmark = pytest.mark.django_db
OTHERS = ("applications", "completions", "pay", "cases")


def a_file(place, **more):
    now = timezone.now()
    about = {
        "kind": "applications", "organisation": place, "file_name": "june.csv", "digest": "d",
        "as_at": date(2026, 6, 30), "state": "taken", "full": False, "offered_by": "Ngozi Okafor",
        "offered_at": now, "moved_at": now, "rows": 30, "accepted": 28, "unchanged": 20, "changed": 3,
        "joiners": 5, "leavers": 0, "rejected": 2,
    }  # fmt: skip
    return StaffFile.objects.create(**{**about, **more})


def words(answer):
    return answer.content.decode()


def test_both_are_offered_where_staff_files_are(client, officer):
    page = words(client.get("/files/offer/"))
    assert 'value="applications"' in page
    assert 'value="completions"' in page
    assert "Training extract" in page


def test_what_came_of_one_is_told_without_joiners_and_leavers(client, officer, trust):
    page = words(client.get(f"/files/{a_file(trust).pk}/"))
    assert "28 rows taken, 2 rejected, 5 new, 3 changed." in page
    assert "Joiners" not in page
    assert 'href="/files/template/applications/"' in page


def test_a_held_one_says_what_it_would_take(client, officer, trust):
    held = a_file(trust, state="held", unchanged=0, changed=0, joiners=0)
    page = words(client.get(f"/files/{held.pk}/"))
    assert "28 rows would be taken." in page
    assert "2 rows would be left out." in page


@pytest.mark.parametrize(
    ("layout", "column"),
    [
        ("applications", "shortlisted_on"),
        ("completions", "expires_on"),
        ("pay", "hourly_pay"),
        ("cases", "stage_1_on"),
    ],
)
def test_each_layout_has_a_page_of_its_own(client, layout, column):
    page = words(client.get(f"/files/template/{layout}/"))
    assert f">{column}</code>" in page
    assert 'href="/files/template/"' in page
    assert ("What people chose to declare" in page) == (layout == "applications")


def test_the_case_layout_says_which_decisions_there_are_and_what_their_stages_are(client):
    page = words(client.get("/files/template/cases/"))
    assert ">disciplinary<" in page
    assert "1. Handled informally · 2. Entered the formal process · 3. " in page
    assert ">recruitment<" not in page
    assert "The decisions a case file may tell of" not in words(client.get("/files/template/pay/"))


@pytest.mark.parametrize("layout", OTHERS)
def test_each_layout_is_there_to_take_away(client, layout):
    at = f"/files/template/{layout}"
    empty = client.get(f"{at}/template.csv").content.decode("utf-8-sig")
    assert empty == ",".join(profile(layout).names) + "\r\n"
    filled = client.get(f"{at}/example.csv").content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(filled)))) == 1
    package = json.loads(client.get(f"{at}/datapackage.json").content)
    assert package["resources"][0]["name"] == layout
    described = json.loads(client.get(f"{at}/template.csv-metadata.json").content)
    assert len(described["tableSchema"]["columns"]) == len(profile(layout).names)


def test_columns_are_matched_to_the_layout_of_the_kind(trust):
    file = a_file(trust, kind="completions", state="unmapped",
                  in_the_way=[{"code": "INT-32a", "text": "Say", "facts": {}}])  # fmt: skip
    columns = [column_in_words(column) for column in profile("completions").columns]
    page = matching.match_page(file, Preview(("Nr",), (), {}), columns=columns)
    assert any("Training" in sentence for sentence in page.in_the_way)
    assert page.ways[0].href == "/files/template/completions/"
    assert columns[1].left_out.startswith("Without a staff number")


def test_a_file_without_people_is_told_so_where_its_columns_are_matched(trust):
    kept = [{"code": "INT-39", "text": "This looks like averages.", "facts": {}}]
    page = matching.match_page(
        a_file(trust, state="unmapped", in_the_way=kept), Preview(("Type",), (), {}), columns=()
    )
    assert page.doubt == "This looks like averages."
