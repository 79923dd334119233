"""Noting a published chart of posts."""

from datetime import date
from decimal import Decimal

import pytest

from leadwell.actor import ANYONE
from leadwell.history.tests.factories import events
from leadwell.organisations.actions import note_chart
from leadwell.organisations.models import Post, ReportingLine
from leadwell.organisations.rules.facts import ChartPost
from leadwell.organisations.tests.factories import NOW, REGISTRAR, note, row
from leadwell.reasons import NotPermitted, RuleBroken

pytestmark = pytest.mark.django_db

SPRING, AUTUMN = date(2030, 3, 31), date(2030, 9, 30)
CHIEF = ChartPost(1, "1", "Chief executive", band="X9", fte=Decimal(1))
FINANCE = ChartPost(2, "2", "Director of finance", reports_to="1", held=False)


@pytest.fixture(autouse=True)
def _body():
    note(row("ZT1", "Zed"))


def chart(*posts, on=SPRING, by=REGISTRAR, **more):
    given = {"organisation_code": "ZT1", "prefix": "chart/", "as_at": on, "now": NOW, **more}
    return note_chart(by=by, posts=posts, **given)


def counts(noted):
    return (len(noted.added), len(noted.changed), len(noted.unchanged), len(noted.refused))


def lines():
    found = ReportingLine.objects.order_by("from_on").select_related("post", "to_post")
    return [(one.post.number, one.to_post.number, one.from_on, one.until_on) for one in found]


def test_posts_and_lines_are_kept_and_nobody_is_named():
    assert counts(chart(CHIEF, FINANCE)) == (2, 0, 0, 0)
    chief, finance = Post.objects.order_by("number")
    assert (chief.leads, chief.holders_known, chief.fte) == (True, False, 1)
    assert (finance.leads, finance.holders_known) == (False, True), "it is said to be vacant"
    assert lines() == [("chart/2", "chart/1", SPRING, None)]
    assert events("chart.noted").count() == 1
    assert chief.noted_in == events("chart.noted").get().pk


def test_the_same_chart_again_changes_nothing():
    chart(CHIEF, FINANCE)
    assert counts(chart(CHIEF, FINANCE, on=AUTUMN)) == (0, 0, 2, 0)
    assert lines() == [("chart/2", "chart/1", SPRING, None)]


def test_what_is_no_longer_on_the_chart_is_closed():
    chart(CHIEF, FINANCE)
    assert counts(chart(CHIEF, on=AUTUMN)) == (0, 1, 0, 0), "the chief no longer leads anybody"
    assert Post.objects.get(number="chart/2").until_on == AUTUMN
    assert lines() == [("chart/2", "chart/1", SPRING, AUTUMN)]


def test_a_post_that_reports_elsewhere_gets_another_line():
    people = ChartPost(3, "3", "Director of people", reports_to="1")
    chart(CHIEF, FINANCE, people)
    chart(CHIEF, people, ChartPost(2, "2", "Director of finance", reports_to="3"), on=AUTUMN)
    assert ("chart/2", "chart/1", SPRING, AUTUMN) in lines()
    assert ("chart/2", "chart/3", AUTUMN, None) in lines()


def test_a_chart_corrected_on_its_own_day_leaves_no_trace_of_the_slip():
    people = ChartPost(3, "3", "Director of people", reports_to="1")
    chart(CHIEF, people, FINANCE)
    chart(CHIEF, people, ChartPost(2, "2", "Director of finance", reports_to="3"))
    assert ("chart/2", "chart/3", SPRING, None) in lines()
    assert len(lines()) == 2


def test_groups_of_posts_report_to_senior_posts_of_another_chart():
    chart(CHIEF)
    group = ChartPost(1, "a-1", "Assistant", reports_to="1", fte=Decimal("2.5"))
    lost = ChartPost(2, "b-1", "Assistant", reports_to="77")
    noted = chart(group, lost, prefix="chart-group/", above="chart/")
    assert counts(noted) == (1, 0, 0, 1)
    assert [str(one.reason.code) for one in noted.refused] == ["ORG-40a"]
    assert lines() == [("chart-group/a-1", "chart/1", SPRING, None)]


def test_an_older_chart_is_refused():
    chart(CHIEF, on=AUTUMN)
    with pytest.raises(RuleBroken, match="ORG-41"):
        chart(CHIEF, on=SPRING)


def test_only_those_who_may_note_organisations_may():
    with pytest.raises(NotPermitted):
        chart(CHIEF, by=ANYONE)
    assert not Post.objects.exists()
