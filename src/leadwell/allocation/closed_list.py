"""One digest for the closed list of entrants, and a short proof that an entrant is on it.

The tree of RFC 6962, section 2.1, over whole records, so that neither an entrant nor a choice can be
changed once the root is out. A proof holds the neighbour's digest at every level on the way up, and is
checked as RFC 9162, section 2.1.3.2, says. (`stats.merkle` is the same tree for a ledger that grows.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True, eq=False)
class ClosedList:
    """The digests of a closed list, level by level, from its records up to the root."""

    levels: tuple[list[bytes], ...]

    @property
    def root(self) -> bytes:
        """The digest that stands for the whole list."""
        return self.levels[-1][0]

    @property
    def size(self) -> int:
        """How many records there are."""
        return 0 if self is _EMPTY else len(self.levels[0])

    def proof(self, place: int) -> list[bytes]:
        """What shows that the record at this place, counted from 0, is on the list."""
        if not 0 <= place < self.size:
            raise ValueError("There is no such place on the list.")
        found = []
        for level in self.levels[:-1]:
            if place ^ 1 < len(level):
                found.append(level[place ^ 1])
            place >>= 1
        return found


_EMPTY = ClosedList(([sha256(b"").digest()],))


def close(records: Iterable[bytes]) -> ClosedList:
    """Close a list of records. Their order counts."""
    levels = [[sha256(b"\0" + record).digest() for record in records]]
    if not levels[0]:
        return _EMPTY
    while len(levels[-1]) > 1:
        levels.append(_joined(levels[-1]))
    return ClosedList(tuple(levels))


def _joined(level: list[bytes]) -> list[bytes]:
    """Neighbours joined; one that is left over goes up as it is."""
    pairs = zip(level[::2], level[1::2], strict=False)
    up = [sha256(b"\1" + left + right).digest() for left, right in pairs]
    return up + level[-1:] if len(level) % 2 else up


def on_the_list(
    record: bytes, *, place: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether the proof shows that the record stands at this place of the list with this root."""
    if not 0 <= place < size:
        return False
    digest, rest = sha256(b"\0" + record).digest(), list(proof)
    last = size - 1
    while last:
        if place & 1 or place < last:
            if not rest:
                return False
            other = rest.pop(0)
            pair = other + digest if place & 1 else digest + other
            digest = sha256(b"\1" + pair).digest()
        place, last = place >> 1, last >> 1
    return not rest and digest == root
