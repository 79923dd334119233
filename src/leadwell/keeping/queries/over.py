"""Holds in force, and records whose time is over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q, QuerySet

from leadwell.actor import Actor
from leadwell.keeping import permissions
from leadwell.keeping.models import (
    OPEN_REQUEST,
    DisposalProposal,
    Dispute,
    LegalHold,
    RightsRequest,
)
from leadwell.keeping.queries.definitions import schedule
from leadwell.keeping.rules.facts import DisputeState, Hold, KeptRecord, ProposalState
from leadwell.keeping.rules.record_may_be_disposed_of import record_may_be_disposed_of
from leadwell.organisations.models import Organisation, Tenure
from leadwell.people.models import Claim
from leadwell.people.queries import records_of_each
from leadwell.reasons import Reason

MOST = 200
ON_A_PAGE = 50  # boxes to tick


@dataclass(frozen=True, slots=True)
class Counted:
    """How many records of one class at one place wait for a decision, and from when the time of the
    oldest is counted."""

    kept_as: str
    organisation: Organisation
    count: int
    oldest: date


def holds(*, by: Actor) -> QuerySet[LegalHold]:
    """The holds at the places where the asker holds records, the newest first."""
    visible_to = permissions.holds_visible_to(by)
    return LegalHold.objects.filter(visible_to).select_related("person", "post", "organisation")


def newest_holds(*, by: Actor) -> list[LegalHold]:
    """The newest two hundred of them."""
    return list(holds(by=by)[:MOST])


def hold(hold_id: int, *, by: Actor) -> LegalHold:
    """One of them. Raises `LegalHold.DoesNotExist` for a hold of elsewhere."""
    return holds(by=by).get(pk=hold_id)


def proposals(*, by: Actor) -> QuerySet[DisposalProposal]:
    """Records that wait for the asker's decision, the oldest first."""
    visible_to = permissions.proposals_visible_to(by)
    found = DisposalProposal.objects.filter(visible_to, state=ProposalState.PROPOSED)
    return found.select_related("person", "organisation")


@dataclass(frozen=True, slots=True)
class ToDecide:
    """One page of the records of a class at a place, of one year from which their time is counted.
    `years` says how many there are of each, the oldest first."""

    kept_as: str
    place: Organisation
    years: Mapping[int, int]
    year: int
    page: int
    shown: Sequence[DisposalProposal]
    size: int = ON_A_PAGE

    @property
    def total(self) -> int:
        return sum(self.years.values())

    @property
    def first_year(self) -> int:
        return next(iter(self.years))

    @property
    def of_this_year(self) -> int:
        return self.years[self.year]

    @property
    def more(self) -> bool:
        return self.of_this_year > self.page * self.size


