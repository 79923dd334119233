"""The columns of the star that may be counted, by fact. `docs/star.md` says what each holds."""

from __future__ import annotations

from collections.abc import Mapping

CHARACTERISTICS = (
    "ethnicity",
    "disability",
    "sex",
    "gender_identity",
    "sexual_orientation",
    "religion",
    "age_band",
    "caring",
    "armed_forces",
    "background",
)
_DECLARED = dict.fromkeys(CHARACTERISTICS, "string")
TABLES: Mapping[str, Mapping[str, str]] = {
    "staff": {
        "organisation_id": "int64", "pay_row": "string", "tier": "string", "clinical": "string",
        "band": "string", "staff_group": "string", "job_role": "string", "level": "int16",
        "leads": "boolean", "board": "boolean", "votes": "boolean", "executive": "boolean",
        "bank": "boolean", "kind": "string", **_DECLARED,
    },
    "step": {
        "funnel": "string", "organisation_id": "int64", "happened_on": "date", "reached": "int16",
        "first_in_year": "boolean", "internal": "boolean", "from_abroad": "boolean",
        "openly": "boolean", "tie": "string", "pay_row": "string", "tier": "string",
        "clinical": "string", "staff_group": "string", "leads": "boolean", **_DECLARED,
    },
    "pay": {
        "organisation_id": "int64", "as_at": "date", "hourly": "float64", "bonus": "float64",
        "full_pay": "boolean", "pay_row": "string", "clinical": "string", **_DECLARED,
    },
    "organisation": {
        "organisation_id": "int64", "code": "string", "kind": "string", "path": "string",
        "parent_id": "int64", "region_id": "int64", "board_id": "int64", "peer_group": "string",
    },
    "grouping": {
        "characteristic": "string", "grouping": "string", "value": "string", "group_code": "string",
    },
}  # fmt: skip
FACTS = ("staff", "step", "pay")
DAY_OF = {"step": "happened_on", "pay": "as_at"}
# What no line is made of: keys, days and amounts.
_NOT_COUNTED = {"organisation_id", "funnel", "happened_on", "as_at", "reached", "hourly", "bonus"}
COLUMNS: Mapping[str, frozenset[str]] = {
    fact: frozenset(TABLES[fact]) - _NOT_COUNTED for fact in FACTS
}
