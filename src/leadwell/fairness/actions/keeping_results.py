"""Keeping what a run of figures came to: what changed takes the place of what was kept, the rest stays."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models import QuerySet

from leadwell.fairness.actions.printing_results import areas_printed, places_printed
from leadwell.fairness.actions.runs import Kept, Printed, Run, Was
from leadwell.fairness.models import Result
from leadwell.fairness.queries.bases import Behind, behind, sealed
from leadwell.fairness.queries.printed_places import Place
from leadwell.fairness.queries.results import digest_of, to_json
from leadwell.fairness.rules.disclosing.facts import Disclosed
from leadwell.organisations.models import Organisation
from leadwell.stats.disclosure import INTERNAL_EXACT, Profile, StillFound

log = logging.getLogger(__name__)


def keep(run: Run, chunk: Sequence[Place], *, area: bool) -> None:
    """What changed of some organisations takes the place of what was kept, all of it or nothing. What may
    be printed is found before the transaction begins: it takes its time, and no row waits for it."""
    numbers = [place.organisation_id for place in chunk]
    was = _was(run, numbers, area=area)
    made_up = dict(Organisation.objects.filter(pk__in=numbers).values_list("pk", "made_up"))
    places = [place for place in chunk if place.organisation_id in made_up]
    run.others.ask(numbers, area=area)
    printed = (areas_printed if area else places_printed)(run, places, was)
    new = [
        result
        for place in places
        for result in _results(run, place, was, printed, made_up=made_up[place.organisation_id])
    ]
    replaced = [
        was[key].result.pk for one in new if (key := (one.organisation_id, one.profile)) in was
    ]
    with transaction.atomic():
        Result.objects.filter(pk__in=replaced).update(current=False)
        made = Result.objects.bulk_create(new)
    run.seen.update(one.pk for one in made)
    run.came_to.changed += len(made)


def _was(run: Run, numbers: Sequence[int], *, area: bool) -> Was:
    there = _current(run, area=area).filter(organisation_id__in=numbers).defer("lines")
    return {
        (one.organisation_id, one.profile): Kept(
            one, behind(bytes(one.sealed), about=run.about(one.organisation_id, area=area))
        )
        for one in there
    }


def _current(run: Run, *, area: bool) -> QuerySet[Result]:
    period, code = run.figures.period, run.figures.code
    return Result.objects.filter(set_code=code, ended_on=period.ended_on, area=area, current=True)


def _results(
    run: Run, place: Place, was: Was, printed: Printed, *, made_up: bool
) -> Iterator[Result]:
    """The results of a place that are not what is kept already, one for each profile."""
    for profile in run.profiles(place):
        key = place.organisation_id, profile.name
        kept, found = was.get(key), printed.get(key)
        _tell(run, place, profile, kept, found)
        made = None
        if isinstance(found, Disclosed):
            made = _changed(run, place, profile, kept, found, made_up=made_up)
        elif found is None:
            run.came_to.unchanged += 1
        if made:
            yield made
        elif kept:
            run.seen.add(kept.result.pk)


def _tell(
    run: Run,
    place: Place,
    profile: Profile,
    kept: Kept | None,
    found: Disclosed | StillFound | None,
) -> None:
    """Say what a place prints from now on: where an attack found something, what stood before."""
    if isinstance(found, StillFound):
        log.error(
            "A hidden count was found at organisation %s", place.organisation_id, exc_info=found
        )
        run.came_to.refused += 1
    if profile is INTERNAL_EXACT:
        return
    stands = found if isinstance(found, Disclosed) else kept and kept.behind
    if stands:
        run.note(place, stands.basis, stands.otherwise)


def _changed(
    run: Run,
    place: Place,
    profile: Profile,
    kept: Kept | None,
    found: Disclosed,
    *,
    made_up: bool,
) -> Result | None:
    """The result of a place under a profile; none where it is as before."""
    made = _result(run, place, profile, found, made_up=made_up)
    was = kept.result if kept else None
    if was and was.definitions == run.definitions and was.digest == made.digest:
        run.came_to.unchanged += 1
        return None
    if profile is not INTERNAL_EXACT:
        said = Behind(found.basis, run.fingerprint(place), found.otherwise)
        made.sealed = sealed(said, about=run.about(place.organisation_id, area=place.area))
    return made


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
