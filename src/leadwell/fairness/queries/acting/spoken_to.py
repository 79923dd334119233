"""The staff an inspector spoke to: what they noted with a pack, and the staff as the pack prints them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.fairness.models import EvidencePack, StaffSpokenTo
from leadwell.fairness.permissions.acting import may_note_spoken_to, spoken_to_visible_to
from leadwell.fairness.queries.acting.frameworks import pack_terms
from leadwell.fairness.queries.reports.years import is_whole
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.acting.facts import Mix
from leadwell.fairness.rules.acting.spoken_to_are_like_the_staff import (
    spoken_to_are_like_the_staff,
)
from leadwell.fairness.rules.facts import Reading, Shown, ShownGroup

SHARES = (
    "wres-1",
    "psed-ethnicity",
)  # the share of all staff, the first of them that is in the pack


@dataclass(frozen=True, slots=True)
class StaffPrinted:
    """The staff as a figure of a pack prints them. `mix` is None where a count is hidden."""

    figure: Mapping[str, Any]
    ended_on: date
    line: Shown
    mix: Mix | None


@dataclass(frozen=True, slots=True)
class SpokenWith:
    """What was noted with a pack, the newest day first, what it comes to, and beside whom it stands. What was
    corrected is among the notes, and does not count."""

    notes: tuple[StaffSpokenTo, ...]
    corrected: frozenset[int]
    mix: Mix
    staff: StaffPrinted | None
    reading: Reading


def spoken_to(*, by: Actor) -> QuerySet[StaffSpokenTo]:
    """Every note the asker may see."""
    rows = StaffSpokenTo.objects.filter(spoken_to_visible_to(by))
    return rows.select_related("pack__organisation", "pack__asked_by")


def spoken_to_of(number: int, *, by: Actor) -> StaffSpokenTo:
    """One note. Raises `StaffSpokenTo.DoesNotExist`."""
    return spoken_to(by=by).get(pk=number)


def spoken_with(pack: EvidencePack, *, by: Actor) -> SpokenWith | None:
    """What was noted with a pack; None for whoever may not know of it."""
    if not may_note_spoken_to(by, pack):
        return None
    notes = tuple(pack.spoken_to.filter(spoken_to_visible_to(by)).order_by("-on", "-pk"))
    corrected = frozenset(one.instead_of_id for one in notes if one.instead_of_id is not None)
    mix = _together(one for one in notes if one.pk not in corrected)
    staff, terms = staff_printed(pack.contents), pack_terms(localdate(pack.opens_at))
    reading = spoken_to_are_like_the_staff(mix, staff=staff.mix if staff else None, terms=terms)
    return SpokenWith(notes, corrected, mix, staff, reading)


def staff_printed(contents: Mapping[str, Any]) -> StaffPrinted | None:
    """The share of Black and minority ethnic people among all staff, where a pack holds one."""
    every = (one for each in contents.get("statements", ()) for one in each["figures"])
    figures = {one["indicator"]: one for one in every}
    for code in SHARES:
        if code in figures and (found := _printed(figures[code])) is not None:
            return found
    return None


def _printed(figure: Mapping[str, Any]) -> StaffPrinted | None:
    (line,) = from_json(figure["lines"][:1])
    if not is_whole(line, figure["indicator"]) or line.value is None:
        return None
    ended_on = date.fromisoformat(figure["ended_on"])
    return StaffPrinted(figure, ended_on, line, _mix(line.first, line.second))


def _mix(bme: ShownGroup | None, white: ShownGroup | None) -> Mix | None:
    if bme is None or white is None or bme.part is None or white.part is None:
        return None
    return Mix(white=white.part, bme=bme.part)


def _together(notes: Iterable[StaffSpokenTo]) -> Mix:
    kept = list(notes)
    names = ("white", "bme", "not_known")
    return Mix(**{name: sum(getattr(one, name) for one in kept) for name in names})
