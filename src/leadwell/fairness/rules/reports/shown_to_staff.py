"""FAR-60: Staff read of their own employer what it published, the latest of each set, and nothing else.

What was taken back is not among it: it is to be found with the reason on the page of returns.
Source: house rule: staff read their own organisation's figures in plain words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from leadwell.fairness.rules.reports.facts import PublishedReturn


def shown_to_staff(returns: Iterable[PublishedReturn]) -> tuple[PublishedReturn, ...]:
    """The latest standing return of each organisation and set, by organisation and set."""
    latest: dict[tuple[int, str], PublishedReturn] = {}
    for one in returns:
        key = (one.organisation_id, one.set_code)
        held = latest.get(key)
        if not one.withdrawn and (held is None or _age(one) > _age(held)):
            latest[key] = one
    return tuple(latest[key] for key in sorted(latest))


def _age(one: PublishedReturn) -> tuple[date, datetime]:
    return one.ended_on, one.published_at
