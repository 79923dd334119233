"""FAR-52: An inspector notes how many members of staff they spoke to, by group, on a day of the open pack.

A note is corrected once, by another. How many people one note may be about is data.
Source: house rule, from what inspectors need: note the mix of the staff spoken to, and no names.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leadwell.fairness.rules.acting.facts import Mix, PackTerms, SpokenSaid
from leadwell.reasons import Reason

FEWEST_LETTERS, MOST_LETTERS = 3, 120


def staff_spoken_to_can_be_noted(
    said: SpokenSaid, *, opened_on: date, today: date, corrected: bool, terms: PackTerms
) -> list[Reason]:
    """Say what stands in the way. `corrected`: what it would correct has been corrected already. An empty
    list means nothing does."""
    reasons = [*_counted(said.mix, terms), *_day(said.on, opened_on, today)]
    if not FEWEST_LETTERS <= len(said.where_at.strip()) <= MOST_LETTERS:
        reasons.append(
            Reason(
                "FAR-52e",
                "Say in a few words where it was, in {most} characters or fewer.",
                {"most": MOST_LETTERS},
            )
        )
    if corrected:
        reasons.append(Reason("FAR-52f", "This was put right already. Put the newer one right."))
    return reasons


def _counted(mix: Mix, terms: PackTerms) -> Iterator[Reason]:
    if min(mix.white, mix.bme, mix.not_known) < 0:
        yield Reason("FAR-52a", "Nobody speaks to fewer than no people. Write 0 or more.")
    elif not 1 <= mix.everybody <= terms.most_spoken_to:
        yield Reason(
            "FAR-52b",
            "One note is about 1 to {most} people. Write how many you spoke to.",
            {"most": terms.most_spoken_to},
        )


def _day(on: date, opened_on: date, today: date) -> Iterator[Reason]:
    if on > today:
        yield Reason("FAR-52c", "That day is still to come. Note it when it is over.")
    if on < opened_on:
        yield Reason("FAR-52d", "The pack was not open yet on that day.")
