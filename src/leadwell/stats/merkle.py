"""One digest that stands for a long list, and short proofs about the list: the Merkle tree of
RFC 6962, section 2.1, whose proofs are checked as RFC 9162, sections 2.1.3.2 and 2.1.4.2, say.

It is no statistic. It stands here because it is pure: bytes and numbers in, bytes out, and anyone who
checks our ledger from outside can run this file alone.

Digests are 32 bytes. A tree of `size` leaves has them at places 0 to size - 1. The subtree
(level, number) is the complete one over the 2**level leaves from place number << level. Whoever keeps
the digests at every eighth level can make any proof from a few hundred of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

EMPTY = sha256(b"").digest()
KEPT_EVERY = 8  # levels


class Subtree(NamedTuple):
    """A complete subtree of 2**level leaves, the number-th from the left."""

    level: int
    number: int


class Span(NamedTuple):
    """The leaves from `begin` up to but not including `end`."""

    begin: int
    end: int


def leaf_hash(content: bytes) -> bytes:
    """The digest of one entry of the list."""
    return sha256(b"\0" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The digest of two digests. Its first byte keeps a node from passing for a leaf."""
    return sha256(b"\1" + left + right).digest()


@dataclass(slots=True)
class Tree:
    """A tree that only grows. It remembers one digest for each complete subtree it is made of, the
    largest first: never more than the logarithm of its size."""

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def add(self, leaf: bytes) -> tuple[tuple[Subtree, bytes], ...]:
        """Put a leaf at the end. Answers the subtrees it completed at the levels that are kept."""
        self.size += 1
        rest, level, digest = self.size, 0, leaf
        kept: tuple[tuple[Subtree, bytes], ...] = ()
        while not rest & 1:
            digest = node_hash(self.peaks.pop(), digest)
            rest, level = rest >> 1, level + 1
            if level % KEPT_EVERY == 0:
                kept += ((Subtree(level, rest - 1), digest),)
        self.peaks.append(digest)
        return kept

    def root(self) -> bytes:
        """The digest that stands for every leaf so far."""
        return joined(self.peaks)


def joined(peaks: Sequence[bytes]) -> bytes:
    """The digest over neighbouring complete subtrees, the largest first."""
    if not peaks:
        return EMPTY
    *rest, digest = peaks
    for left in reversed(rest):
        digest = node_hash(left, digest)
    return digest


def subtrees(span: Span) -> Iterator[Subtree]:
    """The complete subtrees a span is made of, the largest first. Spans begin where a subtree of
    their own size may begin, as those of a proof do."""
    begin, end = span
    while begin < end:
        level = (end - begin).bit_length() - 1
        yield Subtree(level, begin >> level)
        begin += 1 << level


def inclusion_spans(place: int, size: int) -> list[Span]:
    """The spans whose digests prove that a leaf stands at this place in a tree of this size."""
    if not 0 <= place < size:
        raise ValueError("There is no such place in a tree of this size.")
    begin, end, found = 0, size, []
    while end - begin > 1:
        middle = begin + _split(end - begin)
        if place < middle:
            found.append(Span(middle, end))
            end = middle
        else:
            found.append(Span(begin, middle))
            begin = middle
    return found[::-1]


def consistency_spans(old: int, new: int) -> list[Span]:
    """The spans whose digests prove that the tree of the old size is the beginning of the new one."""
    if not 0 < old <= new:
        raise ValueError("The older tree holds at least one leaf and is no larger than the newer.")
    begin, end, found = 0, new, []
    while end != old:
        middle = begin + _split(end - begin)
        if old <= middle:
            found.append(Span(middle, end))
            end = middle
        else:
            found.append(Span(begin, middle))
            begin = middle
    return [*([Span(begin, end)] if begin else []), *found[::-1]]


def _split(size: int) -> int:
    """The largest power of two below `size`, which is 2 or more."""
    return 1 << (size - 1).bit_length() - 1


def includes(leaf: bytes, place: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof shows that the leaf stands at this place in the tree with this root."""
    if not 0 <= place < size:
        return False
    here, last, digest = place, size - 1, leaf
    for other in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            digest = node_hash(other, digest)
            here, last = _up_to_a_right_turn(here, last)
        else:
            digest = node_hash(digest, other)
        here, last = here >> 1, last >> 1
    return last == 0 and digest == root


def _up_to_a_right_turn(here: int, last: int) -> tuple[int, int]:
    """Past the levels at which the last node of a tree has no neighbour."""
    while here and not here & 1:
        here, last = here >> 1, last >> 1
    return here, last


def extends(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the tree of the old size is the beginning of the new one."""
    if old == new:
        return not proof and old_root == new_root
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not 0 < old < new or not proof:
        return False
    here, last = old - 1, new - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    before = after = path[0]
    for other in path[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            before, after = node_hash(other, before), node_hash(other, after)
            here, last = _up_to_a_right_turn(here, last)
        else:
            after = node_hash(after, other)
        here, last = here >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root
