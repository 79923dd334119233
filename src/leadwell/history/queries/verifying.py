"""Checking the whole ledger from its first event to its last, in constant memory.

Everything is worked out again from what is stored: the commitment of every event from its particulars,
its leaf from what it says, the tree from the leaves, and the root of every checkpoint from the
tree. The first thing that does not fit is named in a sentence. It all happens in one snapshot of the
database, so nothing written meanwhile disturbs it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import DataError, connection, transaction

from leadwell.gateways.signed_note import NotGenuine, Verifier, checkpoint, opened
from leadwell.history.models import Checkpoint
from leadwell.history.rules import facts
from leadwell.stats.merkle import Subtree, Tree

AT_ONCE = 2000
PATIENCE = timedelta(minutes=15)
Row = tuple[Any, ...]
Progress = Callable[[int], None]

WHAT_STAYS = """e.id, e.what, e.about_kind, e.about_id, e.at, e.rules, e.versions, e.commitment,
    e.leaf, r.salt, r.by_name, r.by_person_id, r.on_behalf_of, r.details"""
IN_ORDER = f"""
SELECT p.position, p.event_id, {WHAT_STAYS}
FROM history_position p
LEFT JOIN history_event e ON e.id = p.event_id
LEFT JOIN history_particulars r ON r.event_id = p.event_id
ORDER BY p.position
"""  # noqa: S608 - the columns are ours
UNPLACED = f"""
SELECT NULL, e.id, {WHAT_STAYS}
FROM history_event e LEFT JOIN history_particulars r ON r.event_id = e.id
WHERE NOT EXISTS (SELECT FROM history_position p WHERE p.event_id = e.id)
ORDER BY e.id
"""  # noqa: S608 - the columns are ours
NODES = "SELECT level, number, digest FROM history_node ORDER BY (number + 1) << level, level"
LOST_PARTICULARS = """
SELECT e.id FROM history_event e
WHERE NOT EXISTS (SELECT FROM history_particulars r WHERE r.event_id = e.id)
EXCEPT
SELECT named::bigint FROM history_event e JOIN history_particulars r ON r.event_id = e.id,
    jsonb_path_query(r.details,
        '$.events[*] ? (@.type() == "number" && @ >= 1 && @ <= 9223372036854775807)') AS named
WHERE e.what = 'particulars.erased'
ORDER BY 1 LIMIT 1
"""
STRAY_PARTICULARS = """
SELECT r.event_id FROM history_particulars r
WHERE NOT EXISTS (SELECT FROM history_event e WHERE e.id = r.event_id)
ORDER BY 1 LIMIT 1
"""


class NotWhole(Exception):
    """The first thing in the ledger that does not fit, in a sentence."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What was checked and found well."""

    size: int
    root: bytes
    checkpoints: int
    waiting: int


@dataclass(frozen=True, slots=True)
class _Promised:
    """A root that somebody signed for a size."""

    size: int
    root: bytes
    by_witness: bool = False

    @property
    def name(self) -> str:
        whose = "The witness's checkpoint" if self.by_witness else "The checkpoint"
        return f"{whose} of {self.size:,} events"


def verify(
    *,
    keys: Sequence[Verifier],
    now: datetime,
    witness: str = "",
    patience: timedelta = PATIENCE,
    progress: Progress = lambda checked: None,
) -> Whole:
    """Check the whole ledger; `NotWhole` names the first thing that does not fit. `witness` is a
    checkpoint that somebody else kept. An event may wait for its place as long as `patience`."""
    promised_elsewhere = [_by_witness(witness, keys)] if witness else []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        walk = _Walk(promised_elsewhere, keys, progress)
        for row in _streamed(IN_ORDER):
            walk.step(row)
        walk.finish()
        waiting = _unplaced(now - patience)
        _particulars_are_all_there()
    return Whole(walk.tree.size, walk.tree.root(), walk.checkpoints, waiting)


def _by_witness(note: str, keys: Sequence[Verifier]) -> _Promised:
    try:
        said = checkpoint(_opened(note, keys))
    except NotGenuine as error:
        raise NotWhole(f"The witness's file is not a checkpoint of this ledger. {error}") from error
    return _Promised(said.size, said.root, by_witness=True)


def _opened(note: str, keys: Sequence[Verifier]) -> str:
    named = [key for key in keys if f" {key.name} " in note]
    if not named:
        raise NotGenuine("It is signed with a key that is not this ledger's.")
    return opened(note, named[0])


