"""Our XmR charts say of real attendances what the NHS-R community's package says of them.

33 organisations, 36 months, five ways of asking: 5,940 points, each with its limits and the
reason it is special, and one summary a chart.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pytest

from leadwell.stats.xmr import Good, Signal, assurance, read_series, variation, xmr
from tests.real_data.files import REAL_DATA, needs_real_data

FOLDER = REAL_DATA / "spc-plotthedots"

pytestmark = needs_real_data


@dataclass(frozen=True)
class Spec:
    """How a chart was asked for."""

    measure: str
    good: Good | None
    target: float | None = None
    screen: bool = True
    fix: int | None = None


SPECS = {
    "perf_increase_t95_screen": Spec("perf", Good.HIGHER, 0.95),
    "perf_increase_t95_noscreen": Spec("perf", Good.HIGHER, 0.95, screen=False),
    "perf_increase_t95_fix12": Spec("perf", Good.HIGHER, 0.95, fix=12),
    "breaches_decrease_screen": Spec("breaches", Good.LOWER),
    "attend_neutral_screen": Spec("attendances", None),
}

SPECIAL = {
    (Signal.COMMON, 0): "Common Cause",
    (Signal.OUTSIDE, 1): "Above UCL",
    (Signal.OUTSIDE, -1): "Below LCL",
    (Signal.TREND, 1): "7 Point Trend (Increasing)",
    (Signal.TREND, -1): "7 Point Trend (Decreasing)",
    (Signal.TWO_OF_3, 1): "2 in 3 Above CL",
    (Signal.TWO_OF_3, -1): "2 in 3 Below CL",
    (Signal.SHIFT, 1): "7 Points Above CL",
    (Signal.SHIFT, -1): "7 Points Below CL",
}

KIND = {
    "common": "common_cause",
    "improvement-high": "special_cause_improvement",
    "improvement-low": "special_cause_improvement",
    "concern-high": "special_cause_concern",
    "concern-low": "special_cause_concern",
    "neutral-high": "special_cause_neutral_high",
    "neutral-low": "special_cause_neutral_low",
}

ASSURANCE = {"pass": "consistent_pass", "fail": "consistent_fail", "inconsistent": "inconsistent"}


def rows(name):
    with (FOLDER / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def expected():
    """{spec: {organisation: its rows, in order of time}}"""
    found = defaultdict(lambda: defaultdict(list))
    for row in rows("expected_points_dev.csv"):
        found[row["spec"]][row["org_code"]].append(row)
    return found


@pytest.fixture(scope="module")
def measured():
    """{(measure, organisation): values in order of time}, worked out from the input."""
    found = defaultdict(list)
    for row in sorted(rows("ae_attendances_input.csv"), key=lambda row: row["period"]):
        if row["type"] == "1":
            attendances, breaches = float(row["attendances"]), float(row["breaches"])
            found["attendances", row["org_code"]].append(attendances)
            found["breaches", row["org_code"]].append(breaches)
            found["perf", row["org_code"]].append(1 - breaches / attendances)
    return found


@pytest.fixture(scope="module")
def summaries():
    return {(row["spec"], row["org_code"]): row for row in rows("expected_summary_dev.csv")}


def charts_of(name, expected, measured):
    spec = SPECS[name]
    organisations = list(expected[name])
    series = np.array([measured[spec.measure, code] for code in organisations])
    return spec, organisations, xmr(series, screen=spec.screen, fix=spec.fix)


def test_the_files_hold_what_the_list_of_data_says(expected, summaries):
    assert set(expected) == set(SPECS)
    points = [point for spec in expected.values() for rows in spec.values() for point in rows]
    assert len(points) == 5940
    assert len(summaries) == 165


@pytest.mark.parametrize("name", SPECS)
def test_every_mean_and_limit_is_the_same_to_a_millionth(name, expected, measured):
    _, organisations, charts = charts_of(name, expected, measured)
    for place, code in enumerate(organisations):
        for row in expected[name][code]:
            theirs = [float(row[column]) for column in ("mean", "lpl", "upl")]
            ours = [charts.mean[place], charts.lower[place], charts.upper[place]]
            np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-6)


@pytest.mark.parametrize("name", SPECS)
def test_every_point_is_special_for_the_same_reason_and_means_the_same(name, expected, measured):
    spec, organisations, charts = charts_of(name, expected, measured)
    meaning = variation(charts.direction, spec.good)
    for place, code in enumerate(organisations):
        signs = zip(charts.signal[place], charts.direction[place], strict=True)
        reasons = [SPECIAL[Signal(signal), way] for signal, way in signs]
        assert reasons == [row["special_cause_type"] for row in expected[name][code]]
        kinds = [KIND[str(kind)] for kind in meaning[place]]
        assert kinds == [row["point_type"] for row in expected[name][code]]


@pytest.mark.parametrize("name", SPECS)
def test_every_summary_says_the_same(name, expected, measured, summaries):
    spec, organisations, charts = charts_of(name, expected, measured)
    last = variation(charts.direction[:, -1], spec.good)
    for place, code in enumerate(organisations):
        summary = summaries[name, code]
        assert KIND[str(last[place])] == summary["variation_type"]
        assert int(summary["common_cause"]) == (charts.signal[place] == Signal.COMMON).sum()
    if spec.target is not None:
        judged = [ASSURANCE[str(word)] for word in assurance(charts, spec.target, spec.good)]
        assert judged == [summaries[name, code]["assurance_type"] for code in organisations]
    else:
        assert {summaries[name, code]["assurance_type"] for code in organisations} == {""}


@pytest.mark.parametrize("name", SPECS)
def test_one_chart_read_alone_says_what_its_summary_says(name, expected, measured, summaries):
    spec = SPECS[name]
    for code in expected[name]:
        reading = read_series(
            measured[spec.measure, code],
            good=spec.good,
            target=spec.target,
            screen=spec.screen,
            fix=spec.fix,
        )
        summary = summaries[name, code]
        assert KIND[reading.variation] == summary["variation_type"]
        judged = "" if reading.assurance is None else ASSURANCE[reading.assurance]
        assert judged == summary["assurance_type"]
        assert not reading.trial
