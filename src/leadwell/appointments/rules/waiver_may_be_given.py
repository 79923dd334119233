"""APT-12: A waiver is for somebody else, above the hiring manager, for a time, with a reason and a plan.

Without these an exception is where "who you know" would come back in. How long it may last is data.
Source: house rule: a time-limited waiver by a named role above the hiring manager.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from leadwell.appointments.rules.facts import Answer, WaiverAsked, WaiverTerms
from leadwell.reasons import Reason

FEWEST_LETTERS = 20


def waiver_may_be_given(asked: WaiverAsked, *, terms: WaiverTerms, today: date) -> list[Reason]:
    """Say what stands in the way. An empty list means nothing does."""
    return [
        *_about_the_giver(asked),
        *_about_the_days(asked, terms, today),
        *_about_the_words(asked),
    ]


def _about_the_giver(asked: WaiverAsked) -> Iterator[Reason]:
    if asked.giver & asked.person:
        yield Reason("APT-12a", "Nobody waives the gate for themselves. Ask somebody above you.")
    if asked.giver & asked.managers:
        yield Reason(
            "APT-12b", "You would be their line manager. Somebody above the line manager decides."
        )


def _about_the_days(asked: WaiverAsked, terms: WaiverTerms, today: date) -> Iterator[Reason]:
    if asked.from_on < today:
        yield Reason("APT-12c", "A waiver begins today or later, never in the past.")
    if asked.until_on <= asked.from_on:
        yield Reason("APT-12d", "Choose a last day that is after the first.")
    if asked.until_on > asked.from_on + timedelta(days=terms.most_days):
        yield Reason("APT-12e", "A waiver lasts {days} days at most.", {"days": terms.most_days})


def _about_the_words(asked: WaiverAsked) -> Iterator[Reason]:
    if len(asked.because.strip()) < FEWEST_LETTERS:
        yield Reason("APT-12f", "Say why, in a sentence. It is kept with the waiver.")
    if len(asked.plan.strip()) < FEWEST_LETTERS:
        yield Reason("APT-12g", "Say how and by when they will meet what is asked.")
    if asked.verdict.answer is not Answer.NOT_MET:
        yield Reason("APT-12h", "Nothing is in their way on that day, so nothing is waived.")
