"""Who holds what, as bits: one row for each person, sixty-four keys in each column.

A question about one rule then reads each row once, in pieces that stay in the processor's own memory, so
that it costs little more than reading the bytes. Nothing here is anybody's authoritative answer: the
columns are drawn from rows of the database and can be drawn again.

Source: methods, career routes and gates: set inclusion over bit columns.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
Marks = NDArray[np.bool_]
BITS = 64
PIECE = 131_072  # rows at a time: a megabyte of one column


@dataclass(frozen=True, slots=True)
class BitColumns:
    """`keys` names the bits in their order; `columns` holds one array for each sixty-four of them."""

    keys: tuple[str, ...]
    columns: tuple[Words, ...]

    @property
    def rows(self) -> int:
        """How many people there are."""
        return len(self.columns[0])


@dataclass(frozen=True, slots=True)
class Part:
    """Something to be held: at least `count` of the keys and of the parts inside."""

    count: int
    keys: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


def empty_columns(rows: int, keys: Sequence[str]) -> BitColumns:
    """Nobody holds anything yet."""
    several = max(-(-len(keys) // BITS), 1)
    return BitColumns(tuple(keys), tuple(np.zeros(rows, np.uint64) for _ in range(several)))


def hold(held: BitColumns, pairs: Iterable[tuple[int, str]]) -> None:
    """Set the bit of each (row, key). Keys that have no bit are left out: no rule asks for them."""
    numbers = {key: number for number, key in enumerate(held.keys)}
    found: dict[int, list[int]] = {}
    for row, key in pairs:
        if key in numbers:
            found.setdefault(numbers[key], []).append(row)
    for number, rows in found.items():
        column, bit = divmod(number, BITS)
        held.columns[column][np.asarray(rows)] |= np.uint64(1 << bit)


def renew(held: BitColumns, row: int, keys: Collection[str]) -> None:
    """What one person holds now, in place of what they held before."""
    for column, word in zip(held.columns, words_of(held.keys, keys), strict=True):
        column[row] = word


def words_of(names: Sequence[str], keys: Collection[str]) -> tuple[np.uint64, ...]:
    """The bits of some keys as words, one for each column."""
    words = [0] * max(-(-len(names) // BITS), 1)
    for number, name in enumerate(names):
        if name in keys:
            words[number // BITS] |= 1 << number % BITS
    return tuple(np.uint64(word) for word in words)


def holding(held: BitColumns, part: Part) -> Marks:
    """Who holds it, row by row. A key that has no bit is held by nobody."""
    found = np.empty(held.rows, np.bool_)
    judge = _judge(held.keys, part)
    for begin in range(0, held.rows, PIECE):
        end = begin + PIECE
        found[begin:end] = judge(tuple(column[begin:end] for column in held.columns))
    return found


def how_many_hold(held: BitColumns, part: Part) -> int:
    """How many people hold it. No mark for each person is kept."""
    judge = _judge(held.keys, part)
    pieces = range(0, held.rows, PIECE)
    return sum(
        int(
            np.count_nonzero(judge(tuple(column[begin : begin + PIECE] for column in held.columns)))
        )
        for begin in pieces
    )


Judge = Callable[[tuple[Words, ...]], Marks]


def _judge(names: Sequence[str], part: Part) -> Judge:
    """One part as a function of a piece of the columns, its masks worked out once."""
    words = words_of(names, part.keys)
    masks = [(number, word) for number, word in enumerate(words) if word]
    if not part.parts and part.count == len(part.keys):
        return _all_of(masks, known=set(part.keys) <= set(names))
    return _at_least(part.count, masks, [_judge(names, each) for each in part.parts])


def _all_of(masks: list[tuple[int, np.uint64]], *, known: bool) -> Judge:
    """Every bit of every mask. It works in room of its own: making room anew for each piece would cost
    as much as the question."""
    bits, held, marks = (
        np.empty(PIECE, np.uint64),
        np.empty(PIECE, np.bool_),
        np.empty(PIECE, np.bool_),
    )

    def judge(piece: tuple[Words, ...]) -> Marks:
        several = len(piece[0])
        found = marks[:several]
        if not known or not masks:
            found[:] = known
        for place, (number, mask) in enumerate(masks if known else ()):
            np.bitwise_and(piece[number], mask, out=bits[:several])
            np.equal(bits[:several], mask, out=held[:several] if place else found)
            if place:
                np.logical_and(found, held[:several], out=found)
        return found

    return judge


def _at_least(count: int, masks: list[tuple[int, np.uint64]], parts: list[Judge]) -> Judge:
    def judge(piece: tuple[Words, ...]) -> Marks:
        held = np.zeros(len(piece[0]), np.uint16)
        for number, mask in masks:
            held += np.bitwise_count(piece[number] & mask)
        for each in parts:
            held += each(piece)
        return held >= count

    return judge


@dataclass(frozen=True, slots=True)
class Posts:
    """What many posts ask, as the sets of keys that would do: one row of `masks` for each set, the sets of
    a post one after the other from `begins`."""

    masks: Words
    begins: NDArray[np.intp]


def posts_of(names: Sequence[str], ways: Sequence[Sequence[Collection[str]]]) -> Posts:
    """Posts by what each of them asks: any one of its sets would do."""
    masks = [words_of(names, way) for several in ways for way in several]
    sizes = [len(several) for several in ways]
    begins = np.concatenate(([0], np.cumsum(sizes[:-1], dtype=np.intp))).astype(np.intp)
    return Posts(np.asarray(masks, np.uint64), begins)


def open_to(posts: Posts, words: Sequence[np.uint64]) -> Marks:
    """Which of the posts are open to somebody who holds these bits."""
    lacking = posts.masks & ~np.asarray(words, np.uint64)
    return np.logical_or.reduceat(~lacking.any(axis=1), posts.begins)
