"""Ratios that organisations have published come out of their own rates and counts."""

import csv

import numpy as np
import pytest

from leadwell.stats.disclosure import HES_2018, may_show_ratio
from leadwell.stats.pooling import pooled_rate
from leadwell.stats.proportion import wilson
from leadwell.stats.relative_likelihood import koopman
from tests.real_data.files import REAL_DATA, needs_real_data

FILE = REAL_DATA / "published-figures" / "published_figures.csv"

pytestmark = needs_real_data


@pytest.fixture(scope="module")
def figures():
    with FILE.open(encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def ratio_of_rates(figure):
    """The ratio of two published percentages, each written as so many in ten thousand."""
    first, second = (round(float(figure[name]) * 100) for name in ("value_a", "value_b"))
    return float(koopman(first, 10_000, second, 10_000).ratio)


@pytest.mark.parametrize(("name", "places"), [("P01", 1), ("P02", 1), ("P12", 2)])
def test_a_published_relative_likelihood_comes_out_of_its_two_rates(figures, name, places):
    figure = figures[name]
    assert round(ratio_of_rates(figure), places) == float(figure["published_result"])


def test_the_direction_matters_and_is_kept(figures):
    # appointed: white over BME; disciplined: BME over white. The other way round is below 1
    assert "white vs BME" in figures["P01"]["measure"]
    assert "BME vs white" in figures["P02"]["measure"]
    assert ratio_of_rates(figures["P01"]) > 1
    assert ratio_of_rates(figures["P02"]) > 1


def test_a_ratio_from_nine_and_seventeen_people_agrees_with_no_difference(figures):
    # the page gives 9 and 17 staff at 1.2 % and 0.7 %: about 750 and 2,429 people
    assert "9 BME and 17 white" in figures["P02"]["check"]
    found = koopman(9, 750, 17, 2429)
    assert round(float(found.ratio), 1) == 1.7
    assert found.low < 1 < found.high
    assert may_show_ratio(9, 750, HES_2018) == []


def test_disabled_and_other_applicants_differ_by_what_was_worked_out(figures):
    assert ratio_of_rates(figures["P14"]) == pytest.approx(1 / 3.24, abs=0.001)


@pytest.mark.parametrize(("part", "percent"), [(990, 13), (6307, 85), (125, 2)])
def test_a_workforce_share_keeps_the_unknown_in_the_whole(figures, part, percent):
    whole = int(figures["P07"]["value_b"])
    assert f"{part}/{whole}" in figures["P07"]["check"]
    assert round(100 * pooled_rate([(part, whole)]).value) == percent


def test_the_parts_of_a_workforce_add_up_to_the_whole(figures):
    parts = [(990, 0), (6307, 0), (125, 7422)]
    assert pooled_rate(parts).value == 1


def test_pay_quarters_come_out_of_their_counts(figures):
    women = np.array([47, 57, 62, 67])
    everyone = women + np.array([29, 67, 14, 9])
    assert everyone.tolist() == [76, 124, 76, 76]
    assert [round(100 * share, 2) for share in women / everyone] == [61.84, 45.97, 81.58, 88.16]
    found = wilson(women, everyone)
    assert (found.low < women / everyone).all()
    assert float(figures["P17"]["published_result"]) == 61.84


def test_the_four_fifths_rule_flags_what_chance_could_explain(figures):
    assert "63 of 187 white" in figures["P18"]["numerator_label"]
    white = 63, 187
    african, hispanic = koopman(27, 93, *white), koopman(13, 58, *white)
    assert (round(float(african.ratio), 3), round(float(hispanic.ratio), 3)) == (0.862, 0.665)
    assert hispanic.ratio < 0.8
    assert hispanic.high > 1
