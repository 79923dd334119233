"""The competency file for Moodle."""

from __future__ import annotations

import csv
import io

import pytest

from leadwell.actor import ANYONE
from leadwell.standards.models import Version
from leadwell.standards.queries import case
from leadwell.standards.tests.case_frameworks import whole_framework
from leadwell.standards.tests.factories import item

pytestmark = pytest.mark.django_db


def test_moodle_gets_the_framework_first_and_each_item_under_its_parent():
    whole_framework()
    item("core:9", statement="=Leads", short="")
    text = case.moodle_csv("core", "1.0", by=ANYONE)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Is framework"] for row in rows] == ["1", "", "", "", "", ""]
    assert rows[0]["Scale values"] == "Not yet observed,Often"
    over = {row["ID number"]: row["Parent ID number"] for row in rows}
    assert over["core:1.1"] == "core:1"
    assert over["core:1"] == "core"
    assert "'=Leads" in {row["Description"] for row in rows}


def test_a_draft_has_no_file_for_anyone():
    whole_framework()
    Version.objects.update(status="draft")
    assert case.moodle_csv("core", "1.0", by=ANYONE) is None
