"""Records whose time is over: found at night, decided by a person, gone set by set."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.utils.timezone import localdate

from leadwell.access import queries as access
from leadwell.actor import Actor
from leadwell.gateways.job_queue import enqueue
from leadwell.history import actions as history
from leadwell.history import queries as happened
from leadwell.keeping import permissions, queries
from leadwell.keeping.models import DisposalProposal, Dispute, RightsRequest
from leadwell.keeping.rules.facts import ProposalState
from leadwell.keeping.rules.words_are_enough import words_are_enough
from leadwell.organisations.models import Organisation, Tenure
from leadwell.people.models import Claim, Identifier, Person
from leadwell.people.queries import records_of_each
from leadwell.people.rules.sort_key import sort_key
from leadwell.reasons import NotPermitted, insist_on

BATCH = 2_000
STAFF, REQUEST, CLAIM = "staff-record", "request", "claim"
NO_LONGER_KEPT = "Somebody no longer kept"
SEALED = "equality.forget_declarations"
Found = tuple[int, int, date]  # a person, a place, the day their time began to run


def propose_disposals(*, by: Actor, now: datetime) -> int:
    """Find every record whose time is over and that nothing keeps; give how many were new.

    It changes nothing else, and may run as often as one likes: what waits is not proposed twice, and
    what somebody decided to keep only from the day they named. Raises `NotPermitted`.
    """
    if not permissions.may_propose(by):
        raise NotPermitted("Only the nightly job looks for records whose time is over.")
    today = localdate(now)
    found = ((STAFF, _staff(today)), (REQUEST, _requests(today)), (CLAIM, _claims(today)))
    return sum(
        _propose(kept_as, batch, today=today, now=now)
        for kept_as, rows in found
        for batch in _batches(rows)
    )


def _over_before(kept_as: str, today: date) -> date:
    """What ended on this day or before may be over: the rule decides to the day."""
    years = queries.schedule()[kept_as].years or 0
    return today.replace(
        year=today.year - years, day=min(today.day, 28 if today.month == 2 else 31)
    )


def _unless_waiting(kept_as: str, today: date, *, place: str) -> Exists:
    """Proposed already, or kept until a later day."""
    there = DisposalProposal.objects.filter(
        kept_as=kept_as, person_id=OuterRef("person_id"), organisation_id=OuterRef(place)
    )
    return Exists(
        there.filter(
            Q(state=ProposalState.PROPOSED) | Q(state=ProposalState.KEPT, again_on__gt=today)
        )
    )


def _staff(today: date) -> Iterable[Found]:
    """People with no time in a post left open at a place, and how long ago the last one ended."""
    rows = (
        Tenure.objects.filter(~_unless_waiting(STAFF, today, place="post__organisation_id"))
        .order_by()
        .values("person_id", "post__organisation_id")
        .annotate(last=Max("until_on"), still=Count("pk", filter=Q(until_on__isnull=True)))
        .filter(still=0, last__lte=_over_before(STAFF, today))
        .values_list("person_id", "post__organisation_id", "last")
    )
    return rows.iterator(chunk_size=BATCH)


def _requests(today: date) -> Iterable[Found]:
    """The latest answer to a person at a place, where all are older than the schedule's time."""
    for model in (Dispute, RightsRequest):
        rows = (
            model._default_manager.filter(~_unless_waiting(REQUEST, today, place="organisation_id"))
            .filter(answered_at__date__lte=_over_before(REQUEST, today))
            .order_by()
            .values("person_id", "organisation_id")
            .annotate(last=Max("answered_at__date"))
            .values_list("person_id", "organisation_id", "last")
        )
        yield from rows.iterator(chunk_size=BATCH)


def _claims(today: date) -> Iterable[Found]:
    """Claims decided long ago, at the organisation their scheme names."""
    rows = (
        Claim.objects.filter(decided_at__date__lte=_over_before(CLAIM, today))
        .order_by()
        .values("person_id", "scheme__place")
        .annotate(last=Max("decided_at__date"))
        .values_list("person_id", "scheme__place", "last")
    )
    places = dict(Organisation.objects.filter(
        code__in=Claim.objects.order_by().values("scheme__place")).values_list("code", "pk"))  # fmt: skip
    return ((person, places[code], last) for person, code, last in rows if code in places)


def _batches(rows: Iterable[Found]) -> Iterator[list[Found]]:
    them = iter(rows)
    while batch := list(islice(them, BATCH)):
        yield batch


@transaction.atomic
def _propose(kept_as: str, batch: list[Found], *, today: date, now: datetime) -> int:
    places = Organisation.objects.in_bulk({place for _, place, _ in batch})
    asked = [
        DisposalProposal(
            pk=-number, kept_as=kept_as, person_id=person, organisation=places[place],
            ended_on=ended_on, proposed_at=now,
        )
        for number, (person, place, ended_on) in enumerate(batch, start=1)
    ]  # fmt: skip
    in_the_way = queries.in_the_way_of_disposal(asked, today=today)
    free = [each for each in asked if not in_the_way[each.pk]]
    for each in free:
        each.pk = None
    before = DisposalProposal.objects.count()
    DisposalProposal.objects.bulk_create(free, ignore_conflicts=True)
    return DisposalProposal.objects.count() - before


