"""Our run and control charts agree with another program's on all ten of its cases."""

import csv
from collections import defaultdict

import numpy as np
import pytest

from leadwell.stats.attributes_chart import c_chart, i_chart, mr_chart, p_chart, u_chart
from leadwell.stats.run_chart import run_chart, runs_about
from tests.real_data.files import REAL_DATA, needs_real_data

FOLDER = REAL_DATA / "spc-qicharts2"

pytestmark = needs_real_data


def rows(name):
    with (FOLDER / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def columns(name, *wanted):
    return [np.array([float(row[column]) for row in rows(name)]) for column in wanted]


def infections():
    return columns("input_cdi.csv", "n", "days")


def accidents():
    return columns("input_nhs_accidents.csv", "r", "n")


def complaints():
    return columns("input_complaints.csv", "complaints", "sales")


CHARTS = {
    "c_cdi_n": lambda: c_chart(infections()[0]),
    "u_cdi": lambda: u_chart(*infections(), per=10_000),
    "u_cdi_freeze24": lambda: u_chart(*infections(), per=10_000, baseline=24),
    "p_nhs_accidents": lambda: p_chart(*accidents()),
    "pp_nhs_accidents": lambda: p_chart(*accidents(), corrected=True),
    "u_complaints": lambda: u_chart(*complaints()),
    "up_complaints": lambda: u_chart(*complaints(), corrected=True),
    "i_cdi_n": lambda: i_chart(infections()[0]),
    "mr_cdi_n": lambda: mr_chart(infections()[0]),
}


@pytest.fixture(scope="module")
def expected():
    found = defaultdict(list)
    for row in rows("expected_qicharts2.csv"):
        found[row["case"]].append(row)
    return found


def column(case, name):
    return [float(row[name] or "nan") for row in case]


def runs_expected(case):
    names = ("n.useful", "longest.run", "longest.run.max", "n.crossings", "n.crossings.min")
    return *(int(case[0][name]) for name in names), case[0]["runs.signal"] == "True"


def runs_found(runs):
    limits = runs.longest, runs.longest_expected, runs.crossings, runs.crossings_expected
    return runs.useful, *limits, runs.signal


def test_every_case_of_theirs_is_one_of_ours(expected):
    assert set(expected) == {*CHARTS, "run_cdi_n"}


@pytest.mark.parametrize("name", CHARTS)
def test_every_value_centre_and_limit_is_the_same(name, expected):
    chart, case = CHARTS[name](), expected[name]
    pairs = (("value", "y"), ("centre", "cl"), ("lower", "lcl"), ("upper", "ucl"))
    for ours, theirs in pairs:
        np.testing.assert_allclose(getattr(chart, ours), column(case, theirs), rtol=1e-12)


@pytest.mark.parametrize("name", CHARTS)
def test_every_point_outside_the_limits_is_the_same(name, expected):
    theirs = [row["sigma.signal"] == "True" for row in expected[name]]
    assert CHARTS[name]().outside.tolist() == theirs


@pytest.mark.parametrize("name", CHARTS)
def test_runs_and_crossings_about_the_centre_are_the_same(name, expected):
    chart = CHARTS[name]()
    found = runs_about(chart.value.tolist(), float(chart.centre[0]))
    assert runs_found(found) == runs_expected(expected[name])


def test_the_run_chart_is_the_same(expected):
    found = run_chart(infections()[0].tolist())
    assert found.centre == 17
    assert runs_found(found) == (32, 14, 8, 6, 11, True)
    assert runs_found(found) == runs_expected(expected["run_cdi_n"])
