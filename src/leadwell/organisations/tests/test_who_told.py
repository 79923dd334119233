"""How many employers of an area have told us who works there."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.organisations.queries.who_told import Told, who_told
from leadwell.organisations.tests.factories import place, post

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


@pytest.fixture
def region():
    return place("ZR1", kind="region", sector="national")


@pytest.fixture
def board(region):
    return place("ZQ1", region, kind="icb", sector="icb")


def told(area, day=DAY):
    return {one.kind: (one.told, one.employers) for one in who_told(area, on=day)}


def test_employers_of_each_kind_are_counted_and_those_who_told(region, board):
    for code in ("ZT1", "ZT2", "ZT3"):
        trust = place(code, board)
        if code != "ZT3":
            post(trust)
    place("ZP1", board, kind="practice", sector="primary-care")
    assert told(region) == {"trust": (2, 3), "icb": (0, 1), "practice": (0, 1)}
    assert who_told(region, on=DAY)[0] == Told("trust", 2, 3)


def test_a_board_has_not_told_what_its_trusts_have(region, board):
    post(place("ZT1", board))
    assert told(board)["icb"] == (0, 1)
    post(board)
    assert told(board)["icb"] == (1, 1)


def test_what_is_known_of_a_site_or_a_care_home_its_employer_has_told(region):
    provider = place("ZC1", region, kind="care-provider", sector="social-care")
    post(place("ZC11", provider, kind="care-location", sector="social-care"))
    post(place("ZT1S", place("ZT1", region), kind="site"))
    assert told(region) == {"care-provider": (1, 1), "trust": (1, 1)}


def test_a_published_chart_without_holders_is_not_telling(region):
    post(place("ZT1", region), holders_known=False)
    assert told(region) == {"trust": (0, 1)}


def test_closed_employers_and_posts_of_other_days_do_not_count(region):
    place("ZT1", region, closed_on=date(2026, 10, 1))
    place("ZT2", region, closed_on=date(2026, 12, 1))
    post(place("ZT3", region), until_on=date(2026, 10, 31))
    post(place("ZT4", region), from_on=date(2026, 11, 2))
    assert told(region) == {"trust": (0, 3)}
    assert told(region, date(2026, 12, 2)) == {"trust": (1, 2)}


def test_one_employer_alone_is_no_area(region):
    trust = place("ZT1", region)
    post(trust)
    assert told(trust) == {}
