"""ACS-04: A role is given only at the kinds of place it is meant for.

A registered manager runs a care service, and published files are loaded for all of England, so
neither role means anything at a trust.
Source: the role's own definition in roles.py.
"""

from __future__ import annotations

from leadwell.access.rules.roles import Role
from leadwell.reasons import Reason


def role_fits_the_place(role: Role, *, place_kind: str) -> list[Reason]:
    """Say what stands in the way of giving this role at this kind of place."""
    if place_kind in role.given_at:
        return []
    return [Reason("ACS-04", "This role cannot be given at this kind of organisation.")]
