"""TRN-61: What was signed can be suspended for a while, unless it was withdrawn for good.

Source: Bitstring Status List 1.0, status purposes: a suspension can be undone, a revocation cannot.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.credentials.facts import Standing


def credential_may_be_suspended(standing: Standing) -> list[Reason]:
    """Say what stands in the way. An empty list means yes."""
    if standing.withdrawn:
        return [Reason("TRN-61a", "This credential was withdrawn for good.")]
    if not standing.signed:
        return [Reason("TRN-61b", "This credential is not signed yet. Nobody can show it.")]
    return []
