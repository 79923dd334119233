"""KEE-01: An answer is due a month after the request came, later only for pauses and an extension.

The month ends on the same day of the next month, or on its last day where there is no such day: what
comes on 31 January is due on 28 February. We do not use the extra days the law gives at weekends. Each
day on which the clock stood still, while we waited for the person to say who they are or what they mean,
moves the day by one.
Source: UK GDPR article 12(3) and the Data (Use and Access) Act 2025, as summed up in our notes on
standards (3.10). House rule for weekends.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from leadwell.keeping.rules.facts import Clock, Pause


def when_due(
    received_on: date, *, clock: Clock, pauses: Iterable[Pause], extended: bool, today: date
) -> date:
    """The last day on which the answer is in time, as it stands today."""
    months = clock.months + (clock.more_months if extended else 0)
    stood = sum(_days(pause, today=today) for pause in pauses)
    return _months_after(received_on, months) + timedelta(days=stood)


def _days(pause: Pause, *, today: date) -> int:
    return max(0, ((pause.until_on or today) - pause.from_on).days)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
