"""Keeping what a run of figures came to: what changed takes the place of what was kept, the rest stays."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db import transaction
from django.db.models import QuerySet

from leadwell.fairness.models import Result, Snapshot
from leadwell.fairness.queries.bases import Behind, about_result, behind, sealed
from leadwell.fairness.queries.elsewhere import Elsewhere, kept_elsewhere, mark_of
from leadwell.fairness.queries.printing import Place, SetOfFigures
from leadwell.fairness.queries.results import digest_of, to_json
from leadwell.fairness.rules.disclosing.facts import (
    NOTHING_ELSEWHERE,
    Basis,
    Disclosed,
    Other,
    Told,
)
from leadwell.fairness.rules.disclosing.silent_in_areas import silent_in_areas
from leadwell.organisations.models import Organisation
from leadwell.stats.disclosure import HES_2018, INTERNAL_EXACT, Profile, StillFound

Key = tuple[int, str]
log = logging.getLogger(__name__)


@dataclass(slots=True)
class WorkedOut:
    """What a run came to. `refused` are organisations whose figures would have given somebody away."""

    places: int = 0
    changed: int = 0
    unchanged: int = 0
    ended: int = 0
    refused: int = 0


@dataclass(frozen=True, eq=False)
class Run:
    """One set of one year, out of one snapshot."""

    figures: SetOfFigures
    snapshot: Snapshot
    definitions: str
    exact_at: Collection[int]
    now: datetime
    came_to: WorkedOut
    afresh: bool = False
    seen: set[int] = field(default_factory=set)
    earlier: Collection[str] = ()  # sets before this one that this run does not work out
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    others: dict[tuple[int, bool], Other] = field(default_factory=dict)
    told: Told = field(default_factory=Told)
    ready: dict[int, Disclosed] = field(default_factory=dict)

    @cached_property
    def beneath(self) -> str:
        """The same as long as what organisations print and hide is; asked when all are told."""
        return self.told.fingerprint


def keep(run: Run, chunk: Sequence[Place], *, area: bool) -> None:
    """What changed of some organisations takes the place of what was kept, all of it or nothing. What may
    be printed is found before the transaction begins: it takes its time, and no row waits for it."""
    numbers = [place.organisation_id for place in chunk]
    there = _current(run, area=area).filter(organisation_id__in=numbers).defer("lines")
    was = {(one.organisation_id, one.profile): one for one in there}
    _ask_elsewhere(run, numbers, area=area)
    if area:
        make_areas_ready(run, chunk, was)
    made_up = dict(Organisation.objects.filter(pk__in=numbers).values_list("pk", "made_up"))
    new = [
        result
        for place in chunk
        if place.organisation_id in made_up
        for result in _results(run, place, was, made_up=made_up[place.organisation_id])
    ]
    replaced = [was[key].pk for one in new if (key := (one.organisation_id, one.profile)) in was]
    with transaction.atomic():
        Result.objects.filter(pk__in=replaced).update(current=False)
        made = Result.objects.bulk_create(new)
    run.seen.update(one.pk for one in made)
    run.came_to.changed += len(made)


def _current(run: Run, *, area: bool) -> QuerySet[Result]:
    period, code = run.figures.period, run.figures.code
    return Result.objects.filter(set_code=code, ended_on=period.ended_on, area=area, current=True)


def _results(
    run: Run, place: Place, was: Mapping[Key, Result], *, made_up: bool
) -> Iterator[Result]:
    """The results of a place that are not what is kept already, one for each profile."""
    exact = not place.area and place.organisation_id in run.exact_at
    for profile in (HES_2018, INTERNAL_EXACT) if exact else (HES_2018,):
        before = was.get((place.organisation_id, profile.name))
        made = _changed(run, place, profile, before, made_up=made_up)
        if made:
            yield made
        elif before:
            run.seen.add(before.pk)


def _changed(
    run: Run, place: Place, profile: Profile, before: Result | None, *, made_up: bool
) -> Result | None:
    """The result of a place under a profile; none where it is as before or may not be printed."""
    last = _last(run, place, before)
    same_meaning = before is not None and before.definitions == run.definitions
    if _stays(run, place, last, before) and place.organisation_id not in run.ready:
        run.came_to.unchanged += 1
        _note(run, place, last.basis if last else {})
        return None
    try:
        found = _printed(run, place, profile, last)
    except StillFound:
        log.exception("A hidden count was found at organisation %s", place.organisation_id)
        run.came_to.refused += 1
        _note(run, place, last.basis if last else {})
        return None
    if profile is not INTERNAL_EXACT:
        _note(run, place, found.basis)
    made = _result(run, place, profile, found, made_up=made_up)
    if before and same_meaning and before.digest == made.digest:
        run.came_to.unchanged += 1
        return None
    if profile is not INTERNAL_EXACT:
        made.sealed = sealed(
            Behind(found.basis, _fingerprint(run, place)), about=_about(run, place)
        )
    return made


def make_areas_ready(run: Run, areas: Sequence[Place], was: Mapping[Key, Result]) -> None:
    """Find what each area may print beside its places, which are all told by now (FAR-27). `run.ready` has
    those areas that are not as they were."""
    bases: dict[int, Basis] = {}
    silent: dict[int, frozenset[str]] = {}
    asked = {place.organisation_id: place for place in areas}
    last = {
        number: (before, _last(run, place, before))
        for number, place in asked.items()
        for before in [was.get((number, HES_2018.name))]
    }
    again = set(asked)
    while again:
        for number in again:
            before, kept = last[number]
            if _stays(run, asked[number], kept, before) and kept and number not in silent:
                bases[number] = kept.basis
                continue
            also, basis = silent.get(number, frozenset()), kept.basis if kept else None
            with suppress(StillFound):  # found once more, and said, where it would be kept
                run.ready[number] = _quiet(run, asked[number], HES_2018, basis, also)
                bases[number] = run.ready[number].basis
        more = silent_in_areas(run.told, bases, above=run.figures.above, profile=HES_2018)
        again = {n for n, names in more.items() if not names <= silent.get(n, frozenset())}
        for number in again:
            silent[number] = silent.get(number, frozenset()) | more[number]


def _printed(run: Run, place: Place, profile: Profile, last: Behind | None) -> Disclosed:
    if place.area and place.organisation_id in run.ready:
        return run.ready[place.organisation_id]
    return _quiet(run, place, profile, last.basis if last else None, ())


def _quiet(
    run: Run, place: Place, profile: Profile, before: Basis | None, also: Collection[str]
) -> Disclosed:
    more: dict[str, Collection[str]] = {}
    if profile is not INTERNAL_EXACT:
        other = _other(run, place)
        said = {"also": other.hidden | frozenset(also), "known": other.printed}
        more = {name: names for name, names in said.items() if names}
    return run.figures.printed(place, profile, before=before, **more)


def _stays(run: Run, place: Place, last: Behind | None, before: Result | None) -> bool:
    """Whether nobody came or went, and nothing else is meant."""
    if last is None or before is None or run.afresh:
        return False
    return before.definitions == run.definitions and last.fingerprint == _fingerprint(run, place)


def _fingerprint(run: Run, place: Place) -> str:
    """Who is counted; of an area also what the places beneath hide; and what other sets do."""
    beneath = run.beneath if place.area else ""
    return " ".join(filter(None, (place.fingerprint, beneath, mark_of(_other(run, place)))))


def _ask_elsewhere(run: Run, numbers: Sequence[int], *, area: bool) -> None:
    """What sets before this one print and hide of these places."""
    ended_on = run.figures.period.ended_on
    kept = kept_elsewhere(run.earlier, numbers, ended_on=ended_on, area=area)
    for number in numbers:
        other = run.elsewhere.of((number, area))
        run.others[number, area] = other | kept.get(number, NOTHING_ELSEWHERE)


def _other(run: Run, place: Place) -> Other:
    return run.others.get((place.organisation_id, place.area), NOTHING_ELSEWHERE)


def _note(run: Run, place: Place, basis: Basis) -> None:
    run.elsewhere.add((place.organisation_id, place.area), basis)
    if not place.area:
        run.told.add(place.organisation_id, basis)


def _last(run: Run, place: Place, before: Result | None) -> Behind | None:
    return behind(bytes(before.sealed), about=_about(run, place)) if before else None


def _about(run: Run, place: Place) -> str:
    number, ended_on = place.organisation_id, run.figures.period.ended_on
    return about_result(number, run.figures.code, ended_on, area=place.area)


def _result(run: Run, place: Place, profile: Profile, found: Disclosed, *, made_up: bool) -> Result:
    period, lines = run.figures.period, to_json(found.shown)
    return Result(
        organisation_id=place.organisation_id,
        set_code=run.figures.code,
        began_on=period.began_on,
        ended_on=period.ended_on,
        profile=profile.name,
        definitions=run.definitions,
        snapshot=run.snapshot,
        lines=lines,
        digest=digest_of(lines),
        made_at=run.now,
        area=place.area,
        made_up=made_up,
    )


def end_what_is_gone(run: Run) -> None:
    """Figures of places where nobody is counted any more, and exact ones where nobody may see them, are
    no longer current."""
    for area in (False, True):
        gone = set(_current(run, area=area).values_list("pk", flat=True)) - run.seen
        run.came_to.ended += Result.objects.filter(pk__in=gone).update(current=False)
