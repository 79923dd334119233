"""KEE-09: A record goes when its time is over, nobody holds it, and its person asks nothing of it.

The time runs from the day its class names, never while the record is still in use. A hold in force
always wins.
Source: NHS Records Management Code of Practice (2023), as summed up in our notes on standards (3.10); to be
verified against its schedules.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date

from leadwell.keeping.rules.facts import DisposalAction, Hold, KeptRecord, RetentionRule
from leadwell.reasons import Reason


def record_may_be_disposed_of(
    record: KeptRecord, *, rules: Mapping[str, RetentionRule], holds: Iterable[Hold], today: date
) -> list[Reason]:
    """Say what stands in the way. An empty list means that a person may dispose of it."""
    rule = rules.get(record.kept_as)
    if rule is None or rule.action is not DisposalAction.DISPOSE or rule.years is None:
        return [Reason("KEE-09a", "Nothing says that records of this kind are disposed of.")]
    return [*_time(record, rule.years, today=today), *_held(holds, today=today), *_asked(record)]


def _time(record: KeptRecord, years: int, *, today: date) -> list[Reason]:
    if record.ended_on is None:
        return [Reason("KEE-09b", "It is still in use.")]
    over = _years_after(record.ended_on, years)
    if today < over:
        return [Reason("KEE-09c", "It is kept until {day}.", {"day": over.isoformat()})]
    if record.looked_at_again_on and today < record.looked_at_again_on:
        again = record.looked_at_again_on.isoformat()
        return [Reason("KEE-09d", "Somebody decided to keep it until {day}.", {"day": again})]
    return []


def _held(holds: Iterable[Hold], *, today: date) -> list[Reason]:
    in_force = (
        hold for hold in holds
        if hold.from_on <= today and (hold.until_on is None or today < hold.until_on)
    )  # fmt: skip
    return [Reason("KEE-09e", "It is held: {why}", {"why": hold.because}) for hold in in_force]


def _asked(record: KeptRecord) -> list[Reason]:
    if record.asks:
        return [Reason("KEE-09f", "Its person waits for an answer about it.")]
    return []


def _years_after(day: date, years: int) -> date:
    last = monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))
