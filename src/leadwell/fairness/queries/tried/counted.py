"""Who was counted in a tried version, sealed with the worker's key, and those that an answer is set against.

Pages cannot open it: it says who falls short, by number.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.conf import settings
from django.db.models import Q

from leadwell.fairness.models import TriedVersion
from leadwell.fairness.rules.disclosing.facts import Basis
from leadwell.fairness.rules.tried.facts import Numbers, Tried
from leadwell.gateways.sealed_secret import seal, unseal

LEAST_EFFORT = 1


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was given: who was counted, and each cell as printed and as counted."""

    tried: Tried
    basis: Basis


def sealed(one: TriedVersion, found: Answered) -> bytes:
    """Who was counted, unreadable. It opens as that of no other answer."""
    tried = found.tried
    said = [_steps(tried.asked), _steps(tried.short), found.basis]
    packed = zlib.compress(json.dumps(said, separators=(",", ":")).encode(), LEAST_EFFORT)
    return seal(packed, key=settings.LEADWELL_SNAPSHOT_KEY, about=_about(one))


def opened(one: TriedVersion) -> Answered:
    """Who was counted. Raises `BrokenSeal` where it was sealed with another key."""
    packed = unseal(bytes(one.sealed), key=settings.LEADWELL_SNAPSHOT_KEY, about=_about(one))
    asked, short, cells = json.loads(zlib.decompress(packed))
    basis = {name: (printed, counted) for name, (printed, counted) in cells.items()}
    path = one.organisation.path
    return Answered(Tried(path, one.version_id, _numbers(asked), _numbers(short)), basis)


def earlier(one: TriedVersion) -> list[Answered]:
    """The answers this one is set against, the last one first: of the same place, of those above and beneath
    it, and of the same version of everything beneath those above. Raises `BrokenSeal`."""
    path = one.organisation.path
    above = Q(organisation__path__in=_paths_above(path))
    near = above | Q(organisation__path__startswith=path)
    kept = TriedVersion.objects.filter(lines__isnull=False).select_related("organisation")
    for root in kept.filter(above, version=one.version_id).values_list("organisation__path"):
        near |= Q(version=one.version_id, organisation__path__startswith=root[0])
    return [opened(each) for each in kept.filter(near).order_by("-answered_at", "-pk")]


def last_alike(tried: Tried, before: Sequence[Answered]) -> Answered | None:
    """The answer whose numbers stay where hardly anybody moved: the last one about the very same people, or
    else about the same version at the same place."""
    same = (one for one in before if _same_people(one.tried, tried))
    here = (one for one in before if _same_question(one.tried, tried))
    return next(same, None) or next(here, None)


def _same_people(one: Tried, other: Tried) -> bool:
    return np.array_equal(one.asked, other.asked) and np.array_equal(one.short, other.short)


def _same_question(one: Tried, other: Tried) -> bool:
    return (one.path, one.version) == (other.path, other.version)


def _paths_above(path: str) -> list[str]:
    return [path[: n + 1] for n, sign in enumerate(path) if sign == "/"]


def _about(one: TriedVersion) -> str:
    return f"tried version {one.pk} of {one.version_id} at {one.organisation_id}"


def _steps(numbers: Numbers) -> list[int]:
    """Numbers in order as steps from one to the next, which pack small."""
    return [int(step) for step in np.diff(np.unique(numbers), prepend=0)]


def _numbers(steps: Sequence[int]) -> Numbers:
    return np.cumsum(np.array(steps, dtype=np.int64))