class _Walk:
    """From the first position to the last, with what was promised on the way."""

    def __init__(
        self, elsewhere: Sequence[_Promised], keys: Sequence[Verifier], progress: Progress
    ) -> None:
        self.tree = Tree()
        self.checkpoints = 0
        self._progress = progress
        self._sound_until = 0
        self._elsewhere = list(elsewhere)
        self._nodes = _nodes()
        self._signed = self._signed_roots(keys)
        self._next = next(self._signed, None)

    def step(self, row: Row) -> None:
        """One position: the event at it, its leaf, and what it completes."""
        position, number, *stored = row
        if position != self.tree.size:
            raise NotWhole(
                f"Position {self.tree.size:,} of the ledger is gone; {position:,} is the next."
            )
        for where, digest in self.tree.add(_leaf(position, number, stored)):
            self._is_kept(where, digest)
        self._is_promised()
        if self.tree.size % AT_ONCE == 0:
            self._progress(self.tree.size)

    def _is_kept(self, where: Subtree, digest: bytes) -> None:
        kept = next(self._nodes, None)
        if kept is None or kept[0] != where:
            raise NotWhole(f"The node at level {where.level}, number {where.number}, is gone.")
        if kept[1] != digest:
            first, last = where.number << where.level, ((where.number + 1) << where.level) - 1
            raise NotWhole(
                f"The events at positions {max(first, self._sound_until):,} to {last:,} are not "
                "those that were given these positions, or not in their order; or the node over "
                "them was changed."
            )

    def _is_promised(self) -> None:
        for promised in [p for p in self._elsewhere if p.size == self.tree.size]:
            self._elsewhere.remove(promised)
            self._holds(promised)
        if self._next and self._next.size == self.tree.size:
            self._holds(self._next)
            self.checkpoints += 1
            self._sound_until = self.tree.size
            self._next = next(self._signed, None)

    def _holds(self, promised: _Promised) -> None:
        if promised.root != self.tree.root():
            raise NotWhole(
                f"{promised.name} has another root than the events have: one of those at positions "
                f"{self._sound_until:,} to {promised.size - 1:,}, or their order, was changed."
            )

    def finish(self) -> None:
        """After the last position nothing may be promised that is not there."""
        beyond = [*self._elsewhere, *([self._next] if self._next else [])]
        for promised in sorted(beyond, key=lambda each: each.size):
            raise NotWhole(
                f"{promised.name} tells of more than the {self.tree.size:,} events that are here: "
                "the last ones are gone, or this is an older copy."
            )
        if left := next(self._nodes, None):
            where = left[0]
            raise NotWhole(
                f"There is a node at level {where.level}, number {where.number}, over no events."
            )

    def _signed_roots(self, keys: Sequence[Verifier]) -> Iterator[_Promised]:
        for stored in Checkpoint.objects.order_by("size").iterator(AT_ONCE):
            try:
                said = checkpoint(_opened(stored.note, keys))
            except NotGenuine as error:
                raise NotWhole(f"The checkpoint of {stored.size:,} events: {error}") from error
            if (said.size, said.root) != (stored.size, bytes(stored.root)):
                raise NotWhole(
                    f"The checkpoint of {stored.size:,} events says something else than its note."
                )
            yield _Promised(said.size, said.root)


def _leaf(position: int | None, number: int, stored: Sequence[Any]) -> bytes:
    """The leaf of a stored event, once all of it was found to fit."""
    where = f"Event {number:,}" + ("" if position is None else f", at position {position:,},")
    if stored[0] is None:
        raise NotWhole(f"{where} is gone.")
    committed, leaf, salt = stored[7:10]
    try:
        particulars, happening = _said(stored)
    except (ValueError, RecursionError):  # JSON that the database keeps and nobody of ours wrote
        raise NotWhole(f"{where} cannot be read.") from None
    if salt is not None and facts.commitment(bytes(salt), particulars) != bytes(committed):
        raise NotWhole(f"{where} has other particulars (who, and details) than were recorded.")
    if facts.leaf(number, happening, bytes(committed)) != bytes(leaf):
        raise NotWhole(f"{where} was changed after it was recorded.")
    return bytes(leaf)


def _said(stored: Sequence[Any]) -> tuple[facts.Particulars, facts.Happening]:
    what, about_kind, about_id, at, rules, versions = stored[1:7]
    by_name, by_person_id, on_behalf_of, details = stored[10:]
    happening = facts.Happening(
        what, about_kind, about_id, at, json.loads(rules), json.loads(versions)
    )
    told = json.loads(details or "null")
    return facts.Particulars(by_name, by_person_id, on_behalf_of, told), happening


def _nodes() -> Iterator[tuple[Subtree, bytes]]:
    """The kept nodes in the order in which a growing tree completes them."""
    for level, number, digest in _streamed(NODES):
        yield Subtree(level, number), bytes(digest)


def _streamed(statement: str) -> Iterator[Row]:
    """Rows one after another from a cursor that stays on the server."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement)
        try:
            while rows := cursor.fetchmany(AT_ONCE):
                yield from rows
        except DataError as why:
            raise NotWhole(f"A row of the ledger holds what no event can: {why}") from None


def _unplaced(before: datetime) -> int:
    """How many events wait for their place; all of them sound, and none for too long."""
    waiting = 0
    for position, number, *stored in _streamed(UNPLACED):
        _leaf(position, number, stored)
        if stored[4] < before:
            raise NotWhole(
                f"Event {number:,}, recorded at {stored[4]:%Y-%m-%d %H:%M} UTC, still has no "
                "position in the ledger."
            )
        waiting += 1
    return waiting


def _particulars_are_all_there() -> None:
    if number := _first(LOST_PARTICULARS):
        raise NotWhole(
            f"The particulars of event {number:,} are gone, and no event says that they were erased."
        )
    if number := _first(STRAY_PARTICULARS):
        raise NotWhole(f"There are particulars of event {number:,}, and there is no such event.")


def _first(statement: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        row = cursor.fetchone()
    return row[0] if row else None
