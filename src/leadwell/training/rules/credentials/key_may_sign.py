"""TRN-65: A key that was replaced signs nothing more.

What it signed before stays good, because its public half stays published.
Source: house rule, for a new key must leave old credentials verifiable.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.credentials.facts import Signing


def key_may_sign(signing: Signing) -> list[Reason]:
    """Say what stands in the way. An empty list means yes."""
    if signing.replaced_at is not None:
        return [
            Reason(
                "TRN-65",
                "This key was replaced. Stop and start the site, so that it signs with the new one.",
            )
        ]
    return []
