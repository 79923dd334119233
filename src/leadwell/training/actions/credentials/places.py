"""Places in the status lists: at random, so that neighbours say nothing of each other, and never twice."""

from __future__ import annotations

from collections.abc import Iterator
from secrets import SystemRandom

from leadwell.gateways.open_badges.status_lists import LEAST_BITS
from leadwell.training.models import Purpose, StatusList

CHANCE = SystemRandom()


def take_places(count: int) -> Iterator[tuple[int, int]]:
    """So many places that nobody had before, as list and index. Inside a transaction: until its end
    nobody else takes any."""
    while count > 0:
        shelf = _open_list()
        free = _free(shelf)
        chosen = CHANCE.sample(free, min(count, len(free)))
        _mark(shelf, chosen)
        yield from ((shelf.number, index) for index in chosen)
        count -= len(chosen)
        if count > 0:
            _made(shelf.number + 1)


def hold_places() -> None:
    """Until the end of this transaction nobody else takes any."""
    _open_list()


def _open_list() -> StatusList:
    """The newest list, locked; the first of all is made here."""
    newest = StatusList.objects.select_for_update().filter(purpose=Purpose.SUSPENSION)
    return newest.order_by("-number").first() or _made(1)


def _made(number: int) -> StatusList:
    """A list of each purpose with this number; the one that gives out places is locked."""
    empty = {"size": LEAST_BITS, "bits": bytes(LEAST_BITS // 8), "taken": bytes(LEAST_BITS // 8)}
    for purpose in (Purpose.REVOCATION, Purpose.SUSPENSION):
        StatusList.objects.get_or_create(purpose=purpose, number=number, defaults=empty)
    return StatusList.objects.select_for_update().get(purpose=Purpose.SUSPENSION, number=number)


def _free(shelf: StatusList) -> list[int]:
    taken = bytes(shelf.taken)
    return [n for n in range(shelf.size) if not taken[n >> 3] & (0x80 >> (n & 7))]


def _mark(shelf: StatusList, chosen: list[int]) -> None:
    taken = bytearray(shelf.taken)
    for index in chosen:
        taken[index >> 3] |= 0x80 >> (index & 7)
    shelf.taken = bytes(taken)
    shelf.save(update_fields=["taken"])
