"""ACS-01: Only a role that is written down can be given.

Source: UK GDPR, Article 5(1)(f), integrity and confidentiality; the list is roles.py.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason


def role_is_known(role: str, *, known: Collection[str]) -> list[Reason]:
    """Say what stands in the way. An empty list means the role exists."""
    return [] if role in known else [Reason("ACS-01", "Choose a role from the list.")]
