"""Taking in published organisation charts."""

from datetime import UTC, datetime

import pytest

from leadwell.actor import Permission, system_actor
from leadwell.gateways.organogram import JUNIOR, SENIOR
from leadwell.gateways.rows import UnusableFile
from leadwell.intake.actions import load_file
from leadwell.intake.actions.charts import take_charts
from leadwell.intake.tests import files
from leadwell.organisations.models import Organisation, Post
from leadwell.organisations.tests.factories import note, row

pytestmark = pytest.mark.django_db

NOW = datetime(2031, 7, 1, 9, 0, tzinfo=UTC)
LOADER = system_actor("the loader", Permission.LOAD_FILES, Permission.NOTE_ORGANISATIONS)
CHIEF = ["1", "Chief executive", "Body of Zed", "Office", "XX", "1", "redacted"]
LOST = ["2", "Director", "Body of Zed", "Office", "9", "1", "redacted"]
GROUP = ["1", "Assistant", "Body of Zed", "Office", "Band 3", "2.5", "Finance"]


@pytest.fixture
def load(tmp_path):
    def go(kind, rows, name="chart_2031-03.csv"):
        columns = SENIOR if kind == "organogram-senior" else JUNIOR
        text = "\n".join(",".join(row) for row in [columns, *rows])
        path = files.write(tmp_path, text, name)
        return load_file(by=LOADER, path=path, kind=kind, now=NOW, rejects=tmp_path)

    return go


def test_a_chart_becomes_posts_of_the_organisation_of_that_name(load):
    note(row("ZT1", "Body of Zed", "national-body"))
    report = load("organogram-senior", [CHIEF])
    assert (report.accepted, report.rejected) == (1, 0)
    assert Post.objects.get().organisation.code == "ZT1"


def test_an_organisation_nobody_knows_is_one_of_its_own(load):
    load("organogram-senior", [CHIEF])
    assert Organisation.objects.get(name="Body of Zed").code.startswith("OC-")


def test_two_groups_that_are_alike_are_two_posts_whose_numbers_stay(load):
    load("organogram-senior", [CHIEF])
    report = load("organogram-junior", [GROUP, GROUP])
    assert report.accepted == 2
    again = load("organogram-junior", [GROUP, GROUP], name="chart_2031-04.csv")
    assert (again.accepted, again.unchanged, again.loaded_before) == (0, 2, True)


def test_a_post_that_reports_to_nobody_known_is_refused_by_its_line(load, tmp_path):
    report = load("organogram-senior", [CHIEF, LOST])
    assert (report.accepted, report.rejected) == (1, 1)
    assert "the post it reports to" in (tmp_path / "chart_2031-03.csv.rejected.csv").read_text()


def test_an_older_chart_is_refused_whole(load):
    load("organogram-senior", [CHIEF])
    with pytest.raises(UnusableFile, match="newer chart"):
        load("organogram-senior", [[*CHIEF[:1], "Chair", *CHIEF[2:]]], name="chart_2030-01.csv")


def test_a_chart_of_no_day_is_refused():
    with pytest.raises(UnusableFile, match="--as-at"):
        take_charts("organogram-senior", [], by=LOADER, as_at=None, now=NOW)
