"""Giving committed events their places in the tree, and signing what came of it.

An event is written in the transaction of the change it tells of and waits for nobody. A moment later one
sequencer at a time gives places to what was committed. In between an event could still be lost without
the tree showing it; so the gap is kept to seconds, and the page of checkpoints says how many wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.conf import settings
from django.db import connection, transaction

from leadwell.actor import Actor
from leadwell.gateways.signed_note import Checkpoint as Said
from leadwell.gateways.signed_note import signer
from leadwell.history import queries
from leadwell.history.models import Checkpoint
from leadwell.stats.merkle import Subtree, Tree

Back = Literal["window", "day", "all"]
AT_ONCE = 20_000
SIGNED_EVERY = timedelta(minutes=1)
LOCK = 0x1EDC  # any number, as long as nothing else of ours locks with it


@dataclass(frozen=True, slots=True)
class Sequenced:
    """What one run of the sequencer did."""

    placed: int
    size: int
    signed: bool


def sequence(*, by: Actor, now: datetime, back: Back = "window", sign: bool = False) -> Sequenced:
    """Give committed events their places, and sign a checkpoint if there are new ones: at once when
    `sign` says so, else once a minute. `back` is how far it looks for events that a slow transaction
    brought late. One runs at a time; another finds nothing to do."""
    after = {
        "window": queries.a_window_ago,
        "day": lambda: queries.a_day_ago(now),
        "all": lambda: 0,
    }
    start, placed = after[back](), 0
    while more := _place(start):
        placed += more
    return Sequenced(placed, queries.size(), _sign(now, at_once=sign))


@transaction.atomic
def _place(after: int) -> int:
    found = queries.unplaced(after=after, most=AT_ONCE) if _alone() else []
    if found:
        tree = queries.grown()
        first, nodes = tree.size, _grow(tree, [leaf for _, leaf in found])
        _write_places(first, [number for number, _ in found])
        _write_nodes(nodes)
    return len(found)


def _alone() -> bool:
    """Whether nobody else is at it; until the end of the transaction nobody else will be."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _grow(tree: Tree, leaves: Sequence[bytes]) -> list[tuple[Subtree, bytes]]:
    return [node for leaf in leaves for node in tree.add(leaf)]


def _write_places(first: int, numbers: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO history_position (position, event_id)"
            " SELECT %s + place - 1, number"
            " FROM unnest(%s::bigint[]) WITH ORDINALITY AS given (number, place)",
            [first, list(numbers)],
        )


def _write_nodes(nodes: Sequence[tuple[Subtree, bytes]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO history_node (level, number, digest) VALUES (%s, %s, %s)",
            [(where.level, where.number, digest) for where, digest in nodes],
        )


@transaction.atomic
def _sign(now: datetime, *, at_once: bool) -> bool:
    """Without the key nothing is signed: a site can be served where the key is kept elsewhere."""
    if not settings.LEADWELL_LEDGER_KEY or not _alone():
        return False
    last = queries.latest_checkpoint()
    if queries.size() == (last.size if last else 0):
        return False
    if last and not at_once and abs(now - last.at) < SIGNED_EVERY:  # the clock may have been fast
        return False
    _write_checkpoint(queries.grown(), now)
    return True


def _write_checkpoint(tree: Tree, now: datetime) -> None:
    signing = signer(settings.LEADWELL_LEDGER_KEY)
    said = Said(signing.name, tree.size, tree.root())
    Checkpoint.objects.create(
        size=tree.size,
        root=said.root,
        note=signing.sign(said.text()),
        key=str(signing.verifier),
        at=now,
    )
