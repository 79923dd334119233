"""Sickness, turnover, ratings and pay gaps, counted straight from the rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from leadwell.intake.actions.turnover_figures import turnover_figures
from leadwell.measures.rules.a_flow_adds_up import a_flow_adds_up
from tests.real_data.files import needs_real_data, rows

pytestmark = needs_real_data

SICKNESS = "nhs-sickness-absence-2024-25/nhs_sickness_absence_2024-{:02}.csv"
TURNOVER = "nhs-turnover-2025/turnover_staffgroup_org_2025-11.csv"
RATINGS = "cqc-ratings-2020/cqc_latest_ratings_locations_2020.csv.gz"
PAY = "gender-pay-gap-2017-18/gpg_2017-18_health_care_councils.csv"
FLOW = {
    "headcount-at-start": "start", "joiners": "joined", "leavers": "left",
    "headcount-at-end": "end",
}  # fmt: skip
START, END = "Denominator at start of period", "Denominator at end of period"


def pooled(found):
    lost, available = sum(r.days_lost for r in found), sum(r.days_available for r in found)
    return round(100 * lost / available, 4)


@pytest.mark.parametrize(
    ("month", "rate"),
    [(4, "4.7640"), (5, "4.7123"), (6, "4.8737"), (7, "5.1985"), (8, "4.7932"), (9, "4.9615"),
     (10, "5.4124"), (11, "5.4299"), (12, "5.7449")],
)  # fmt: skip
def test_sickness_pooled_over_all_rows(month, rate):
    assert pooled(rows(SICKNESS.format(month))) == Decimal(rate)


def test_every_published_sickness_rate_is_its_counts_rounded():
    found = [row for month in range(4, 13) for row in rows(SICKNESS.format(month))]
    assert all(row.agrees for row in found)
    assert all(
        round(100 * float(r.days_lost) / float(r.days_available), 2) == float(r.published_rate)
        for r in found
    )


def test_sickness_in_june():
    found = rows(SICKNESS.format(6))
    by_code = {row.code: row for row in found}
    assert (by_code["RJ1"].days_lost, by_code["RJ1"].days_available) == (
        Decimal("29317.48477"), Decimal("668537.39355"),
    )  # fmt: skip
    rates = [by_code[code].published_rate for code in ("RJ1", "RRE", "0AR")]
    assert rates == [Decimal("4.39"), Decimal("5.39"), Decimal("3.55")]
    ambulances = [row for row in found if row.org_type == "Ambulance"]
    assert pooled(ambulances) == Decimal("6.1805")


def test_turnover_over_all_staff_groups():
    everyone = [row for row in rows(TURNOVER) if row.staff_group == "All staff groups"]
    found = Counter()
    for row in everyone:
        found[row.type] += row.headcount
    assert found == {START: 1_501_545, END: 1_502_405, "Joiners": 14_965, "Leavers": 14_218}
    assert len({row.code for row in rows(TURNOVER)}) == 247
    joined = {row.code for row in everyone if row.type == "Joiners"}
    assert len({row.code for row in everyone} - joined) == 17


def test_turnover_of_one_trust_and_of_managers():
    found = {
        row.type: row.headcount
        for row in rows(TURNOVER)
        if row.code == "RJ1" and row.staff_group == "All staff groups"
    }
    assert found == {START: 22_555, "Joiners": 280, "Leavers": 201, END: 22_634}
    at_end = Counter()
    for row in rows(TURNOVER):
        if row.type == END:
            at_end[row.staff_group] += row.headcount
    assert (at_end["Managers"], at_end["Senior managers"]) == (27_780, 14_068)


def test_start_and_joiners_less_leavers_are_not_always_the_end():
    heads = defaultdict(Counter)
    for row in rows(TURNOVER):
        if row.staff_group == "All staff groups":
            heads[row.code][row.type] = row.headcount
    off = {
        code: abs(of[START] + of["Joiners"] - of["Leavers"] - of[END]) for code, of in heads.items()
    }
    assert sum(residual == 0 for residual in off.values()) == 153
    assert sum(1 <= residual <= 3 for residual in off.values()) == 93
    assert {code for code, residual in off.items() if residual > 3} == {"RL4"}
    assert off["RL4"] == 6


def test_equivalents_add_up_over_staff_groups_and_headcounts_do_not():
    parts, whole = defaultdict(lambda: [0, Decimal(0)]), {}
    for row in rows(TURNOVER):
        key = (row.code, row.type)
        if row.staff_group == "All staff groups":
            whole[key] = row
        else:
            parts[key][0] += row.headcount
            parts[key][1] += row.fte
    assert len(whole) == 971
    assert all(abs(parts[key][1] - row.fte) < Decimal("0.001") for key, row in whole.items())
    assert sum(parts[key][0] != row.headcount for key, row in whole.items()) == 455


def test_overall_ratings_are_as_counted():
    found = [row for row in rows(RATINGS) if row.service_group == "Overall"]
    assert Counter(row.rating for row in found) == {
        "Good": 26_023, "Requires improvement": 3_985, "Outstanding": 1_613, "Inadequate": 326,
        "Insufficient evidence to rate": 14,
    }  # fmt: skip
    twice = Counter(row.location_id for row in found)
    assert len(twice) == 31_959
    assert {code for code, count in twice.items() if count == 2} == {"1-7453047569", "RX601"}
    nhs = [row for row in found if row.location_type == "NHS Healthcare Organisation"]
    assert Counter(row.rating for row in nhs) == {
        "Good": 260, "Requires improvement": 130, "Outstanding": 36, "Inadequate": 6,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cqc_care_homes_redacted.csv", {
            "Good": 554, "Requires improvement": 94, "Outstanding": 50, "Inadequate": 15,
            "Inspected but not rated": 1, "without": 14,
        }),
        ("cqc_hospitals_redacted.csv", {
            "Good": 7, "Requires improvement": 7, "Outstanding": 5, "No action": 1,
            "No published rating": 25, "without": 128,
        }),
    ],
)  # fmt: skip
def test_well_led_ratings_are_as_counted(name, expected):
    found = Counter()
    for row in rows(f"cqc-api-2021/{name}"):
        now = [r for r in row.ratings if r.question == "Well-led" and not r.historic]
        assert len(now) <= 1
        found[now[0].rating if now else "without"] += 1
    assert found == expected


def test_pay_gaps_are_read_across_their_line_breaks():
    found = rows(PAY)
    assert found[0].line == 2
    # the last record begins before the last of 6,961 lines, and none begins where another does
    assert 1 + 1_281 < found[-1].line < 1 + 6_961
    assert len({row.line for row in found}) == 1_281
    assert sum(len(row.sic_codes) > 1 for row in found) >= 600


def test_men_and_women_make_up_each_quarter():
    for row in rows(PAY):
        for men, women in [
            (row.male_lower, row.female_lower),
            (row.male_lower_middle, row.female_lower_middle),
            (row.male_upper_middle, row.female_upper_middle),
            (row.male_top, row.female_top),
        ]:
            assert men + women == 100


def test_what_we_make_of_the_file_says_by_how_much_each_organisation_does_not_add_up():
    flows = defaultdict(dict)
    for fact in turnover_figures(rows(TURNOVER), as_at=None).figures:
        if fact.measure in FLOW and not fact.breakdown:
            flows[fact.organisation_code][FLOW[fact.measure]] = int(fact.value)
    assert all(set(flow) == set(FLOW.values()) for flow in flows.values()), "an absent row means 0"
    assert flows["RJ1"] == {"start": 22_555, "joined": 280, "left": 201, "end": 22_634}
    said = {code: a_flow_adds_up(**flow) for code, flow in flows.items()}
    over = {code: reasons[0].facts["over"] if reasons else 0 for code, reasons in said.items()}
    assert sum(residual == 0 for residual in over.values()) == 153
    assert sum(1 <= residual <= 3 for residual in over.values()) == 93
    assert {code: residual for code, residual in over.items() if residual > 3} == {"RL4": 6}
    assert len(flows) == 247
