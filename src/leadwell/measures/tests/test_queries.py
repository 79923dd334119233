from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leadwell.actor import ANYONE
from leadwell.measures import queries
from leadwell.measures.queries.areas import Pool
from leadwell.measures.rules.facts import WHOLE_AREA
from leadwell.measures.tests.factories import (
    TODAY,
    counted,
    england,
    figure,
    month,
    organisation,
    publish,
)
from leadwell.reasons import RuleBroken

pytestmark = pytest.mark.django_db


@pytest.fixture
def trusts():
    """England, a region, a board and five trusts in it."""
    england()
    region = organisation("ZR1", "Westmarch", kind="region", sector="national", path="/ENG/ZR1/")
    organisation(
        "ZQ1", "Westmarch Board", kind="icb", sector="icb", path="/ENG/ZR1/ZQ1/", parent=region
    )
    for number in range(1, 6):
        code = f"ZZ{number}"
        organisation(code, f"Trust {number}", path=f"/ENG/ZR1/ZQ1/{code}/")


def picture(code="ZZ1", on=TODAY):
    return queries.picture(code, by=ANYONE, on=on)


def one(code, slug, on=TODAY):
    return queries.one_measure(code, slug, by=ANYONE, on=on)


def test_an_unknown_code_has_no_picture():
    assert picture("NOPE") is None
    assert one("NOPE", "morale") is None


def test_an_unknown_measure_is_not_shown(trusts):
    assert one("ZZ1", "bananas") is None


def test_peers_are_those_of_the_same_group_in_the_same_period(trusts):
    publish(*(figure(f"ZZ{n}", value=10.0 * n, line=n) for n in range(1, 5)),
            figure("ZZ5", value=99.0, line=5, peer_group="Others"))  # fmt: skip
    peers = picture().peers["bullying-by-managers"]
    assert (peers.count, peers.lower, peers.middle, peers.upper) == (4, 17.5, 25.0, 32.5)


def test_two_peers_are_too_few_to_have_a_middle(trusts):
    publish(figure("ZZ1", line=1), figure("ZZ2", line=2))
    assert not picture().peers["bullying-by-managers"].speaks


def test_a_suppressed_peer_is_counted_as_held_back_and_not_as_nought(trusts):
    publish(*(figure(f"ZZ{n}", line=n, value=20.0, base=500) for n in range(1, 5)),
            figure("ZZ5", line=5, value=None, suppressed=True))  # fmt: skip
    peers = picture().peers["bullying-by-managers"]
    assert (peers.count, peers.held_back, peers.speaks) == (5, 1, False)


def test_a_figure_carries_its_interval(trusts):
    publish(figure(value=10.0, base=400), figure(measure="morale", value=6.0, base=400))
    share, score = picture().latest("bullying-by-managers"), picture().latest("morale")
    assert (round(share.low, 2), round(share.high, 2)) == (7.43, 13.33)
    assert (round(score.low, 2), round(score.high, 2)) == (5.52, 6.48)


@pytest.mark.parametrize(
    ("leavers", "heads", "shown"),
    [
        pytest.param(0, 100, True, id="nobody-left"),
        pytest.param(1, 100, False, id="one-left"),
        pytest.param(7, 100, False, id="seven-left"),
        pytest.param(8, 100, True, id="eight-left"),
        pytest.param(0, 7, False, id="seven-in-all"),
        pytest.param(0, 8, True, id="eight-in-all"),
    ],
)
def test_a_rate_that_rests_on_few_people_is_not_shown(trusts, leavers, heads, shown):
    publish(counted("ZZ1", "managers-turnover", leavers, heads))
    found = picture().latest("managers-turnover")
    assert (found.value is not None) is shown
    assert found.hidden is not shown


def test_counts_are_rounded_and_rates_are_not(trusts):
    publish(counted("ZZ1", "managers-turnover", 9, 123))
    found = picture().latest("managers-turnover")
    assert (found.numerator, found.denominator) == (10.0, 125.0)
    assert found.value == pytest.approx(100 * 9 / 123)


