"""What systems said of people on a run: evidence for whoever assesses them, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import yaml
from django.db.models import Q
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.people.queries import records_of_each
from leadwell.training.models import Place, Run, Score, Statement, TrainingRecord
from leadwell.training.permissions.learning import results_visible_to
from leadwell.training.queries.statements import programmes_named, verbs_that_complete
from leadwell.training.rules.learning.score_shows import score_shows
from leadwell.training.rules.learning.statement_shows import statement_shows

FOLDER = Path(__file__).resolve().parents[1] / "definitions"
OUR_OWN = ("xapi:", "lti:")  # records that a statement or a score made: told as those


@dataclass(frozen=True, slots=True)
class Told:
    """One thing a system said: which system, on what day, whether it shows the course completed, and the
    points where there are any."""

    system: str
    on: date
    shows: bool
    points: str = ""


@cache
def care_categories() -> Mapping[str, Any]:
    """Which category of the social-care data set a pass is, from the newest list."""
    newest = max(FOLDER.glob("completions_*.yaml"))
    found: Mapping[str, Any] = yaml.safe_load(newest.read_text(encoding="utf-8"))
    return dict(found["care_categories"])


def told_about(run: Run, *, by: Actor) -> dict[int, tuple[Told, ...]]:
    """What systems said about the run's programme and each person with a place on it, by place, as far as
    the asker may see the place."""
    seen = Place.objects.filter(results_visible_to(by), run=run, accepted_at__isnull=False)
    places = dict(seen.values_list("pk", "person_id"))
    records = records_of_each(set(places.values()))
    everybody = set(chain.from_iterable(records.values()))
    found: dict[int, list[Told]] = {}
    for person, told in chain(
        _statements(run, everybody), _scores(run, everybody), _records(run, everybody)
    ):
        found.setdefault(person, []).append(told)
    return {
        place: tuple(chain.from_iterable(found.get(each, ()) for each in records[person]))
        for place, person in places.items()
    }


def _statements(run: Run, people: Iterable[int]) -> Iterable[tuple[int, Told]]:
    verbs = verbs_that_complete()
    said = Statement.objects.filter(
        source__provider=run.provider_id, person__in=people, voided_at__isnull=True, verb__in=verbs
    )
    rows: Sequence[Statement] = list(said.select_related("source").order_by("stored_at", "pk"))
    named = programmes_named({one.activity for one in rows}, run.provider)
    for one in rows:
        programme = named.get(one.activity)
        if one.person_id and programme and programme.pk == run.programme_id:
            shows = statement_shows(one.said, completed=verbs)
            yield one.person_id, Told(one.source.title, localdate(one.stored_at), shows)


def _scores(run: Run, people: Iterable[int]) -> Iterable[tuple[int, Told]]:
    """The last score of each person in each course of the programme."""
    said = Score.objects.filter(
        link__programme=run.programme_id, link__tool__provider=run.provider_id, person__in=people
    )
    rows = said.select_related("link__tool").order_by("said_at", "pk")
    last = {(one.person_id, one.link_id): one for one in rows}
    for one in last.values():
        shows = score_shows(
            activity=one.activity, grading=one.grading, given=one.given, maximum=one.maximum,
            threshold=one.link.threshold,
        )  # fmt: skip
        points = (
            f"{float(one.given):g}/{float(one.maximum):g}"
            if one.given is not None and one.maximum
            else ""
        )
        yield one.person_id, Told(one.link.tool.title, localdate(one.said_at), shows, points)


def _records(run: Run, people: Iterable[int]) -> Iterable[tuple[int, Told]]:
    """What employers' training files say under the programme's name."""
    ours = (Q(category__startswith=each) for each in OUR_OWN)
    said = TrainingRecord.objects.filter(
        person__in=people, title__iexact=run.programme.title, completed_on__isnull=False
    )
    for one in said.exclude(next(ours) | next(ours)).select_related("organisation"):
        if one.completed_on:
            yield one.person_id, Told(one.organisation.name, one.completed_on, shows=True)
