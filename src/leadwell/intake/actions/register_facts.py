"""What the rows of each register say, as facts about organisations. Pure: knows no database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leadwell.gateways.icb_names import IcbName
from leadwell.gateways.ods import OdsRow
from leadwell.gateways.ods_pcn import Pcn, PcnMember
from leadwell.gateways.ods_successors import Succession
from leadwell.gateways.organisation_aliases import Aliases
from leadwell.gateways.region_names import RegionName
from leadwell.organisations.rules.facts import (
    AliasFacts,
    MembershipFacts,
    OrganisationFacts,
    SuccessionFacts,
)

ENGLAND = "ENG"
NO_LINE = 0
GP_PRACTICE = "4"
# Integrated care boards began on this day (Health and Care Act 2022). What stands in their column
# for an organisation closed before, or in an older edition, is some earlier body.
BOARDS_BEGAN_ON = date(2022, 7, 1)
# Codes that stand in the columns for region and board but are no place in England: Wales, and
# "none". Source: the register's own rows for bodies outside England. Reviewed 21 November 2026.
NO_PLACES = frozenset({"", "W00", "Y99", "Q99"})
# An open organisation says more about where a board is today than many closed ones.
OPEN_COUNTS_FOR = 1000


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """The rows of a register, and the boards and regions they only point at."""

    above: Sequence[OrganisationFacts]
    described: Sequence[OrganisationFacts]


def organisations(kind: str, rows: Sequence[OdsRow], *, as_at: date | None) -> RegisterFacts:
    """Trusts, sites, commissioners or practices, each in its board or region, where it has one."""
    old = as_at is not None and as_at < BOARDS_BEGAN_ON
    above = [] if old else [*_regions_of(rows), *_boards_of(rows)]
    return RegisterFacts(above, [_described(kind, row, old) for row in rows])


def regions(rows: Iterable[RegionName]) -> Sequence[OrganisationFacts]:
    """The NHS regions, in England."""
    return [
        OrganisationFacts(
            row.line, row.code, row.name, "region", "national", ENGLAND, tells_closing=False
        )
        for row in rows
    ]


def icbs(rows: Iterable[IcbName]) -> Sequence[OrganisationFacts]:
    """Integrated care boards. Their region is in other files."""
    return [
        OrganisationFacts(
            row.line,
            row.code,
            row.name,
            "icb",
            "icb",
            other_codes=(("ons", row.ons_code),),
            tells_closing=False,
        )
        for row in rows
    ]


def networks(rows: Iterable[Pcn], boards: Mapping[str, str]) -> Sequence[OrganisationFacts]:
    """Primary care networks, in the board of their commissioner if it is known (`boards`)."""
    return [
        OrganisationFacts(
            row.line, row.code, row.name, "pcn", "primary-care",
            boards.get(row.commissioner_code) or row.commissioner_code,
            row.opened_on, row.closed_on, row.town, row.postcode, ", ".join(row.address),
        )
        for row in rows
    ]  # fmt: skip


def pointed_at(codes: Iterable[str], kind: str, sector: str) -> Sequence[OrganisationFacts]:
    """Organisations a file only points at, of a kind that the column tells."""
    return [OrganisationFacts(NO_LINE, code, "", kind, sector) for code in sorted(set(codes))]


def commissioned_by(rows: Iterable[OdsRow]) -> Sequence[MembershipFacts]:
    """Whose area each practice is or was in."""
    return [
        MembershipFacts(row.line, row.code, row.parent_code, row.joined_on, row.left_on)
        for row in rows
        if row.parent_code not in NO_PLACES and row.parent_code != row.code
    ]


def in_networks(rows: Iterable[PcnMember]) -> Sequence[MembershipFacts]:
    """Which network each practice is or was in."""
    return [
        MembershipFacts(row.line, row.practice_code, row.pcn_code, row.began_on, row.ended_on)
        for row in rows
    ]


def successions(rows: Iterable[Succession]) -> Sequence[SuccessionFacts]:
    """Which code followed which."""
    return [SuccessionFacts(row.line, row.old_code, row.new_code, row.on) for row in rows]


def aliases(rows: Iterable[Aliases]) -> Sequence[AliasFacts]:
    """The name and the other names: a register may write the name differently."""
    return [AliasFacts(row.line, row.code, (row.name, *row.other_names)) for row in rows]


def mergers(rows: Iterable[Aliases]) -> Sequence[SuccessionFacts]:
    """What each organisation was merged from."""
    return [
        SuccessionFacts(row.line, before, row.code, row.merged_on)
        for row in rows
        for before in row.predecessors
    ]


def _described(kind: str, row: OdsRow, old: bool) -> OrganisationFacts:
    what, sector = _kind(kind, row)
    return OrganisationFacts(
        row.line, row.code, row.name, what, sector,
        row.parent_code if what == "site" else "" if old else _place(row),
        row.opened_on, row.closed_on, row.town, row.postcode, ", ".join(row.address),
    )  # fmt: skip


def _kind(kind: str, row: OdsRow) -> tuple[str, str]:
    if kind == "ods-practices":
        gp = row.prescribing_setting == GP_PRACTICE
        return ("practice", "primary-care") if gp else ("prescriber", "unknown")
    if kind == "ods-ccg-icb":
        return "commissioner", "icb"
    return ("site" if row.parent_code else "trust"), "nhs-trust"


def _place(row: OdsRow) -> str:
    """The board, or the region where there is no board; nothing outside England."""
    if row.region_code in NO_PLACES:
        return ""
    return row.region_code if row.icb_code in NO_PLACES else row.icb_code


def _regions_of(rows: Iterable[OdsRow]) -> Sequence[OrganisationFacts]:
    codes = sorted({row.region_code for row in rows} - NO_PLACES)
    return [OrganisationFacts(NO_LINE, code, "", "region", "national", ENGLAND) for code in codes]


def _boards_of(rows: Iterable[OdsRow]) -> Sequence[OrganisationFacts]:
    """Each board in the region that most open organisations name with it."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    today: set[str] = set()
    for row in rows:
        if row.icb_code not in NO_PLACES and row.region_code not in NO_PLACES:
            is_open = row.closed_on is None
            votes[row.icb_code][row.region_code] += OPEN_COUNTS_FOR if is_open else 1
            if row.closed_on is None or row.closed_on >= BOARDS_BEGAN_ON:
                today.add(row.icb_code)
    return [
        OrganisationFacts(
            NO_LINE, code, "", "icb" if code in today else "commissioner", "icb",
            max(sorted(found), key=found.__getitem__),
        )
        for code, found in sorted(votes.items())
    ]  # fmt: skip
