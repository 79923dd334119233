"""PPL-03: Two records of one person are joined once, without chains and without circles.

One of the two is kept and the other points at it. A record that already points elsewhere, or that
others point at, is not pointed anywhere new: who looks would have to follow a chain. A made-up person
is never joined to a real one.
Source: house rule, from the promise that a person is one record for life and every joining can be undone.
"""

from __future__ import annotations

from leadwell.people.rules.facts import Record
from leadwell.reasons import Reason


def two_records_can_be_joined(keep: Record, join: Record) -> list[Reason]:
    """Say what stands in the way of joining `join` to `keep`. An empty list means nothing does."""
    if keep.number == join.number:
        return [Reason("PPL-03a", "Choose two different records.")]
    if keep.joined_to == join.number or join.joined_to == keep.number:
        return [Reason("PPL-03b", "These two records are joined already.")]
    if keep.joined_to or join.joined_to:
        return [Reason("PPL-03c", "One of them is joined to a third record. Undo that first.")]
    if join.others:
        return [Reason("PPL-03d", "Others are joined to the second record. Keep that one instead.")]
    if keep.made_up != join.made_up:
        return [Reason("PPL-03e", "A made-up person is not joined to a real one.")]
    return []
