"""TRN-29: Everything that decides about places is fixed and published before anybody can apply.

Source: house rule, from the protocol of draws: the public value comes after the close, nobody knows it
before, and the cohorts begin once it is drawn and answered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from leadwell.reasons import Reason
from leadwell.training.rules.places.facts import CohortFacts, RoundFacts

RESERVED = frozenset({"mine", "open"})  # words that already stand at this place in addresses
MOST_CHOICES, MOST_DAYS = 20, 90


def round_can_be_opened(
    facts: RoundFacts, *, cohorts: Collection[CohortFacts], taken: Collection[str], now: datetime
) -> list[Reason]:
    """Say what stands in the way. `cohorts` are the runs named, as far as they are of this programme."""
    return [*_times(facts, now), *_said(facts, taken), *_cohorts(facts, cohorts)]


def _times(facts: RoundFacts, now: datetime) -> Iterable[Reason]:
    if facts.opens_at < now:
        yield Reason("TRN-29a", "Publish it first: let it open from now on.")
    if facts.closes_at <= facts.opens_at:
        yield Reason("TRN-29b", "Let it close after it opens.")
    if facts.public_at <= facts.closes_at:
        yield Reason("TRN-29c", "The public value has to become known after the close.")


def _said(facts: RoundFacts, taken: Collection[str]) -> Iterable[Reason]:
    if facts.draw in taken or facts.draw in RESERVED:
        yield Reason("TRN-29d", "Choose another name for the draw: this one is taken.")
    if not facts.public_source.strip() or "\n" in facts.public_source:
        yield Reason("TRN-29e", "Say on one line where the public value will come from.")
    if not facts.criteria.strip():
        yield Reason("TRN-29f", "Write down who may apply and how places are given.")
    if not (1 <= facts.most_choices <= MOST_CHOICES and 1 <= facts.answer_days <= MOST_DAYS):
        yield Reason("TRN-29g", "Give 1 to 20 choices, and 1 to 90 days to answer.")


def _cohorts(facts: RoundFacts, cohorts: Collection[CohortFacts]) -> Iterable[Reason]:
    if not cohorts or {each.code for each in cohorts} != set(facts.runs):
        yield Reason("TRN-29h", "Name at least one cohort, each of this programme.")
    if any(each.in_another_round or each.cancelled for each in cohorts):
        yield Reason("TRN-29i", "One cohort is cancelled or belongs to another round.")
    if any(each.starts_on <= facts.public_at.date() for each in cohorts):
        yield Reason("TRN-29j", "Let the cohorts begin after the draw.")
