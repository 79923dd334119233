"""Of whom a version may be counted by group, looked at before anybody is."""

import pytest

from leadwell.fairness.rules.tried.facts import TriedTerms
from leadwell.fairness.rules.tried.tried_may_be_asked import tried_may_be_asked
from leadwell.fairness.rules.tried.tried_may_be_counted import tried_may_be_counted

TERMS = TriedTerms((), fewest_asked=50, fewest=10, fewest_apart=10, most_a_day=40)


@pytest.mark.parametrize(
    ("asked", "short", "apart", "codes"),
    [
        pytest.param(500, 200, [], [], id="many"),
        pytest.param(50, 10, [], [], id="fifty-of-whom-ten-fall-short"),
        pytest.param(49, 20, [], ["FAR-86a"], id="forty-nine-are-too-few"),
        pytest.param(0, 0, [], ["FAR-86a"], id="nobody-is-asked"),
        pytest.param(50, 9, [], ["FAR-86b"], id="nine-fall-short"),
        pytest.param(50, 0, [], ["FAR-86b"], id="nobody-falls-short"),
        pytest.param(50, 41, [], ["FAR-86b"], id="nine-would-meet-it"),
        pytest.param(50, 40, [], [], id="ten-would-meet-it"),
        pytest.param(50, 50, [], [], id="nobody-would-meet-it"),
        pytest.param(500, 200, [0, 10], [], id="the-same-people-or-ten-others"),
        pytest.param(500, 200, [300, 1], ["FAR-86c"], id="one-person-apart"),
        pytest.param(500, 200, [9], ["FAR-86c"], id="nine-people-apart"),
    ],
)
def test_when_a_tried_version_is_counted_by_group(asked, short, apart, codes):
    found = tried_may_be_counted(asked=asked, short=short, apart=apart, terms=TERMS)
    assert [reason.code for reason in found] == codes


def test_too_few_who_fall_short_and_too_few_who_do_not_are_said_alike():
    few = tried_may_be_counted(asked=500, short=9, apart=[], terms=TERMS)
    nearly_all = tried_may_be_counted(asked=500, short=491, apart=[], terms=TERMS)
    assert few == nearly_all


@pytest.mark.parametrize(("lately", "codes"), [(0, []), (39, []), (40, ["FAR-87"])])
def test_how_often_somebody_asks_in_a_day(lately, codes):
    assert [one.code for one in tried_may_be_asked(lately=lately, terms=TERMS)] == codes
