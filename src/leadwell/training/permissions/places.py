"""Who runs draws, and who sees which applications, places and releases. Each question about a row has a
twin for a list."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import chain

from django.db.models import Q

from leadwell.actor import EVERYWHERE, Actor, Permission
from leadwell.organisations.models import Organisation, ReportingLine, Tenure
from leadwell.organisations.permissions import in_force, own_records
from leadwell.people.queries import records_of_each
from leadwell.training.models import Place, PlaceApplication, Release, Round
from leadwell.training.permissions.records import beneath


def may_run_draws_for(by: Actor, regions: Collection[Organisation | None]) -> bool:
    """Whether they run the draw for cohorts meant for these regions; None is meant for everywhere."""
    return bool(regions) and all(
        by.may(Permission.RUN_DRAWS, region.path if region else EVERYWHERE) for region in regions
    )


def may_run(by: Actor, round_: Round) -> bool:
    """Whether they run this round."""
    return may_run_draws_for(by, [run.region for run in round_.runs.select_related("region")])


def may_see_application(by: Actor, application: PlaceApplication) -> bool:
    """Everybody sees their own, and nobody another's: whoever runs the draw sees counts."""
    return application.person_id in own_records(by)


def applications_visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    return Q(person_id__in=own_records(by))


def may_see_place(by: Actor, place: Place) -> bool:
    """Their own, and those on the runs of a provider for which they offer training, once accepted."""
    path = place.run.provider.organisation.path
    teaches = place.accepted_at is not None and by.may(Permission.OFFER_TRAINING, path)
    return teaches or place.person_id in own_records(by)


def places_visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    taught = beneath(by, Permission.OFFER_TRAINING, "run__provider__organisation__path")
    return Q(person_id__in=own_records(by)) | (Q(accepted_at__isnull=False) & taught)


def may_decide_release(by: Actor, release: Release, today: date) -> bool:
    """Whoever holds the post that the applicant's own reports to today; never the applicant."""
    return release.application.person_id in _my_team(by, today)


def releases_to_decide(by: Actor, today: date) -> Q:
    """The same answer for a list."""
    return Q(application__person_id__in=_my_team(by, today))


def _my_team(by: Actor, today: date) -> frozenset[int]:
    """Every record of everybody who reports to the asker today, without the asker's own."""
    own = own_records(by)
    mine = Tenure.objects.filter(in_force(today), person_id__in=own).values("post_id")
    lines = ReportingLine.objects.filter(in_force(today), to_post_id__in=mine).values("post_id")
    team = Tenure.objects.filter(in_force(today), post_id__in=lines)
    found = records_of_each(set(team.values_list("person_id", flat=True)))
    return frozenset(chain.from_iterable(found.values())) - set(own)


def may_hear_appeals(by: Actor) -> bool:
    """Whether they hear appeals about release."""
    return by.may_somewhere(Permission.RECOGNISE_LEARNING)


def may_see_release(by: Actor, release: Release, today: date) -> bool:
    """The applicant, whom they report to, and, once there is an appeal, whoever hears it."""
    heard = release.appealed_at is not None and may_hear_appeals(by)
    own = release.application.person_id in own_records(by)
    return own or heard or may_decide_release(by, release, today)


def releases_visible_to(by: Actor, today: date) -> Q:
    """The same answer for a list."""
    seen = Q(application__person_id__in=own_records(by)) | releases_to_decide(by, today)
    return seen | Q(appealed_at__isnull=False) if may_hear_appeals(by) else seen
