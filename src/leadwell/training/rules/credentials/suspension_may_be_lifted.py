"""TRN-62: A suspension can be lifted. What was withdrawn for good stays withdrawn.

Source: Bitstring Status List 1.0, status purposes: a suspension can be undone, a revocation cannot.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.credentials.facts import Standing


def suspension_may_be_lifted(standing: Standing) -> list[Reason]:
    """Say what stands in the way. An empty list means yes."""
    if standing.withdrawn:
        return [
            Reason("TRN-62", "This credential was withdrawn for good. Award a new one instead.")
        ]
    return []
