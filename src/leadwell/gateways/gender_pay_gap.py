"""Gender pay gap reports by employer (Government Equalities Office, yearly CSV).

Addresses and industry codes hold line breaks inside quotation marks. Nobody's name is read:
the column of responsible persons is left alone where a copy has it. The file says nothing
about its year.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from leadwell.gateways.cells import decimal
from leadwell.gateways.headed import insist, open_headed, read, read_or_none
from leadwell.gateways.opening import Head
from leadwell.gateways.rows import Delivery, gettext_noop

_SHARES = (
    *("MaleBonusPercent", "FemaleBonusPercent", "MaleLowerQuartile", "FemaleLowerQuartile"),
    *("MaleLowerMiddleQuartile", "FemaleLowerMiddleQuartile", "MaleUpperMiddleQuartile"),
    *("FemaleUpperMiddleQuartile", "MaleTopQuartile", "FemaleTopQuartile"),
)
_GAPS = (
    *("DiffMeanHourlyPercent", "DiffMedianHourlyPercent", "DiffMeanBonusPercent"),
    "DiffMedianBonusPercent",
)
COLUMNS = (
    *("EmployerName", "Address", "CompanyNumber", "SicCodes", "EmployerSize", "CurrentName"),
    *("SubmittedAfterTheDeadline", *_GAPS, *_SHARES),
)
_PERCENT = gettext_noop("Write a per cent as a number such as 12.50, without the sign.")
_SHARE = gettext_noop(
    "Write a share between 0 and 100 as a number such as 12.50, without the sign."
)
_TRUE_FALSE = {"true": True, "false": False}


class PayGapRow(NamedTuple):
    """One employer's report. Gaps are per cent of men's pay; shares are per cent of staff."""

    line: int
    employer_name: str
    address: str
    company_number: str
    sic_codes: tuple[str, ...]
    employer_size: str
    current_name: str
    submitted_late: bool
    year: int | None
    mean_hourly: Decimal | None
    median_hourly: Decimal | None
    mean_bonus: Decimal | None
    median_bonus: Decimal | None
    male_bonus_share: Decimal | None
    female_bonus_share: Decimal | None
    male_lower: Decimal | None
    female_lower: Decimal | None
    male_lower_middle: Decimal | None
    female_lower_middle: Decimal | None
    male_upper_middle: Decimal | None
    female_upper_middle: Decimal | None
    male_top: Decimal | None
    female_top: Decimal | None


def is_gender_pay_gap(head: Head) -> bool:
    """Are the columns there?"""
    return set(COLUMNS) <= set(head.header)


def read_gender_pay_gap(path: Path) -> Delivery:
    """The reports in the file. No date: the file has none."""
    what = gettext_noop("a file of gender pay gap reports")
    table = open_headed(path, COLUMNS, what, private=frozenset({"ResponsiblePerson"}))
    edition = "Gender pay gap reports by employer"
    return Delivery("gender-pay-gap", None, table.rows(_row), edition, COLUMNS)


def _row(line: int, cells: Sequence[str]) -> PayGapRow:
    name, address, number, codes, size, current, late, *figures = cells
    insist(name.strip(), "EmployerName", gettext_noop("Write the name of the employer."))
    lateness = "SubmittedAfterTheDeadline"
    insist(late.lower() in _TRUE_FALSE, lateness, gettext_noop("Write True or False."))
    gaps = [
        read_or_none(decimal, text, column, _PERCENT)
        for column, text in zip(_GAPS, figures[:4], strict=True)
    ]
    shares = [
        read(_share, text, column, _SHARE)
        for column, text in zip(_SHARES, figures[4:], strict=True)
    ]
    return PayGapRow(
        line, " ".join(name.split()), " ".join(address.split()), number.strip(), _codes(codes),
        size, " ".join(current.split()), _TRUE_FALSE[late.lower()], None,
        *gaps, *shares,
    )  # fmt: skip


def _share(text: str) -> Decimal | None:
    share = decimal(text) if text else None
    if share is not None and not 0 <= share <= 100:
        raise ValueError
    return share


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(",") if code.strip())
