"""The snapshot: everybody in post with what they hold, as bits, for questions about many.

It is drawn from rows each night, kept in a folder of ours without any name, and never anybody's
authoritative answer: that comes from the rows, each time anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings
from django.db import connection
from numpy.typing import NDArray

from leadwell.actor import Actor, Permission
from leadwell.appointments.queries.asking import GATE, StandardsOn, standards_on
from leadwell.appointments.rules.facts import Demand
from leadwell.gateways.arrays import Kept, kept_arrays
from leadwell.organisations.rules.level_of import level_of
from leadwell.reasons import NotPermitted
from leadwell.standards.models import Requirement
from leadwell.standards.rules.rule_tree import AtLeast, Needs, Rule, keys_of, read_rule
from leadwell.stats.bitsets import BitColumns, Marks, Part, empty_columns, holding
from leadwell.training.queries.for_the_gate import holders_of

NOT_ALL = "Only a job that sees all people draws the snapshot."
HEADER, NUMBER = 19, 4 + 8  # bytes of a binary COPY: before the first row, and of each number
EVERY_GROUP = ""
_IN_POST = """
COPY (
    SELECT DISTINCT ON (person) coalesce(p.joined_to_id, p.id)::bigint AS person,
        coalesce({level}, 0)::bigint AS level, post.organisation_id::bigint,
        coalesce(array_position(%(groups)s::text[], post.staff_group::text), 1)::bigint
    FROM organisations_tenure t
    JOIN organisations_post post ON post.id = t.post_id
    JOIN people_person p ON p.id = t.person_id
    {levels}
    WHERE t.from_on <= %(on)s AND (t.until_on IS NULL OR t.until_on > %(on)s)
    ORDER BY person, level DESC, t.id
) TO STDOUT (FORMAT BINARY)
"""
_MAPPED = """
LEFT JOIN unnest(%(bands)s::text[], %(roles)s::text[], %(leads)s::bool[], %(boards)s::bool[],
    %(levels)s::int[]) AS mapped (band, job_role, leads, board, level)
ON (mapped.band, mapped.job_role, mapped.leads, mapped.board)
    = (post.band, post.job_role, post.leads, post.board)
"""
_KINDS = "SELECT DISTINCT band, job_role, leads, board FROM organisations_post WHERE leads OR board"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everybody in post on a day, by the number of their kept record: the level of their highest post,
    where it is, its staff group (a place in `groups`), and what they hold."""

    on: date
    person: NDArray[np.int64]
    level: NDArray[np.int8]
    place: NDArray[np.int32]
    group: NDArray[np.int16]
    groups: tuple[str, ...]
    held: BitColumns


def folder() -> Path:
    """Where the snapshot is kept."""
    return Path(settings.LEADWELL_HOME) / "gate"


def kept_snapshot(*, by: Actor = GATE, changing: bool = False) -> Snapshot | None:
    """The snapshot that was drawn last; None before the first. Raises `NotPermitted`."""
    _insist(by)
    kept = kept_arrays(folder(), changing=changing)
    return None if kept is None else _read(kept)


def _insist(by: Actor) -> None:
    if not by.may(Permission.SEE_PEOPLE):
        raise NotPermitted(NOT_ALL)


def _read(kept: Kept) -> Snapshot:
    arrays, about = kept.arrays, kept.about
    columns = tuple(arrays[f"bits-{n}"] for n in range(about["columns"]))
    return Snapshot(
        on=date.fromisoformat(about["on"]),
        person=arrays["person"],
        level=arrays["level"],
        place=arrays["place"],
        group=arrays["group"],
        groups=tuple(about["groups"]),
        held=BitColumns(tuple(about["keys"]), columns),
    )


def as_arrays(drawn: Snapshot) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """The snapshot as it is kept."""
    arrays = {name: getattr(drawn, name) for name in ("person", "level", "place", "group")}
    arrays |= {f"bits-{n}": column for n, column in enumerate(drawn.held.columns)}
    about = {
        "on": drawn.on.isoformat(),
        "groups": drawn.groups,
        "keys": drawn.held.keys,
        "columns": len(drawn.held.columns),
    }
    return arrays, about


