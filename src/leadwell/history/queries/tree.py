"""The tree as the database keeps it, and proofs from it. A proof reads a few hundred digests, however
many events there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Max

from leadwell.history.models import Checkpoint, Event, Node, Position
from leadwell.stats.merkle import (
    KEPT_EVERY,
    Span,
    Subtree,
    Tree,
    consistency_spans,
    inclusion_spans,
    joined,
    subtrees,
)

TILE = 1 << KEPT_EVERY
# Numbers are given when an event is written and seen when it is committed, so a slow transaction brings
# numbers lower than some that have their place already. A quick look goes back this far.
WINDOW = 20_000


def size() -> int:
    """How many events have their place."""
    last: int | None = Position.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def grown() -> Tree:
    """The tree as it stands, ready to grow."""
    now = size()
    stored = StoredTree()
    return Tree(now, [stored.digest(each) for each in subtrees(Span(0, now))])


class StoredTree:
    """Digests of the tree, read a tile of 256 at a time and remembered while it is used."""

    def __init__(self) -> None:
        self._tiles: dict[tuple[int, int], list[bytes]] = {}

    def span(self, span: Span) -> bytes:
        """The digest over the leaves of a span of a proof."""
        return joined([self.digest(each) for each in subtrees(span)])

    def digest(self, subtree: Subtree) -> bytes:
        """The digest of one complete subtree."""
        above = subtree.level % KEPT_EVERY
        level, first = subtree.level - above, subtree.number << above
        tile = self._tile(level, first // TILE)
        part = Tree()
        for digest in tile[first % TILE : first % TILE + (1 << above)]:
            part.add(digest)
        return part.root()

    def _tile(self, level: int, number: int) -> list[bytes]:
        if (level, number) not in self._tiles:
            self._tiles[level, number] = _read_tile(level, number * TILE)
        return self._tiles[level, number]


def _read_tile(level: int, first: int) -> list[bytes]:
    if level == 0:
        leaves = Position.objects.filter(position__gte=first, position__lt=first + TILE)
        return [bytes(leaf) for leaf in leaves.values_list("event__leaf", flat=True)]
    nodes = Node.objects.filter(level=level, number__gte=first, number__lt=first + TILE)
    return [bytes(d) for d in nodes.order_by("number").values_list("digest", flat=True)]


@dataclass(frozen=True, slots=True)
class Proof:
    """That an event stands at its place in the tree of a checkpoint."""

    event: Event
    place: int
    hashes: tuple[bytes, ...]
    checkpoint: Checkpoint


def proof_of(event: Event) -> Proof | None:
    """The proof for an event and the latest checkpoint; None while it waits for one."""
    place = Position.objects.filter(event=event).values_list("position", flat=True).first()
    last = latest_checkpoint()
    if place is None or last is None or place >= last.size:
        return None
    stored = StoredTree()
    hashes = tuple(stored.span(each) for each in inclusion_spans(place, last.size))
    return Proof(event, place, hashes, last)


def consistency(old: int, new: int) -> list[bytes]:
    """The proof that the tree of the old size is the beginning of that of the new size."""
    stored = StoredTree()
    return [stored.span(each) for each in consistency_spans(old, new)]


def event(number: int) -> Event:
    """One event by its number, or `Event.DoesNotExist`. Ask `may_see_event` before it is shown."""
    return Event.objects.select_related("particulars").get(pk=number)


def latest_checkpoint() -> Checkpoint | None:
    """The newest checkpoint."""
    return Checkpoint.objects.order_by("-size").first()


def checkpoints(most: int) -> Sequence[Checkpoint]:
    """The newest checkpoints, newest first."""
    return list(Checkpoint.objects.order_by("-size")[:most])


UNPLACED = """
SELECT e.id, e.leaf FROM history_event e
WHERE e.id > %(after)s AND NOT EXISTS (
    SELECT FROM history_position p WHERE p.event_id > %(after)s AND p.event_id = e.id)
ORDER BY e.id LIMIT %(most)s
"""


def unplaced(*, after: int, most: int) -> list[tuple[int, bytes]]:
    """Events with higher numbers than `after` that have no place yet, with their leaves."""
    with connection.cursor() as cursor:
        cursor.execute(UNPLACED, {"after": after, "most": most})
        return [(number, bytes(leaf)) for number, leaf in cursor.fetchall()]


def waiting() -> int:
    """How many events wait for their place, as far as a quick look goes back."""
    return len(unplaced(after=a_window_ago(), most=WINDOW))


def a_window_ago() -> int:
    """Where a quick look begins: so many numbers before the highest that has its place."""
    highest: int | None = Position.objects.aggregate(highest=Max("event_id"))["highest"]
    return max(0, (highest or 0) - WINDOW)


def a_day_ago(now: datetime) -> int:
    """Where a thorough look begins: at the last event under a checkpoint that is a day old."""
    old = Checkpoint.objects.filter(at__lte=now - timedelta(days=1)).order_by("-size").first()
    if old is None:
        return 0
    last = Position.objects.filter(position=old.size - 1).values_list("event_id", flat=True)
    return last.first() or 0