def to_decide(
    kept_as: str, code: str, *, by: Actor, year: str = "", page: str = ""
) -> ToDecide | None:
    """What waits for the asker's decision, of one class at one place; never their own. A year or page
    nobody can read is the first; None where nothing waits."""
    found = _of_others(by).filter(kept_as=kept_as, organisation__code=code)
    counted = found.order_by("ended_on__year").values_list("ended_on__year")
    years = dict(counted.annotate(n=Count("pk")))
    if not years:
        return None
    chosen = next((one for one in years if str(one) == year), next(iter(years)))
    pages = -(-years[chosen] // ON_A_PAGE)
    number = next((one for one in range(1, pages + 1) if str(one) == page), 1)
    rows = list(found.filter(ended_on__year=chosen)[(number - 1) * ON_A_PAGE : number * ON_A_PAGE])
    return ToDecide(kept_as, rows[0].organisation, years, chosen, number, rows)


def _of_others(by: Actor) -> QuerySet[DisposalProposal]:
    return proposals(by=by).exclude(person_id__in=permissions.own_records(by))


def over_by_class(*, by: Actor) -> list[Counted]:
    """How many wait for the asker, by class and place, and from when the oldest is counted."""
    rows = (
        _of_others(by)
        .select_related(None)
        .order_by("kept_as", "organisation_id")
        .values("kept_as", "organisation_id")
        .annotate(n=Count("pk"), oldest=Min("ended_on"))
    )
    found = list(rows)
    places = Organisation.objects.in_bulk([row["organisation_id"] for row in found])
    return [
        Counted(row["kept_as"], places[row["organisation_id"]], row["n"], row["oldest"])
        for row in found
    ]


def holds_of(
    wanted: Iterable[tuple[int, Organisation]], *, today: date
) -> Mapping[tuple[int, int], list[Hold]]:
    """The holds in force over each (person, place), in a handful of questions however many."""
    wanted = list(wanted)
    in_force = list(
        LegalHold.objects.filter(from_on__lte=today)
        .filter(Q(until_on__isnull=True) | Q(until_on__gt=today))
        .select_related("organisation")
    )
    if not in_force:
        return {(person, place.pk): [] for person, place in wanted}
    records = records_of_each({person for person, _ in wanted})
    posts = _people_of_posts([hold.post_id for hold in in_force if hold.post_id])
    return {
        (person, place.pk): [
            Hold(hold.because, hold.from_on, hold.until_on)
            for hold in in_force
            if _covers(hold, set(records[person]), place, posts)
        ]
        for person, place in wanted
    }


def _people_of_posts(posts: Collection[int]) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = {}
    rows = Tenure.objects.filter(post_id__in=posts).order_by().values_list("post_id", "person_id")
    for post, person in rows:
        found.setdefault(post, set()).add(person)
    return found


def _covers(
    hold: LegalHold, records: set[int], place: Organisation, posts: Mapping[int, set[int]]
) -> bool:
    if hold.person_id is not None:
        return hold.person_id in records
    if hold.post_id is not None:
        return bool(records & posts.get(hold.post_id, set()))
    return place.path.startswith(hold.organisation.path)


def in_the_way_of_disposal(
    wanted: Collection[DisposalProposal], *, today: date
) -> dict[int, list[Reason]]:
    """What stands in the way of disposing of each, today: KEE-09 for many at once."""
    held = holds_of([(each.person_id, each.organisation) for each in wanted], today=today)
    asks = _asks({each.person_id for each in wanted})
    in_use = _in_use(wanted)
    return {
        each.pk: record_may_be_disposed_of(
            KeptRecord(
                each.kept_as,
                None if (each.person_id, each.organisation_id) in in_use else each.ended_on,
                asks[each.person_id],
                each.again_on,
            ),
            rules=schedule(),
            holds=held[each.person_id, each.organisation_id],
            today=today,
        )
        for each in wanted
    }


def _asks(people: Collection[int]) -> dict[int, int]:
    """How many open disputes, requests and claims each human being has, by any of their records."""
    records = records_of_each(people)
    every = {number for numbers in records.values() for number in numbers}
    counted: dict[int, int] = {}
    for rows in (
        Dispute.objects.filter(state=DisputeState.OPEN),
        RightsRequest.objects.filter(OPEN_REQUEST),
        Claim.objects.filter(decided_at__isnull=True),
    ):
        mine = rows.filter(person_id__in=every).order_by().values_list("person_id")
        for person, count in mine.annotate(n=Count("pk")):
            counted[person] = counted.get(person, 0) + count
    return {each: sum(counted.get(number, 0) for number in records[each]) for each in people}


def _in_use(wanted: Collection[DisposalProposal]) -> set[tuple[int, int]]:
    """Those who came back after the proposal was made: their staff record is in use again."""
    staff = [each for each in wanted if each.kept_as == "staff-record"]
    rows = Tenure.objects.filter(
        person_id__in=[each.person_id for each in staff],
        post__organisation_id__in=[each.organisation_id for each in staff],
        until_on__isnull=True,
    )
    return set(rows.order_by().values_list("person_id", "post__organisation_id"))
