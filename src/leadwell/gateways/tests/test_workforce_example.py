"""Our layout as other people's programs read it: a good file passes, a bad one does not.

`frictionless` and `csvw` are the standards' own programs.
"""

from __future__ import annotations

import csv
import io
import json

import frictionless
import pytest
from csvw import CSVW

from leadwell.gateways import workforce_file
from leadwell.gateways.workforce_example import example
from leadwell.gateways.workforce_profile import profile

# what csvw finds it says as warnings, and counts
pytestmark = pytest.mark.filterwarnings("always:Invalid column value")

BAD = {
    "started_on": "31/02/2025",
    "fte": "37.5",
    "footing": "forever",
    "leads_people": "perhaps",
    "staff_number": "",
    "name": "N" * 201,
}


@pytest.fixture
def judged(tmp_path, monkeypatch):
    """What both programs say of a file in our layout, beside our own two descriptions of it."""
    monkeypatch.chdir(tmp_path)

    def judge(content: bytes) -> tuple[bool, bool]:
        (tmp_path / "template.csv").write_bytes(content)
        package = json.dumps(workforce_file.data_package("template.csv"))
        (tmp_path / "datapackage.json").write_text(package, "utf-8")
        described = tmp_path / "template.csv-metadata.json"
        described.write_text(json.dumps(workforce_file.csvw("template.csv")), "utf-8")
        return frictionless.validate("datapackage.json").valid, _csvw_says(described)

    return judge


def _csvw_says(described) -> bool:
    """Whether every row can be read as its metadata says."""
    return CSVW(str(described), validate=True).is_valid


def test_the_example_is_what_we_say_a_file_is(judged):
    assert judged(example()) == (True, True)


def test_the_template_with_its_one_row_is_too(judged):
    assert judged(workforce_file.template()) == (True, True)


@pytest.mark.parametrize("column", BAD)
def test_a_file_with_one_bad_cell_is_not(judged, column):
    rows = list(csv.DictReader(io.StringIO(example().decode("utf-8-sig"))))
    rows[2][column] = BAD[column]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, profile().names)
    writer.writeheader()
    writer.writerows(rows)
    assert judged(text.getvalue().encode()) == (False, False)


def test_a_file_with_a_heading_of_its_own_is_not(judged):
    assert judged(example().replace(b"staff_number", b"employee", 1))[0] is False


def test_the_empty_template_is_the_headings_and_nothing_else():
    said = workforce_file.template(example=False).decode("utf-8-sig")
    assert said == ",".join(profile().names) + "\r\n"


def test_the_example_shows_a_person_with_two_posts_and_somebody_who_has_left():
    rows = list(csv.DictReader(io.StringIO(example().decode("utf-8-sig"))))
    numbers = [row["staff_number"] for row in rows]
    assert len(numbers) > len(set(numbers))
    assert any(row["ended_on"] for row in rows)
