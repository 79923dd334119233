"""./leadwell load auto on an empty home: every real file, with exactly the counts it should have."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from launcher.places import ROOT
from tests.databases import copy_of
from tests.real_data.files import REAL_DATA, needs_real_data

pytestmark = needs_real_data

# file name: (kind, accepted, unchanged, changed, rejected)
EXPECTED = {
    "lookup_nhs_trusts22_nhs_region21.csv": ("region-names", 7, 0, 0, 0),
    "icb_names_codes_dec_2024.csv": ("icb-names", 42, 0, 0, 0),
    "etr_2025-12.csv": ("ods-trusts", 273, 0, 0, 0),
    "etr_2026-07.csv": ("ods-trusts", 1, 185, 88, 0),
    "eccg_2025-12.csv": ("ods-ccg-icb", 316, 1, 3, 0),
    "epraccur_2024-01.csv": ("ods-practices", 15_968, 0, 3, 0),
    "etrust.csv.gz": ("ods-sites", 29_720, 200, 34, 1),
    "ePCN_2020-04.xlsx": ("ods-pcn", 8_007, 0, 0, 0),
    "lookup_trust_trust.csv": ("ods-successors", 25_406, 35, 0, 39),
    "cqc_latest_ratings_locations_2020.csv.gz": ("cqc-ratings", 74_183, 0, 0, 1),
    "cqc_hospitals_redacted.csv": ("cqc-detail", 173, 0, 0, 0),
    "cqc_care_homes_redacted.csv": ("cqc-detail", 728, 0, 0, 0),
    "NSS24_organisational_results.xlsx": ("staff-survey", 263, 0, 0, 0),
    "NSS24_national_results.xlsx": ("staff-survey-national", 171, 0, 0, 0),
    "nhs_sickness_absence_2024-04.csv": ("sickness", 285, 0, 0, 0),
    "nhs_sickness_absence_2024-12.csv": ("sickness", 280, 0, 0, 0),
    "turnover_staffgroup_org_2025-11.csv": ("turnover", 9_351, 0, 0, 0),
    "gpg_2017-18_health_care_councils.csv": ("gender-pay-gap", 1_281, 0, 0, 0),
    "cqc_2011-09_senior_redacted.csv": ("organogram-senior", 44, 0, 0, 0),
    "nhsbsa_2013-09_senior_redacted.csv": ("organogram-senior", 5, 0, 0, 0),
    "cqc_2011-09_junior.csv": ("organogram-junior", 311, 0, 0, 0),
    "nhsbsa_2013-09_junior.csv": ("organogram-junior", 126, 0, 0, 0),
}
NOT_OURS = {"Hospital_no_email.csv", "ibm_attrition.csv", "pcn_workforce.csv", "job_roles.csv"}


def _load(url: str, rejects: str) -> tuple[int, dict[str, dict]]:
    env = {**os.environ, "LEADWELL_DATABASE_URL": url, "PYTHONPATH": str(ROOT / "src")}
    env["DJANGO_SETTINGS_MODULE"] = "leadwell.config.settings"
    command = [sys.executable, "-m", "django", "load", "auto", str(REAL_DATA)]
    done = subprocess.run(
        [*command, "--json", "--rejects", rejects], env=env, capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.returncode, {told["file_name"]: told for told in json.loads(done.stdout)}


@pytest.fixture(scope="module")
def twice(admin_url, template_database, tmp_path_factory):
    """The same folder loaded twice into one empty database."""
    rejects = str(tmp_path_factory.mktemp("rejects"))
    with copy_of(template_database, admin_url=admin_url, name=f"auto_{os.getpid()}") as url:
        yield _load(url, rejects), _load(url, rejects)


def test_every_file_is_taken_with_exactly_these_counts(twice):
    (_, told), _ = twice
    counts = ("kind", "accepted", "unchanged", "changed", "rejected")
    assert {name: tuple(told[name][count] for count in counts) for name in EXPECTED} == EXPECTED


def test_it_ends_in_one_because_some_rows_were_rejected(twice):
    (code, told), _ = twice
    assert code == 1
    assert all(told[name]["rejects_file"] for name, counts in EXPECTED.items() if counts[-1])


def test_what_it_does_not_know_is_listed_and_fails_nothing(twice):
    (_, told), _ = twice
    assert {told[name]["outcome"] for name in NOT_OURS} == {"unknown"}
    assert "separated by" in told["Hospital_no_email.csv"]["why"]


def test_loading_the_folder_again_changes_nothing(twice):
    _, (_, told) = twice
    again = [row for row in told.values() if row["outcome"] == "loaded"]
    assert len(again) > 25
    assert {(row["accepted"], row["changed"], row["loaded_before"]) for row in again} == {
        (0, 0, True)
    }
