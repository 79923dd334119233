"""Every real file is known by its content, and everything else is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from leadwell.gateways.kinds import recognise, why_unknown
from leadwell.gateways.rows import BadRow
from tests.real_data.files import REAL_DATA, delivered, needs_real_data

pytestmark = needs_real_data

SICKNESS = "nhs-sickness-absence-2024-25/nhs_sickness_absence_2024-{:02}.csv"
FIXTURES = "ods-openprescribing-fixtures"
# file: kind, rows, as at. None of them has a row that is refused.
KNOWN = {
    "ods-trusts/etr_2026-07.csv": ("ods-trusts", 274, date(2026, 6, 30)),
    "ods-trusts/etr_2025-12.csv": ("ods-trusts", 273, date(2024, 12, 31)),
    "ods-ccg-icb/eccg_2025-12.csv": ("ods-ccg-icb", 320, date(2024, 7, 24)),
    "ods-ccg-icb/icb_names_codes_dec_2024.csv": ("icb-names", 42, date(2024, 12, 31)),
    "ods-gp-practices/epraccur_2024-01.csv": ("ods-practices", 15_971, date(2023, 12, 4)),
    "ods-pcn/ePCN_2020-04.xlsx": ("ods-pcn", 1_250 + 6_757, date(2019, 12, 1)),
    "ods-sites-2018/etrust.csv.gz": ("ods-sites", 29_955, date(2018, 7, 31)),
    f"{FIXTURES}/eccg.csv": ("ods-ccg-icb", 5, date(2024, 4, 1)),
    f"{FIXTURES}/epraccur1.csv": ("ods-practices", 45, date(2017, 1, 1)),
    f"{FIXTURES}/epraccur_sample.csv": ("ods-practices", 3, date(2013, 4, 1)),
    "ods-successors/lookup_trust_trust.csv": ("ods-successors", 25_480, date(2022, 4, 1)),
    "ods-successors/lookup_nhs_trusts22_nhs_region21.csv": ("region-names", 7, date(2021, 12, 31)),
    "trust-aliases/trust_aliases.csv": ("organisation-aliases", 202, date(2026, 7, 1)),
    "trust-aliases/icb_aliases.csv": ("organisation-aliases", 36, date(2026, 4, 1)),
    "nhs-turnover-2025/turnover_staffgroup_org_2025-11.csv": (
        "turnover", 9_351, date(2025, 11, 30),
    ),
    "cqc-ratings-2020/cqc_latest_ratings_locations_2020.csv.gz": (
        "cqc-ratings", 74_184, date(2021, 1, 30),
    ),
    "cqc-api-2021/cqc_care_homes_redacted.csv": ("cqc-detail", 728, date(2021, 1, 19)),
    "cqc-api-2021/cqc_hospitals_redacted.csv": ("cqc-detail", 173, date(2020, 7, 2)),
    "gender-pay-gap-2017-18/gpg_2017-18_health_care_councils.csv": ("gender-pay-gap", 1_281, None),
    "organograms-health/cqc_2011-09_senior_redacted.csv": (
        "organogram-senior", 44, date(2011, 9, 30),
    ),
    "organograms-health/cqc_2011-09_junior.csv": ("organogram-junior", 311, date(2011, 9, 30)),
    "organograms-health/nhsbsa_2013-09_senior_redacted.csv": (
        "organogram-senior", 5, date(2013, 9, 30),
    ),
    "organograms-health/nhsbsa_2013-09_junior.csv": ("organogram-junior", 126, date(2013, 9, 30)),
    # 64 questions and 263 organisations stand before the 48,918 results
    "nss-2024-organisational/NSS24_organisational_results.xlsx": (
        "staff-survey", 64 + 263 + 48_918, date(2024, 11, 30),
    ),
    "nss-2024-national/NSS24_national_results.xlsx": (
        "staff-survey-national", 64 + 171 * 186, date(2024, 11, 30),
    ),
    SICKNESS.format(4): ("sickness", 285, date(2024, 4, 30)),
    SICKNESS.format(5): ("sickness", 285, date(2024, 5, 31)),
    SICKNESS.format(6): ("sickness", 285, date(2024, 6, 30)),
    SICKNESS.format(7): ("sickness", 285, date(2024, 7, 31)),
    SICKNESS.format(8): ("sickness", 285, date(2024, 8, 31)),
    SICKNESS.format(9): ("sickness", 285, date(2024, 9, 30)),
    SICKNESS.format(10): ("sickness", 283, date(2024, 10, 31)),
    SICKNESS.format(11): ("sickness", 281, date(2024, 11, 30)),
    SICKNESS.format(12): ("sickness", 280, date(2024, 12, 31)),
}  # fmt: skip


@pytest.mark.parametrize("name", KNOWN)
def test_a_real_file_is_taken_whole_and_dated(name):
    kind, count, as_at = KNOWN[name]
    assert recognise(REAL_DATA / name) == kind
    delivery = delivered(name)
    assert (delivery.kind, delivery.as_at) == (kind, as_at)
    found = list(delivery.rows)
    assert [row for row in found if isinstance(row, BadRow)] == []
    assert len(found) == count


def test_everything_else_in_the_folder_is_left_alone():
    strangers = [
        str(path.relative_to(REAL_DATA))
        for path in sorted(REAL_DATA.rglob("*"))
        if path.is_file() and str(path.relative_to(REAL_DATA)) not in KNOWN
    ]
    assert len(strangers) > 100
    assert [name for name in strangers if recognise(REAL_DATA / name)] == []


def test_a_file_with_another_delimiter_is_unknown_and_the_reason_can_be_asked():
    path = REAL_DATA / "nhs-choices-hospitals-2018" / "Hospital_no_email.csv"
    assert recognise(path) is None
    assert "separated by ¬" in why_unknown(path)