@transaction.atomic
def decide_disposals(
    *, by: Actor, proposal_ids: Collection[int], dispose: bool, because: str, now: datetime
) -> int:
    """Dispose of these records or keep them; give how many were decided. All or none.

    Those decided already are passed over. Raises `NotPermitted` where one lies elsewhere or is the
    asker's own, and `RuleBroken` (KEE-03, KEE-09) where anything still keeps one.
    """
    insist_on(words_are_enough(because))
    wanted = set(proposal_ids)
    rows = DisposalProposal.objects.select_for_update(of=("self",)).order_by("pk")
    found = list(rows.filter(pk__in=wanted).select_related("organisation"))
    mine = set(permissions.own_records(by))
    if any(not permissions.may_dispose(by, each) or each.person_id in mine for each in found):
        raise NotPermitted("Somebody at that place, and not the person themselves, decides this.")
    waiting = [each for each in found if each.state == ProposalState.PROPOSED]
    if dispose:
        _dispose(waiting, by=by, now=now)
    again = localdate(now).replace(day=1, year=localdate(now).year + queries.again_years())
    for each in waiting:
        each.state = ProposalState.DISPOSED if dispose else ProposalState.KEPT
        each.decided_by, each.decided_at, each.because = by.name, now, because.strip()
        each.again_on = None if dispose else again
    DisposalProposal.objects.bulk_update(
        waiting, ["state", "decided_by", "decided_at", "because", "again_on"], batch_size=BATCH
    )
    _remember(waiting, dispose=dispose, by=by, now=now)
    return len(waiting)


def _remember(
    decided: Iterable[DisposalProposal], *, dispose: bool, by: Actor, now: datetime
) -> None:
    """One event for each class and place, however many records it was."""
    counted: dict[tuple[str, int], list[DisposalProposal]] = {}
    for each in decided:
        counted.setdefault((each.kept_as, each.organisation_id), []).append(each)
    for (kept_as, _), rows in counted.items():
        history.record(
            "records.disposed_of" if dispose else "records.kept",
            about=rows[0].organisation,
            by=by,
            now=now,
            details={"class": kept_as, "count": len(rows)},
            rules=["KEE-09"],
        )


def _dispose(waiting: list[DisposalProposal], *, by: Actor, now: datetime) -> None:
    today = localdate(now)
    in_the_way = queries.in_the_way_of_disposal(waiting, today=today)
    reasons = {reason.code: reason for each in waiting for reason in in_the_way[each.pk]}
    insist_on(list(reasons.values()))
    by_class: dict[tuple[str, Organisation], list[int]] = {}
    for each in waiting:
        by_class.setdefault((each.kept_as, each.organisation), []).append(each.person_id)
    for (kept_as, place), people in by_class.items():
        _take_out(kept_as, place, people, today=today)
    _forget({each.person_id for each in waiting if each.kept_as == STAFF}, by=by, now=now)


def _take_out(kept_as: str, place: Organisation, people: list[int], *, today: date) -> None:
    """One class of records of these people at one place, in a statement for each table."""
    old = _over_before(kept_as, today)
    if kept_as == STAFF:
        there = Tenure.objects.filter(post__organisation=place, person_id__in=people)
        there.filter(until_on__lte=today).delete()
        Identifier.objects.filter(person_id__in=people, scheme__place=place.code).delete()
    elif kept_as == REQUEST:
        for model in (Dispute, RightsRequest):
            rows = model._default_manager.filter(organisation=place, person_id__in=people)
            rows.filter(answered_at__date__lte=old).delete()
    else:
        claims = Claim.objects.filter(scheme__place=place.code, person_id__in=people)
        claims.filter(decided_at__date__lte=old).delete()


def _forget(people: Collection[int], *, by: Actor, now: datetime) -> None:
    """Whoever has nothing left here loses their name too, and who did what to their record is erased
    from the ledger. What they declared is behind the seal: the room's own job takes it out, asked
    by its name when this work is committed."""
    records = records_of_each(people)
    every = {number for numbers in records.values() for number in numbers}
    needed = {
        *Tenure.objects.filter(person_id__in=every).values_list("person_id", flat=True),
        *Identifier.objects.filter(person_id__in=every).values_list("person_id", flat=True),
        *access.people_with_access(every),
    }
    gone = {n for numbers in records.values() if not needed & set(numbers) for n in numbers}
    left = Person.objects.filter(pk__in=gone).exclude(name=NO_LONGER_KEPT)
    for person in left.order_by("pk"):
        done = happened.events_of("people.Person", [person.pk]).values_list("pk", flat=True)
        history.erase_particulars(by=by, about=person, events=done, because="KEE-09", now=now)
        history.record("person.forgotten", about=person, by=by, now=now, rules=["KEE-09"])
    left.update(name=NO_LONGER_KEPT, sort_key=sort_key(NO_LONGER_KEPT))
    if gone:
        numbers: list[Any] = sorted(gone)  # whatever JSON can hold, says the queue
        enqueue(SEALED, person_ids=numbers)
