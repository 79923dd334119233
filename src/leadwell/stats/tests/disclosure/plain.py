"""The attack a second way: write down every table of whole numbers that fits what was printed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from leadwell.stats.disclosure import Book, Profile, show_count


def every_fit(
    book: Book, hidden: list[bool], profile: Profile, *, most: int, told: bool
) -> Iterator[tuple[int, ...]]:
    """Every table of a grid that prints as this one does, of parts up to `most`."""
    facts = list(zip(book.keys, book.values.tolist(), hidden, strict=True))
    at = {key: place for place, key in enumerate(book.keys)}
    totals = [b.left[0] for b in book.balances]
    free = [place for place, key in enumerate(book.keys) if key not in totals]

    def fits(place: int, n: int) -> bool:
        key, count, away = facts[place]
        return _fits(n, count, away, key in book.certain, profile, told)

    allowed = [[n for n in range(most + 1) if fits(place, n)] for place in free]
    for chosen in product(*allowed):
        table = dict(zip(free, chosen, strict=True))
        for balance in (
            *book.balances,
            *book.balances,
        ):  # totals of totals come out the second time
            table[at[balance.left[0]]] = sum(table.get(at[key], 0) for key in balance.right)
        whole = tuple(table[place] for place in range(len(book.keys)))
        if all(fits(place, n) for place, n in table.items()) and _adds_up(book, whole):
            yield whole


def _fits(n: int, count: int, away: bool, sure: bool, profile: Profile, told: bool) -> bool:
    if away:
        return profile.hides(n) if told and profile.hides(count) else n > 0
    return n == count if sure else show_count(n, profile) == show_count(count, profile)


def _adds_up(book: Book, table: tuple[int, ...]) -> bool:
    return not (book.signs @ table).any()
