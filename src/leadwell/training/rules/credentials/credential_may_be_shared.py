"""TRN-64: A credential can be shown to others once it is signed.

Even a suspended one: the page says so. Not one that was withdrawn, for there is nothing left to show.
Source: house rule, for a credential is shared by a link its holder gives away.
"""

from __future__ import annotations

from leadwell.reasons import Reason
from leadwell.training.rules.credentials.facts import Standing


def credential_may_be_shared(standing: Standing) -> list[Reason]:
    """Say what stands in the way. An empty list means yes."""
    if not standing.signed:
        return [Reason("TRN-64a", "It is being signed. Come back in a few minutes.")]
    if standing.withdrawn:
        return [Reason("TRN-64b", "This credential was withdrawn.")]
    return []
