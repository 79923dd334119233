"""What the places of a run may print: those that are not as they were, many at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from leadwell.fairness.actions.runs import Kept, Printed, Run, Was
from leadwell.fairness.queries.printed_places import Asked, Place
from leadwell.fairness.rules.disclosing.facts import Basis, Disclosed
from leadwell.fairness.rules.disclosing.silent_in_areas import silent_in_areas
from leadwell.stats.disclosure import HES_2018, INTERNAL_EXACT, Profile, StillFound


def places_printed(run: Run, places: Sequence[Place], was: Was) -> Printed:
    """What organisations may print. None of them depends on another: they are printed side by side."""
    asked = [
        _asked(run, place, profile, kept)
        for place in places
        for profile in run.profiles(place)
        for kept in [was.get((place.organisation_id, profile.name))]
        if not run.stays(place, kept)
    ]
    found = run.figures.printed_each(asked, run.hands)
    keys = ((one.place.organisation_id, one.profile.name) for one in asked)
    return dict(zip(keys, found, strict=True))


def areas_printed(run: Run, areas: Sequence[Place], was: Was) -> Printed:
    """What areas may print beside their places, which are all told by now, in every set (FAR-27). An area
    that has to go silent somewhere is printed again, and then those above it may have to."""
    kept = {area.organisation_id: was.get(_key(area)) for area in areas}
    silent: dict[int, frozenset[str]] = {}
    found: dict[int, Disclosed | StillFound] = {}
    bases: dict[int, Basis] = {}
    for area in areas:
        before = kept[area.organisation_id]
        if before and before.behind and run.stays(area, before):
            bases[area.organisation_id] = before.behind.basis
    again = [area for area in areas if area.organisation_id not in bases]
    while True:
        asked = [
            _asked(run, area, HES_2018, kept[number], silent.get(number, frozenset()))
            for area in again
            for number in [area.organisation_id]
        ]
        for area, one in zip(again, run.figures.printed_each(asked, run.hands), strict=True):
            found[area.organisation_id] = one
            if isinstance(one, Disclosed):
                bases[area.organisation_id] = one.basis
        in_print = {number: run.others.in_print(number, basis) for number, basis in bases.items()}
        more = silent_in_areas(
            run.beneath, bases, above=run.figures.above, profile=HES_2018, in_print=in_print
        )
        again = [
            area
            for area in areas
            if not more.get(area.organisation_id, frozenset())
            <= silent.get(area.organisation_id, frozenset())
        ]
        if not again:
            return {(number, HES_2018.name): one for number, one in found.items()}
        for area in again:
            number = area.organisation_id
            silent[number] = silent.get(number, frozenset()) | more[number]


def _key(area: Place) -> tuple[int, str]:
    return area.organisation_id, HES_2018.name


def _asked(
    run: Run, place: Place, profile: Profile, kept: Kept | None, also: Collection[str] = ()
) -> Asked:
    """What is asked of a place, beside what was printed of it last and what other sets print."""
    before = kept.behind.basis if kept and kept.behind else None
    if profile is INTERNAL_EXACT:
        return Asked(place, profile, before)
    return Asked(place, profile, before, also, run.others.of(place.key))
