"""What was counted behind a printed result, sealed with the worker's key. Pages cannot open it."""

from __future__ import annotations

import json
import zlib
from datetime import date

from django.conf import settings

from leadwell.fairness.rules.disclosing.facts import Basis
from leadwell.gateways.sealed_secret import BrokenSeal, seal, unseal

LEAST_EFFORT = 1


def sealed(basis: Basis, *, about: str) -> bytes:
    """The basis, unreadable. `about` says of which result; it opens as that of no other."""
    said = json.dumps(basis, separators=(",", ":")).encode()
    return seal(zlib.compress(said, LEAST_EFFORT), key=settings.LEADWELL_SNAPSHOT_KEY, about=about)


def opened_basis(kept: bytes, *, about: str) -> Basis | None:
    """The basis again; nothing where there is none, or where it was sealed with another key."""
    if not kept:
        return None
    try:
        said = unseal(bytes(kept), key=settings.LEADWELL_SNAPSHOT_KEY, about=about)
    except BrokenSeal:
        return None
    return {
        name: (printed, counted)
        for name, (printed, counted) in json.loads(zlib.decompress(said)).items()
    }


def about_result(organisation_id: int, set_code: str, ended_on: date, *, area: bool) -> str:
    """Which result a seal belongs to. Exact results have none."""
    return f"basis {set_code} {ended_on} {organisation_id} {'area' if area else 'own'}"
