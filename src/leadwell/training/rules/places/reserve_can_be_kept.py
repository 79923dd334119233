"""TRN-30: Places are kept for facts that the law does not protect. For a protected one only with its legal
basis and an end.

Source: Equality Act 2010 sections 158 and 159, as summed up in our notes on methods (1.3).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import FACTS, PROTECTED, ReserveFacts

SHORTEST = 20


def reserve_can_be_kept(
    reserves: Collection[ReserveFacts], *, places: int, closes_on: date
) -> list[Reason]:
    """Say what stands in the way of these reserves of one cohort with so many places."""
    reasons = [reason for each in reserves for reason in _one(each, closes_on)]
    if sum(each.places for each in reserves) > places:
        reasons.append(
            Reason("TRN-30d", "Keep no more than its {places} places.", {"places": places})
        )
    if len({each.name for each in reserves}) < len(reserves):
        reasons.append(Reason("TRN-30e", "Keep places for each fact once."))
    return reasons


def _one(reserve: ReserveFacts, closes_on: date) -> Iterable[Reason]:
    if reserve.places < 1:
        yield Reason("TRN-30a", "Keep at least one place, or none.")
    if reserve.fact in PROTECTED:
        if len(reserve.basis.strip()) < SHORTEST or reserve.until_on is None:
            yield Reason(
                "TRN-30b",
                "The law protects this fact. Give the legal basis and the day it ends, or leave it out.",
            )
        elif reserve.until_on < closes_on:
            yield Reason("TRN-30f", "The legal basis ends before the round closes.")
    elif reserve.fact not in FACTS:
        yield Reason("TRN-30c", "Nobody knows this fact about people. Choose one from the list.")
