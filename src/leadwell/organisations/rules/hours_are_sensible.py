"""ORG-22: Hours are a share of full time, from none to twice.

Source: house rule, from the constraint on tenure; one person may hold more than one full-time post.
"""

from __future__ import annotations

from decimal import Decimal

from leadwell.reasons import Reason

MOST = Decimal(2)


def hours_are_sensible(fte: Decimal | None) -> list[Reason]:
    """Say what is wrong with these hours. Nothing is where nobody says."""
    if fte is not None and not 0 <= fte <= MOST:
        return [Reason("ORG-22", "The hours are more than two full-time weeks. Check them.")]
    return []
