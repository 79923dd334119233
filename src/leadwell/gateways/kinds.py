"""Every kind of file that can be read, and how to tell which one a file is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from leadwell.gateways import ods
from leadwell.gateways.cqc_detail import is_cqc_detail, read_cqc_detail
from leadwell.gateways.cqc_ratings import is_cqc_ratings, read_cqc_ratings
from leadwell.gateways.gender_pay_gap import is_gender_pay_gap, read_gender_pay_gap
from leadwell.gateways.icb_names import is_icb_names, read_icb_names
from leadwell.gateways.ods_pcn import is_pcn, read_pcn
from leadwell.gateways.ods_successors import is_successors, read_successors
from leadwell.gateways.opening import Head, open_head
from leadwell.gateways.organisation_aliases import is_aliases, read_aliases
from leadwell.gateways.organogram import (
    is_junior_posts,
    is_senior_posts,
    read_junior_posts,
    read_senior_posts,
)
from leadwell.gateways.region_names import is_region_names, read_region_names
from leadwell.gateways.rows import BadRow, Delivery, HostileFile, Row, UnusableFile
from leadwell.gateways.sickness import is_sickness, read_sickness
from leadwell.gateways.staff_survey import is_staff_survey, read_staff_survey
from leadwell.gateways.staff_survey_national import (
    is_staff_survey_national,
    read_staff_survey_national,
)
from leadwell.gateways.turnover import is_turnover, read_turnover

__all__ = [
    "KINDS",
    "BadRow",
    "Delivery",
    "FileKind",
    "Head",
    "Row",
    "UnusableFile",
    "recognise",
    "why_unknown",
]


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file: its name, what people call it, how to tell it and how to read it."""

    name: str
    title: str
    recognises: Callable[[Head], bool]
    read: Callable[[Path], Delivery]


# The order in which they must be loaded: places, then codes and successors, then figures,
# then charts, whose organisations the others may have named.
_IN_ORDER = (
    FileKind("region-names", "NHS England regions", is_region_names, read_region_names),
    FileKind("icb-names", "Names of integrated care boards", is_icb_names, read_icb_names),
    FileKind("ods-trusts", "NHS trusts", ods.is_trusts, ods.read_trusts),
    FileKind("ods-ccg-icb", "CCGs and sub-ICB locations", ods.is_ccg_icb, ods.read_ccg_icb),
    FileKind("ods-practices", "GP practices", ods.is_practices, ods.read_practices),
    FileKind("ods-sites", "Sites of NHS trusts", ods.is_sites, ods.read_sites),
    FileKind("ods-pcn", "Primary care networks", is_pcn, read_pcn),
    FileKind("cqc-ratings", "CQC latest ratings", is_cqc_ratings, read_cqc_ratings),
    FileKind("cqc-detail", "CQC locations in full", is_cqc_detail, read_cqc_detail),
    FileKind("ods-successors", "Codes and their successors", is_successors, read_successors),
    FileKind("organisation-aliases", "Other names of organisations", is_aliases, read_aliases),
    FileKind(
        "staff-survey", "NHS Staff Survey by organisation", is_staff_survey, read_staff_survey
    ),
    FileKind(
        "staff-survey-national",
        "NHS Staff Survey, national",
        is_staff_survey_national,
        read_staff_survey_national,
    ),
    FileKind("sickness", "Sickness absence by month", is_sickness, read_sickness),
    FileKind("turnover", "Joiners and leavers by staff group", is_turnover, read_turnover),
    FileKind("gender-pay-gap", "Gender pay gap reports", is_gender_pay_gap, read_gender_pay_gap),
    FileKind(
        "organogram-senior", "Organisation chart, senior posts", is_senior_posts, read_senior_posts
    ),
    FileKind(
        "organogram-junior", "Organisation chart, junior posts", is_junior_posts, read_junior_posts
    ),
)
KINDS: Mapping[str, FileKind] = {kind.name: kind for kind in _IN_ORDER}


def recognise(path: Path) -> str | None:
    """The kind of a file by its content, never by its name; None if it is none of ours.

    Raises `UnusableFile` only for a file that is broken or hostile, not for a strange one.
    """
    try:
        head = open_head(path)
        return next((kind.name for kind in KINDS.values() if kind.recognises(head)), None)
    except HostileFile:
        raise
    except UnusableFile:
        return None


def why_unknown(path: Path) -> str | None:
    """The sentence for a file `recognise` gave None for, if it is a broken table; else None."""
    try:
        open_head(path)
    except UnusableFile as refusal:
        return str(refusal)
    return None