def drawn_snapshot(*, by: Actor, on: date) -> Snapshot:
    """The snapshot of a day, drawn from rows. Raises `NotPermitted`."""
    _insist(by)
    standards = standards_on(on)
    asked = _everything_asked()
    groups = (EVERY_GROUP, *sorted({group for _level, group, _rule in asked if group}))
    person, level, place, group = _in_post(standards, groups, on)
    held = empty_columns(len(person), _in_order(asked))
    for number, key in enumerate(held.keys):
        counting = [key, *(each for each, others in standards.walk.items() if key in others)]
        (holders,) = _numbers(holders_of(counting, by=by, on=on), 1)
        column, bit = divmod(number, 64)
        held.columns[column][_rows(person, holders)] |= np.uint64(1 << bit)
    return Snapshot(
        on,
        person,
        level.astype(np.int8),
        place.astype(np.int32),
        (group - 1).astype(np.int16),
        groups,
        held,
    )


def _everything_asked() -> list[tuple[int, str, Rule]]:
    """What any version asks, drafts too: what if it were in force?"""
    found = Requirement.objects.values_list("level", "staff_group", "rule")
    return [(level, group, read_rule(said)) for level, group, said in found]


def _in_order(asked: Iterable[tuple[int, str, Rule]]) -> tuple[str, ...]:
    """The keys, those that one level asks for beside each other: then few columns are read."""
    ordered = sorted(asked, key=lambda each: each[0])
    return tuple(dict.fromkeys(key for _, _, rule in ordered for key in sorted(keys_of(rule))))


def _in_post(standards: StandardsOn, groups: Sequence[str], on: date) -> list[NDArray[np.int64]]:
    values: dict[str, Any] = {"groups": list(groups), "on": on}
    level, levels = "post.level", ""
    with connection.cursor() as cursor:
        if standards.mapping is not None:
            level, levels = "mapped.level", _MAPPED
            cursor.execute(_KINDS)
            values |= _mapped(cursor.fetchall(), standards)
        statement = _IN_POST.format(level=level, levels=levels)
        with cursor.copy(statement, values) as sent:
            return _numbers(b"".join(bytes(piece) for piece in sent), 4)


def _mapped(kinds: Sequence[Any], standards: StandardsOn) -> dict[str, Any]:
    """Every kind of post there is, with the level the framework gives it."""
    assert standards.mapping is not None
    found = [
        level_of(band, role, leads=leads, board=board, mapping=standards.mapping).level
        for band, role, leads, board in kinds
    ]
    columns = list(zip(*kinds, strict=True)) or [(), (), (), ()]
    names = ("bands", "roles", "leads", "boards")
    return {**dict(zip(names, map(list, columns), strict=True)), "levels": found}


def _numbers(sent: bytes, several: int) -> list[NDArray[np.int64]]:
    """The columns of a binary COPY of whole numbers."""
    row = 2 + several * NUMBER
    count = (len(sent) - HEADER - 2) // row
    rows = np.frombuffer(sent, np.uint8, count * row, HEADER).reshape(count, row)
    return [
        np.ascontiguousarray(rows[:, 2 + n * NUMBER + 4 : 2 + (n + 1) * NUMBER])
        .view(">i8")
        .reshape(count)
        .astype(np.int64)
        for n in range(several)
    ]


def _rows(person: NDArray[np.int64], holders: NDArray[np.int64]) -> NDArray[np.intp]:
    """Where these people stand; whoever is not in post is left out."""
    if not len(person):
        return np.empty(0, np.intp)
    places = np.searchsorted(person, holders)
    places[places == len(person)] = 0
    return np.unique(places[person[places] == holders])


def part(rule: Rule) -> Part:
    """A rule as the bits are asked for it."""
    if isinstance(rule, Needs):
        return Part(1, (rule.key,))
    keys = tuple(each.key for each in rule.of if isinstance(each, Needs))
    inside = tuple(part(each) for each in rule.of if isinstance(each, AtLeast))
    return Part(rule.count, keys, inside)


def meeting(snapshot: Snapshot, demands: Iterable[Demand]) -> Marks:
    """Who meets every one of these demands that is asked of them. Of whom nothing is asked meets it."""
    met = np.ones(len(snapshot.person), np.bool_)
    for each in demands:
        met &= holding(snapshot.held, part(each.rule)) | ~asked_of(snapshot, each)
    return met


def asked_of(snapshot: Snapshot, demand: Demand) -> Marks:
    """Of whom a demand is asked: by the level of their post, and its staff group."""
    asked = snapshot.level == demand.level
    if demand.staff_group == EVERY_GROUP:
        return asked
    if demand.staff_group not in snapshot.groups:
        return np.zeros(len(asked), np.bool_)
    return asked & (snapshot.group == snapshot.groups.index(demand.staff_group))