@pytest.mark.parametrize(
    ("heads", "shown"), [(0, 0.0), (1, None), (7, None), (8, 10.0), (22_634, 22_635.0)]
)
def test_a_small_group_of_staff_is_hidden_and_others_are_rounded(trusts, heads, shown):
    publish(counted("ZZ1", "headcount-at-end", 1, 1, value=float(heads), numerator=None,
                    denominator=None, breakdown="Managers"))  # fmt: skip
    (part,) = one("ZZ1", "headcount-at-end").parts
    assert part.value == shown


def test_a_fraction_of_a_post_is_hidden_like_one_person(trusts):
    publish(counted("ZZ1", "fte-at-end", 1, 1, value=0.4, numerator=None, denominator=None))
    assert one("ZZ1", "fte-at-end").latest.value is None


def test_most_of_a_group_held_back_leaves_only_the_pooled_rate(trusts):
    publish(*(counted(f"ZZ{n}", "managers-turnover", n, 100, line=n) for n in range(5, 9)
              if organisation(f"ZZ{n}")))  # fmt: skip
    peers = picture("ZZ8").peers["managers-turnover"]
    assert (peers.held_back, peers.speaks, peers.pooled) == (3, False, 6.5)


def test_a_pooled_rate_does_not_betray_the_one_that_is_held_back(trusts):
    publish(
        *(
            counted(f"ZZ{n}", "managers-turnover", 3 if n == 1 else 10, 100, line=n)
            for n in range(1, 6)
        )
    )
    peers = picture("ZZ2").peers["managers-turnover"]
    assert (peers.held_back, peers.pooled, peers.everybody) == (1, None, None)
    region = picture("ZR1").latest("managers-turnover")
    assert (region.value, [reason.code for reason in region.withheld]) == (None, ["MEA-15"])


def test_an_area_is_pooled_and_never_averaged(trusts):
    publish(month("ZZ1", 6, 10.0, 100.0), month("ZZ2", 6, 9.0, 900.0))
    for code in ("ZQ1", "ZR1", "ENG"):
        found = picture(code)
        assert found.latest("sickness-absence").value == pytest.approx(1.9)
        assert found.pools["sickness-absence", date(2024, 6, 30)] == Pool(2, 0)


def test_an_areas_survey_is_weighted_by_how_many_answered(trusts):
    publish(
        figure("ZZ1", value=10.0, base=100, line=1), figure("ZZ2", value=20.0, base=300, line=2)
    )
    assert picture("ZQ1").latest("bullying-by-managers").value == 17.5


def test_the_publishers_own_figure_of_an_area_goes_first(trusts):
    publish(figure("ZZ1", value=10.0, line=1),
            figure("ZR1", value=12.0, line=2, breakdown=WHOLE_AREA, peer_group=""))  # fmt: skip
    found = picture("ZR1")
    assert found.latest("bullying-by-managers").value == 12.0
    assert found.publishers_own == {"bullying-by-managers"}
    assert one("ZR1", "bullying-by-managers").latest.value == 12.0


def test_what_a_board_employs_is_kept_apart_from_its_area(trusts):
    publish(figure("ZQ1", value=5.0, line=1), figure("ZZ1", value=10.0, line=2))
    found = picture("ZQ1")
    assert found.latest("bullying-by-managers").value == 10.0
    assert [own.value for own in found.own_staff] == [5.0]


def test_a_suppressed_figure_in_an_area_is_counted_as_held_back(trusts):
    publish(figure("ZZ1", value=10.0, line=1), figure("ZZ2", value=None, suppressed=True, line=2))
    found = picture("ZQ1")
    assert found.latest("bullying-by-managers").value == 10.0
    assert found.pools["bullying-by-managers", date(2024, 12, 31)] == Pool(1, 1)


