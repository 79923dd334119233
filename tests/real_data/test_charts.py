"""Published organisation charts of two national bodies become posts with reporting lines."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db.models import Sum

from leadwell.actor import Permission, system_actor
from leadwell.intake.actions import load_file
from leadwell.organisations.models import Post, ReportingLine
from tests.real_data.files import REAL_DATA, needs_real_data

pytestmark = [needs_real_data, pytest.mark.django_db]

CHARTS = REAL_DATA / "organograms-health"
FILES = {
    "cqc_2011-09_senior_redacted.csv": "organogram-senior",
    "nhsbsa_2013-09_senior_redacted.csv": "organogram-senior",
    "cqc_2011-09_junior.csv": "organogram-junior",
    "nhsbsa_2013-09_junior.csv": "organogram-junior",
}
LOADER = system_actor("the loader", Permission.LOAD_FILES, Permission.NOTE_ORGANISATIONS)


@pytest.fixture
def _loaded(tmp_path):
    now = datetime(2026, 11, 22, tzinfo=UTC)
    for name, kind in FILES.items():
        report = load_file(by=LOADER, path=CHARTS / name, kind=kind, now=now, rejects=tmp_path)
        assert not report.rejected


@pytest.mark.usefixtures("_loaded")
def test_the_posts_the_roots_and_the_hours_are_those_published():
    posts = {"chart/": {}, "chart-group/": {}}
    for prefix, found in posts.items():
        kept = Post.objects.filter(number__startswith=prefix)
        for name, fte in kept.values_list("organisation__name").annotate(Sum("fte")):
            found[name] = (kept.filter(organisation__name=name).count(), fte)
    assert posts["chart/"]["NHS Business Services Authority"] == (5, 5)
    assert posts["chart/"]["Care Quality Commission"] == (44, 42)
    assert posts["chart-group/"]["NHS Business Services Authority"] == (126, Decimal("2425.23"))
    assert posts["chart-group/"]["Care Quality Commission"] == (311, Decimal("1925.64"))


@pytest.mark.usefixtures("_loaded")
def test_each_body_has_one_post_at_the_top_and_one_vacancy_is_said():
    tops = Post.objects.exclude(pk__in=ReportingLine.objects.values("post"))
    assert sorted(tops.values_list("organisation__name", flat=True)) == [
        "Care Quality Commission",
        "NHS Business Services Authority",
    ]
    assert Post.objects.filter(holders_known=True).count() == 1
