"""What was counted behind a printed result, sealed with the worker's key. Pages cannot open it."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings

from leadwell.fairness.rules.disclosing.facts import Basis, Cells, Seen
from leadwell.gateways.sealed_secret import BrokenSeal, seal, unseal

LEAST_EFFORT = 1


@dataclass(frozen=True, slots=True)
class Behind:
    """What is behind a printed result: each cell as printed and as counted, and a fingerprint of everything
    that was counted, by which a place where nothing changed is known. `otherwise` as in `Disclosed`."""

    basis: Basis
    fingerprint: str
    otherwise: Cells = field(default_factory=dict)


def sealed(behind: Behind, *, about: str) -> bytes:
    """The same, unreadable. `about` says of which result; it opens as that of no other."""
    told = [behind.basis, behind.fingerprint, behind.otherwise]
    said = json.dumps(told, separators=(",", ":")).encode()
    return seal(zlib.compress(said, LEAST_EFFORT), key=settings.LEADWELL_SNAPSHOT_KEY, about=about)


def behind(kept: bytes, *, about: str) -> Behind | None:
    """What was sealed; nothing where nothing was, or where it was sealed with another key."""
    if not kept:
        return None
    try:
        said = unseal(bytes(kept), key=settings.LEADWELL_SNAPSHOT_KEY, about=about)
    except BrokenSeal:
        return None
    cells, fingerprint, *more = json.loads(zlib.decompress(said))
    basis = {name: (printed, counted) for name, (printed, counted) in cells.items()}
    if not more:  # sealed before sets were guarded together: printed again, whoever came or went
        return Behind(basis, "")
    otherwise = {name: (Seen(seen), counted) for name, (seen, counted) in more[0].items()}
    return Behind(basis, fingerprint, otherwise)


def about_result(organisation_id: int, set_code: str, ended_on: date, *, area: bool) -> str:
    """Which result a seal belongs to. Exact results have none."""
    return f"basis {set_code} {ended_on} {organisation_id} {'area' if area else 'own'}"
