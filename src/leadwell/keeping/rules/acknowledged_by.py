"""KEE-02: A complaint is acknowledged within thirty days; other requests need no acknowledging.

Source: Data (Use and Access) Act 2025, as summed up in our notes on standards (3.10).
"""

from __future__ import annotations

from datetime import date, timedelta

from leadwell.keeping.rules.facts import Clock


def acknowledged_by(received_on: date, *, clock: Clock) -> date | None:
    """The last day on which the acknowledgement is in time, or None where none is needed."""
    if clock.acknowledge_days is None:
        return None
    return received_on + timedelta(days=clock.acknowledge_days)
