"""A staff extract of a made-up trust, as a staff system would write it, with faults planted in it.

Everything in it is made up from lists of words and the number of the row: no chance, so that a
failure can be looked at again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

ROWS = 20_000
A_MANAGER_LEADS = 12
GIVEN = ("Asha", "Ben", "Chidi", "Dilys", "Efosa", "Farida", "Gwen", "Hal", "Ines", "José", "Kübra",
         "Lörinc", "Mai", "Nía", "Ọla", "Paweł", "Quyên", "Ríona", "Siân", "Tomás")  # fmt: skip
FAMILY = ("Abara", "Brontë", "Castell", "D'Arcy", "Ekwueme", "Fernández", "Gruffydd", "Hassan",
          "Ibe-Jones", "Jørgensen", "Kaur", "Lim", "M'Baye", "Nowak", "O'Neill", "Patel", "Quist",
          "Rees", "Smith", "Thorne", "Ulusoy", "Vaughan", "Whittle", "Xu", "Yeo")  # fmt: skip
UNITS = ("Theatres", "Ward 4", "Pharmacy", "Estates", "Finance", "Maternity", "Radiology")
TITLES = ("Nurse", "Porter", "Clerk", "Technician", "Midwife")
# as a staff system heads them, in its own order
HEADINGS = ("Full Name", "Employee Number", "Start Date", "What They Do", "Department", "Pay Band", "WTE",
            "Line Manager Number", "End Date", "Ethnic Origin", "Org Code", "Cost of Parking")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One sort of fault: how a good row becomes a bad one, in which column, how often."""

    sort: str
    column: str
    times: int
    spoil: Mapping[str, str]


FAULTS = (
    Fault("a day that no month has", "Start Date", 5, {"Start Date": "31/02/2025"}),
    Fault("a day in words", "Start Date", 3, {"Start Date": "soon after Easter"}),
    Fault("no first day", "Start Date", 3, {"Start Date": ""}),
    Fault("no name", "Full Name", 3, {"Full Name": "  "}),
    Fault("no staff number", "Employee Number", 3, {"Employee Number": ""}),
    Fault("hours a week for a share", "WTE", 4, {"WTE": "37.5"}),
    Fault("an end before the beginning", "End Date", 4, {"End Date": "2001-01-01"}),
    Fault(
        "a formula for a name", "Full Name", 2, {"Full Name": '=HYPERLINK("http://evil.example")'}
    ),
    Fault("no title", "What They Do", 2, {"What They Do": ""}),
    Fault(
        "a number too long to be one", "Employee Number", 2, {"Employee Number": "9" * 40 + "{at}"}
    ),
    Fault("a code of no list we know", "Ethnic Origin", 3, {"Ethnic Origin": "zz:99"}),
    Fault("an organisation nobody knows", "Org Code", 1, {"Org Code": "QQ999"}),
    Fault("two rows for one number", "Employee Number", 2, {"Employee Number": "E777777"}),
)
PLANTED = sum(fault.times for fault in FAULTS)


def good_rows(code: str, rows: int = ROWS) -> list[dict[str, str]]:
    """Everybody of the trust, one row each."""
    return [_row(number, code) for number in range(1, rows + 1)]


def _row(number: int, code: str) -> dict[str, str]:
    leads = number % A_MANAGER_LEADS == 1
    boss = 1 if leads else number - (number - 1) % A_MANAGER_LEADS
    return dict(
        zip(
            HEADINGS,
            (
                f"{GIVEN[number % len(GIVEN)]} {FAMILY[number // 20 % len(FAMILY)]} {number}",
                f"E{number:06}",
                f"{number % 28 + 1:02}/{number % 12 + 1:02}/{2012 + number % 12}",
                f"{UNITS[number % 7]} manager" if leads else TITLES[number % 5],
                UNITS[number % 7],
                "8a" if leads else str(2 + number % 5),
                "1" if number % 3 else "0.6",
                "" if number == 1 else f"E{boss:06}",
                "",
                f"nhs:{'ABCDEFGHJKLMNPRS'[number % 16]}",
                code,
                f"{number % 90}.00",
            ),
            strict=True,
        )
    )


def spoiled(rows: Iterable[Mapping[str, str]]) -> tuple[list[dict[str, str]], dict[int, Fault]]:
    """The same rows with every fault planted, far apart, and the line of each. Managers are spared,
    so that nobody's line manager is missing."""
    found = [dict(row) for row in rows]
    planted: dict[int, Fault] = {}
    places = iter(range(100, len(found), 530))
    for fault in FAULTS:
        for _ in range(fault.times):
            at = next(places)
            at += at % A_MANAGER_LEADS == 0
            found[at].update(
                {name: cell.replace("{at}", str(at)) for name, cell in fault.spoil.items()}
            )
            planted[at + 2] = fault
    return found, planted


def mended(
    rows: Iterable[Mapping[str, str]], lines: Iterable[int], good: list[dict[str, str]]
) -> list[dict[str, str]]:
    """The rows with those lines put right, as somebody would who looked each up in their system."""
    found = [dict(row) for row in rows]
    for line in lines:
        found[line - 2] = good[line - 2]
    return found


def as_csv(
    rows: Iterable[Mapping[str, str]], keep: Callable[[int], bool] = lambda _: True
) -> bytes:
    """The file, as a spreadsheet saves it: with a mark at its start."""
    written = io.StringIO()
    writer = csv.DictWriter(written, HEADINGS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(row for at, row in enumerate(rows) if keep(at))
    return "\ufeff".encode() + written.getvalue().encode()
