"""Where the posts on a chart report."""

import pytest

from leadwell.organisations.rules.reports_within_the_chart import reports_within_the_chart

CHART = {"top": "", "deputy": "top", "lost": "nobody", "one": "two", "two": "one", "under": "two"}


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        pytest.param("top", [], id="the-top-post-reports-to-nobody"),
        pytest.param("deputy", [], id="a-post-beneath-it"),
        pytest.param("lost", ["ORG-40a"], id="a-manager-who-is-not-on-the-chart"),
        pytest.param("one", ["ORG-40b"], id="two-posts-that-report-to-each-other"),
        pytest.param("under", ["ORG-40b"], id="a-post-beneath-a-ring"),
    ],
)
def test_where_a_post_on_a_chart_may_report(number, codes):
    found = reports_within_the_chart(number, reports_to=CHART)
    assert [reason.code for reason in found] == codes


def test_a_post_beneath_a_lost_one_is_kept():
    assert not reports_within_the_chart("x", reports_to={"x": "lost", "lost": "nobody"})