def test_ratings_of_an_area_are_counted_and_cannot_be_pooled(trusts):
    rated = {"measure": "cqc-overall", "base": None, "began_on": TODAY, "ended_on": TODAY}
    publish(figure("ZZ1", line=1, value=3.0, label="Good", **rated),
            figure("ZZ2", line=2, value=2.0, label="Requires improvement", **rated))  # fmt: skip
    assert picture("ZR1").rating_counts == {"cqc-overall": {"Good": 1, "Requires improvement": 1}}
    from leadwell.measures.queries.areas import pooled_figures

    with pytest.raises(RuleBroken):
        pooled_figures(organisation("ZR1"), ["cqc-overall"], on=TODAY)


def test_only_what_was_over_by_a_day_is_shown_as_at_that_day(trusts):
    publish(month("ZZ1", 5, 10.0), month("ZZ1", 6, 12.0))
    found = picture(on=date(2024, 6, 15))
    assert [f.ended_on for f in found.series["sickness-absence"]] == [date(2024, 5, 31)]


def test_sickness_is_read_as_a_control_chart_once_there_are_months_enough(trusts):
    publish(*(month("ZZ1", number, 40.0 + number % 2) for number in range(1, 7)))
    assert [r.code for r in picture().sickness.in_the_way] == ["MEA-07b"]
    publish(*(month("ZZ1", number, 40.0 + number % 2) for number in range(1, 8)), digest="more")
    assert picture().sickness.reading.trial


def test_what_was_restated_is_kept_beside(trusts):
    publish(figure(value=10.0))
    publish(figure(value=11.0), digest="second", as_at=date(2026, 3, 1))
    (earlier,) = one("ZZ1", "bullying-by-managers").earlier
    assert (earlier.value, earlier.edition) == (10.0, "Edition first")


def test_the_counts_left_over_are_told(trusts):
    bare = {"numerator": None, "denominator": None}
    heads = {"headcount-at-start": 100, "joiners": 12, "leavers": 9, "headcount-at-end": 101}
    publish(*(counted("ZZ1", slug, 1, 1, value=float(n), **bare) for slug, n in heads.items()))
    assert one("ZZ1", "headcount-at-end").residual == 2
    assert one("ZZ1", "headcount-at-start").residual == 2


def test_organisations_side_by_side_stand_in_order_of_name(trusts):
    publish(figure("ZZ1", line=1), figure("ZZ3", value=None, suppressed=True, line=3))
    beside = queries.side_by_side(
        ["zz3", "ZZ1", "NOPE"], ["bullying-by-managers"], by=ANYONE, on=TODAY
    )
    assert [each.code for each in beside.organisations] == ["ZZ1", "ZZ3"]
    assert beside.unknown == ("NOPE",)
    assert {f.suppressed for f in beside.latest.values()} == {True, False}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        pytest.param(("Region", "Westmarch"), "ZR1", id="a-region"),
        pytest.param(("ICS", "westmarch board"), "ZQ1", id="a-board-whatever-its-capitals"),
        pytest.param(("ICS", "Westmarch"), None, id="nearly-is-not-exactly"),
        pytest.param(("Gender", "Westmarch"), None, id="another-kind-of-group"),
    ],
)
def test_an_area_is_found_by_its_exact_name_only(trusts, asked, code):
    assert queries.areas_by_name([asked]).get(asked) == code


def test_an_employer_is_found_by_its_exact_name_on_a_day(trusts):
    organisation("ZX1", "Vale & Moor Trust", closed_on=date(2020, 1, 1))
    names = ["VALE AND MOOR TRUST", "Vale Trust"]
    assert queries.employers_by_name(names, on=date(2017, 3, 31)) == {names[0]: {"ZX1"}}
    assert queries.employers_by_name(names, on=date(2021, 3, 31)) == {}


@pytest.mark.parametrize("code", ["ZZ1", "ZQ1", "ZR1", "ENG"])
def test_a_picture_takes_at_most_twelve_queries(trusts, code):
    publish(*(figure(f"ZZ{n}", line=n) for n in range(1, 6)), month("ZZ1", 6, 10.0),
            counted("ZZ1", "managers-per-hundred-staff", 20, 1000))  # fmt: skip
    with CaptureQueriesContext(connection) as asked:
        picture(code)
    assert len(asked) <= 12
