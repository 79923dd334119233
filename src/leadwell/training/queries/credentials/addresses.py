"""The addresses a credential carries. They are whole and outlast any request, so they are made from the
site's own address and never from what somebody asked."""

from __future__ import annotations

import re
from uuid import UUID

from django.conf import settings

ISSUER = "/credentials/issuer"
LIST = re.compile(r"(?P<house>.+)/credentials/status/(?P<purpose>[a-z]+)/(?P<number>[0-9]{1,9})")


def issuer_address() -> str:
    """Who we are, as an issuer."""
    return f"{settings.LEADWELL_ADDRESS}{ISSUER}"


def key_address(issuer: str, name: str) -> str:
    """Where a key of an issuer of ours is published."""
    return f"{issuer.removesuffix(ISSUER)}/credentials/keys/{name}"


def list_address(purpose: str, number: int) -> str:
    """Where a status list is published."""
    return f"{settings.LEADWELL_ADDRESS}/credentials/status/{purpose}/{number}"


def achievement_address(item: UUID, programme: str = "") -> str:
    """Where it is explained what somebody achieved, and how."""
    how = f"{programme}/" if programme else ""
    return f"{settings.LEADWELL_ADDRESS}/credentials/achievements/{item}/{how}"


def item_address(item: UUID) -> str:
    """The item of the standards, at its CASE address."""
    return f"{settings.LEADWELL_ADDRESS}/ims/case/v1p1/CFItems/{item}"


def verify_address(identifier: UUID) -> str:
    """Where a camera goes from a printed certificate."""
    return f"{settings.LEADWELL_ADDRESS}/verify/?number={identifier}"


def list_meant(address: str) -> tuple[str, str, int] | None:
    """The issuer, purpose and number of a list from its address, if it looks like one of ours."""
    found = LIST.fullmatch(address)
    if not found:
        return None
    return (found["house"] + ISSUER, found["purpose"], int(found["number"]))
