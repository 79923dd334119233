"""Taking in the registers of places: each row becomes facts, and `organisations` keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from leadwell.actor import Actor
from leadwell.gateways.cqc_detail import CqcLocation
from leadwell.gateways.cqc_ratings import CqcRating
from leadwell.gateways.icb_names import IcbName
from leadwell.gateways.ods import OdsRow
from leadwell.gateways.ods_pcn import Pcn, PcnMember
from leadwell.gateways.ods_successors import Succession
from leadwell.gateways.organisation_aliases import Aliases
from leadwell.gateways.region_names import RegionName
from leadwell.gateways.rows import BadRow, Row, cut
from leadwell.intake.actions.care_facts import care_places
from leadwell.intake.actions.register_facts import (
    RegisterFacts,
    aliases,
    commissioned_by,
    icbs,
    in_networks,
    mergers,
    networks,
    organisations,
    pointed_at,
    regions,
    successions,
)
from leadwell.intake.rules.facts import Taken
from leadwell.organisations import actions, queries
from leadwell.organisations.rules.facts import Noted, OrganisationFacts
from leadwell.organisations.rules.kind_in_a_name import kind_in_a_name


class Load(NamedTuple):
    """Who loads what, as at when."""

    by: Actor
    as_at: date | None
    source: str
    now: datetime


def take_places(
    kind: str,
    rows: Sequence[Any],
    *,
    by: Actor,
    as_at: date | None,
    source: str,
    now: datetime,
) -> Taken:
    """Take in one register, already read. Counts are in rows of the file; a refused row says why."""
    return _TAKERS[kind](rows, Load(by, as_at, source, now))


def note_care_places(
    *,
    rows: Sequence[CqcRating | CqcLocation],
    by: Actor,
    as_at: date | None,
    source: str,
    now: datetime,
) -> Noted:
    """Note the care locations that the regulator's file rates, and their providers."""
    facts = care_places(rows)
    return actions.note_organisations(by=by, facts=facts, source=source, as_at=as_at, now=now)


def note_mentions(
    *,
    named: Iterable[tuple[int, str, str]],
    by: Actor,
    as_at: date | None,
    source: str,
    now: datetime,
) -> Noted:
    """Note organisations that a publication only mentions: (line, code, name), each code once.

    What a register says about them always goes first, whichever came earlier.
    """
    facts: dict[str, OrganisationFacts] = {}
    for line, code, name in named:
        kind, sector = kind_in_a_name(name)
        facts.setdefault(
            code, OrganisationFacts(line, code, name, kind, sector, tells_closing=False)
        )
    return actions.note_organisations(
        by=by, facts=list(facts.values()), source=source, as_at=as_at, now=now
    )


def _take_register(kind: str) -> Callable[[Sequence[OdsRow], Load], Taken]:
    def take(rows: Sequence[OdsRow], load: Load) -> Taken:
        facts: RegisterFacts = organisations(kind, rows, as_at=load.as_at)
        _note(facts.above, load)
        return _taken(rows, _note(facts.described, load))

    return take


def _take_practices(rows: Sequence[OdsRow], load: Load) -> Taken:
    taken = _take_register("ods-practices")(rows, load)
    areas = commissioned_by(rows)
    _note(pointed_at((one.group_code for one in areas), "commissioner", "unknown"), load)
    actions.note_memberships(by=load.by, facts=areas, source=load.source, now=load.now)
    return taken


def _take_icbs(rows: Sequence[IcbName], load: Load) -> Taken:
    return _taken(rows, _note(icbs(rows), load))


def _take_regions(rows: Sequence[RegionName], load: Load) -> Taken:
    return _taken(rows, _note(regions(rows), load))


def _take_networks(rows: Sequence[Pcn | PcnMember], load: Load) -> Taken:
    """Two sheets in one file: networks first, then who is in them. Each has its own lines."""
    found = [row for row in rows if isinstance(row, Pcn)]
    members = [row for row in rows if isinstance(row, PcnMember)]
    boards = queries.codes_above({row.commissioner_code for row in found})
    first = _taken(found, _note(networks(found, boards), load))
    practices = (row.practice_code for row in members)
    _note(pointed_at(practices, "practice", "primary-care"), load)
    joined = actions.note_memberships(
        by=load.by, facts=in_networks(members), source=load.source, now=load.now
    )
    return _together(first, _taken(members, joined))


def _take_successions(rows: Sequence[Succession], load: Load) -> Taken:
    facts = successions(rows)
    return _taken(
        rows,
        actions.note_successions(by=load.by, facts=facts, source=load.source, now=load.now),
    )


def _take_aliases(rows: Sequence[Aliases], load: Load) -> Taken:
    """The name itself adds what is unknown; then the other names, and what was merged."""
    known = note_mentions(
        named=((row.line, row.code, row.name) for row in rows),
        by=load.by, as_at=load.as_at, source=load.source, now=load.now,
    )  # fmt: skip
    called = actions.note_aliases(by=load.by, facts=aliases(rows), source=load.source, now=load.now)
    merged = actions.note_successions(
        by=load.by, facts=mergers(rows), source=load.source, now=load.now
    )
    return _taken(rows, _all_of(known, called, merged))


def _note(facts: Sequence[OrganisationFacts], load: Load) -> Noted:
    return actions.note_organisations(
        by=load.by, facts=facts, source=load.source, as_at=load.as_at, now=load.now
    )


def _all_of(*noted: Noted) -> Noted:
    """One row may bring several facts: it is added or changed if any of them is."""
    refused = {one.line: one for each in noted for one in each.refused}
    added = frozenset().union(*(each.added for each in noted[:1])) - refused.keys()
    moved = frozenset().union(*(each.added | each.changed for each in noted))
    changed = moved - added - refused.keys()
    same = frozenset().union(*(each.unchanged for each in noted))
    return Noted(
        added, changed, same - added - changed - refused.keys(), tuple(refused.values())
    )  # fmt: skip


def _taken(rows: Sequence[Row], noted: Noted) -> Taken:
    by_line: Mapping[int, Any] = {row.line: row for row in rows} if noted.refused else {}
    refused = tuple(
        BadRow(one.line, "code", str(one.reason), _cells(by_line[one.line]))
        for one in sorted(noted.refused, key=lambda one: one.line)
    )
    return Taken(len(noted.added), len(noted.unchanged), len(noted.changed), refused)


def _cells(row: Any) -> tuple[str, ...]:
    """The row without its line, as somebody would find it again."""
    _, *cells = row
    return cut([", ".join(cell) if isinstance(cell, tuple) else cell or "" for cell in cells])


def _together(one: Taken, other: Taken) -> Taken:
    return Taken(
        one.accepted + other.accepted,
        one.unchanged + other.unchanged,
        one.changed + other.changed,
        one.refused + other.refused,
    )


_TAKERS: Mapping[str, Callable[[Sequence[Any], Load], Taken]] = {
    "region-names": _take_regions,
    "icb-names": _take_icbs,
    "ods-trusts": _take_register("ods-trusts"),
    "ods-ccg-icb": _take_register("ods-ccg-icb"),
    "ods-practices": _take_practices,
    "ods-sites": _take_register("ods-sites"),
    "ods-pcn": _take_networks,
    "ods-successors": _take_successions,
    "organisation-aliases": _take_aliases,
}
