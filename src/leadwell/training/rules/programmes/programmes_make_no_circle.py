"""TRN-21: No programme has to be passed before itself, whichever way round.

Source: house rule, from what nobody could ever pass.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from leadwell.reasons import Reason


def programmes_make_no_circle(
    code: str, first: Collection[str], *, others: Mapping[str, Collection[str]]
) -> list[Reason]:
    """Say which circle it would make that `first` come before `code`. `others` says what comes before
    every other programme."""
    seen: set[str] = set()
    waiting = [(each, each) for each in first]
    while waiting:
        start, each = waiting.pop()
        if each == code:
            return [
                Reason("TRN-21", "{code} would have to be passed before itself, by way of {start}.",
                       {"code": code, "start": start})
            ]  # fmt: skip
        if each not in seen:
            seen.add(each)
            waiting += [(start, before) for before in others.get(each, ())]
    return []
