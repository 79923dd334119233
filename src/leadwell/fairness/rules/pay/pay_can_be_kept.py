"""FAR-30: A row of pay says what somebody earned an hour, on a snapshot day that has been.

Somebody on unpaid leave that day has no hourly pay, and still counts where bonuses are counted.
Source: house rule, from the statutory figures: hourly pay is of full-pay relevant employees, bonuses are
of all relevant employees, and each sector has one snapshot day a year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leadwell.fairness.rules.pay.facts import PayFacts, PayTerms
from leadwell.reasons import Reason


def pay_can_be_kept(facts: PayFacts, *, terms: PayTerms, sector: str, today: date) -> list[Reason]:
    """Say what stands in the way of keeping this row. An empty list means nothing does."""
    return [
        *_of_hourly(facts, terms),
        *_of_bonus(facts, terms),
        *_of_day(facts, terms, sector, today),
    ]


def _of_hourly(facts: PayFacts, terms: PayTerms) -> Iterator[Reason]:
    limits = {"most": f"{terms.most_hourly:,}", "least": f"{terms.least_hourly:,}"}
    if facts.hourly is None:
        if facts.full_pay and facts.bonus is not None:
            words = (
                "There is a bonus but no hourly pay. Give the hourly pay, or say no to full pay."
            )
            yield Reason("FAR-30a", words)
        elif facts.full_pay:
            words = "Give the hourly pay. Only somebody on unpaid leave that day has none."
            yield Reason("FAR-30b", words)
    elif facts.hourly <= 0:
        words = (
            "Hourly pay cannot be nought. For unpaid leave, leave it empty and say no to full pay."
        )
        yield Reason("FAR-30c", words)
    elif facts.full_pay and facts.hourly < terms.least_hourly:
        yield Reason("FAR-30d", "Less than £{least} an hour on full pay cannot be right.", limits)
    elif facts.hourly > terms.most_hourly:
        words = "More than £{most} an hour looks like pay for a week, month or year. Give it for an hour."
        yield Reason("FAR-30e", words, limits)


def _of_bonus(facts: PayFacts, terms: PayTerms) -> Iterator[Reason]:
    if facts.bonus is not None and facts.bonus > terms.most_bonus:
        limits = {"most": f"{terms.most_bonus:,}"}
        yield Reason(
            "FAR-30f", "A bonus of more than £{most} cannot be right. Give pounds.", limits
        )


def _of_day(facts: PayFacts, terms: PayTerms, sector: str, today: date) -> Iterator[Reason]:
    allowed = {duty.snapshot for duty in terms.duties_of(sector)}
    if (facts.as_at.month, facts.as_at.day) not in allowed:
        days = {"days": ", ".join(f"{day:02d}/{month:02d}" for month, day in sorted(allowed))}
        words = (
            "That is not a snapshot day. For this organisation it is {days} (day/month) each year."
        )
        yield Reason("FAR-30g", words, days)
    elif facts.as_at > today:
        yield Reason("FAR-30h", "That snapshot day is still to come.")
