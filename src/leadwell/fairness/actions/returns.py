"""Publishing a return and taking it back. What was published stays to be seen, with its snapshot frozen."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.fairness.actions.snapshots import freeze_snapshot
from leadwell.fairness.models import Result, Return
from leadwell.fairness.permissions import may_publish, may_see
from leadwell.fairness.queries.definitions import sets
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.rules.reports.facts import ToPublish
from leadwell.fairness.rules.reports.return_may_be_published import return_may_be_published
from leadwell.fairness.rules.reports.return_may_be_withdrawn import return_may_be_withdrawn
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on

NOT_YOURS = "The equality lead of this organisation publishes its returns and takes them back."


@transaction.atomic
def publish_return(*, by: Actor, result_id: int, says: str, now: datetime) -> Return:
    """Publish a result for everybody, and freeze its snapshot. Published twice it is published once.

    Raises `NotPermitted`, `Result.DoesNotExist` or `RuleBroken` (FAR-56, FAR-80).
    """
    result = Result.objects.select_related("organisation", "snapshot").select_for_update(
        of=("self",)
    )
    found = result.get(pk=result_id)
    publisher = _publisher(by, found)
    if there := Return.objects.filter(result=found, withdrawn_at=None).first():
        return there
    insist_on(return_may_be_published(_known(found), says=says, today=localdate(now)))
    made = Return.objects.create(
        organisation=found.organisation,
        result=found,
        says=says.strip(),
        published_by_id=publisher,
        published_at=now,
    )
    freeze_snapshot(snapshot=found.snapshot, by=by, now=now)
    _remember("return.published", made, found, by=by, now=now)
    return made


@transaction.atomic
def withdraw_return(*, by: Actor, return_id: int, because: str, now: datetime) -> Return:
    """Take a return back, with the reason beside it for everybody. Taken back twice it stays as the first
    time.

    Raises `NotPermitted`, `Return.DoesNotExist` or `RuleBroken` (FAR-57).
    """
    query = Return.objects.select_related("result__organisation").select_for_update(of=("self",))
    made = query.get(pk=return_id)
    if by.person_id is None or not may_publish(by, made.result.organisation):
        raise NotPermitted(NOT_YOURS)
    if made.withdrawn_at is not None:
        return made
    insist_on(return_may_be_withdrawn(because))
    made.withdrawn_at, made.withdrawn_because = now, because.strip()
    made.save(update_fields=["withdrawn_at", "withdrawn_because"])
    _remember("return.withdrawn", made, made.result, by=by, now=now)
    return made


def _publisher(by: Actor, result: Result) -> int:
    """Who publishes. A result that somebody may not see is not there for them."""
    if by.person_id is not None and may_publish(by, result.organisation):
        return by.person_id
    if may_see(by, result.organisation):
        raise NotPermitted(NOT_YOURS)
    raise Result.DoesNotExist


def _known(result: Result) -> ToPublish:
    same = Return.objects.filter(
        result__organisation_id=result.organisation_id,
        result__set_code=result.set_code,
        result__ended_on=result.ended_on,
        withdrawn_at=None,
    )
    return ToPublish(
        lines=from_json(result.lines),
        ended_on=result.ended_on,
        as_at=result.snapshot.as_at,
        profile=result.profile,
        current=result.current,
        published_already=same.exists(),
        area=result.area,
        for_everybody=result.set_code in sets() and sets()[result.set_code].published,
    )


def _remember(what: str, made: Return, result: Result, *, by: Actor, now: datetime) -> None:
    details = {
        "organisation": result.organisation.code,
        "set": result.set_code,
        "year": result.ended_on.isoformat(),
        "digest": result.digest,
    }
    codes = ["FAR-55", "FAR-56"] if what == "return.published" else ["FAR-57"]
    versions = {"definitions": result.definitions, "profile": result.profile}
    record(what, about=made, by=by, now=now, details=details, rules=codes, versions=versions)
