"""What people ask, for whoever asked it and whoever answers it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.keeping import permissions
from leadwell.keeping.models import Dispute, RequestPause, RightsRequest
from leadwell.keeping.rules.facts import Pause, RequestState
from leadwell.keeping.rules.nobody_answers_themselves import nobody_answers_themselves
from leadwell.keeping.rules.place_is_known import place_is_known
from leadwell.organisations.models import Organisation, Tenure
from leadwell.organisations.permissions import may_see_person
from leadwell.organisations.queries import member
from leadwell.people.models import Claim, Person
from leadwell.people.queries import records_of
from leadwell.reasons import Reason, insist_on


def disputes(*, by: Actor) -> QuerySet[Dispute]:
    """The disputes the asker opened or answers, the most urgent first."""
    return Dispute.objects.filter(permissions.visible_to(by)).select_related(
        "person", "organisation"
    )


def requests(*, by: Actor) -> QuerySet[RightsRequest]:
    """The requests the asker made or answers, the most urgent first."""
    return RightsRequest.objects.filter(permissions.visible_to(by)).select_related(
        "person", "organisation"
    )


def pauses_of(rows: Iterable[RequestPause]) -> list[Pause]:
    """The days on which a clock stood, as the rules know them."""
    return [Pause(row.from_on, row.until_on) for row in rows]


def claims(*, by: Actor) -> QuerySet[Claim]:
    """Claims of records at the places where the asker answers them, oldest first."""
    visible_to = permissions.claims_visible_to(by)
    return Claim.objects.filter(visible_to).select_related("person", "scheme").order_by("made_at")


def my_claims(*, by: Actor) -> QuerySet[Claim]:
    """What the asker claimed themselves, newest first. One may always see one's own."""
    mine = permissions.own_records(by)
    return Claim.objects.filter(person_id__in=mine).select_related("scheme").order_by("-made_at")


def my_dispute(dispute_id: int, *, by: Actor) -> Dispute:
    """One of the asker's own. Raises `Dispute.DoesNotExist` for anybody else's."""
    return disputes(by=by).get(pk=dispute_id, person_id__in=permissions.own_records(by))


def my_request(request_id: int, *, by: Actor) -> RightsRequest:
    """One of the asker's own. Raises `RightsRequest.DoesNotExist` for anybody else's."""
    mine = requests(by=by).filter(person_id__in=permissions.own_records(by))
    return mine.prefetch_related("pauses").get(pk=request_id)


def asked_of_me(*, by: Actor) -> int:
    """How many of the asker's own requests stand still until they answer a question."""
    mine = requests(by=by).filter(person_id__in=permissions.own_records(by))
    return mine.filter(state=RequestState.WAITING).count()


def dispute_to_answer(dispute_id: int, *, by: Actor) -> tuple[Dispute, list[Reason]]:
    """One to answer, and what is in the way. Raises `Dispute.DoesNotExist` for one of elsewhere."""
    asked = disputes(by=by).filter(permissions.answered_by(by)).get(pk=dispute_id)
    about = records_of(asked.person_id)
    return asked, nobody_answers_themselves(decider=by.person_id, about=about)


@dataclass(frozen=True, slots=True)
class WhereItStands:
    """Where the asker finds what a dispute is about: the person's record, and the time in a post they
    may change by hand. None where they may not go there."""

    person: Person | None
    tenure: Tenure | None


def where_it_stands(asked: Dispute, *, by: Actor, today: date) -> WhereItStands:
    """For whoever answers a dispute and wants to see, or put right, what it is about."""
    seen = may_see_person(by, asked.person, today)
    return WhereItStands(asked.person if seen else None, _to_change(asked, by=by, today=today))


def _to_change(asked: Dispute, *, by: Actor, today: date) -> Tenure | None:
    if asked.about_kind != "tenure":
        return None
    try:
        tenure = member(asked.organisation.code, asked.about_id, by=by, today=today).tenure
    except (Organisation.DoesNotExist, Tenure.DoesNotExist):
        return None
    return tenure if tenure.until_on is None else None


def request_to_answer(request_id: int, *, by: Actor) -> tuple[RightsRequest, list[Reason]]:
    """The same for a request."""
    found = requests(by=by).filter(permissions.answered_by(by)).prefetch_related("pauses")
    asked = found.get(pk=request_id)
    about = records_of(asked.person_id)
    return asked, nobody_answers_themselves(decider=by.person_id, about=about)


def names_of_places(codes: Iterable[str]) -> Mapping[str, str]:
    """What the organisations with these codes are called. A code nobody has is left out."""
    wanted = set(codes)
    if not wanted:
        return {}
    return dict(Organisation.objects.filter(code__in=wanted).values_list("code", "name"))


def place_called(code: str) -> Organisation:
    """The organisation with this code, however it was typed. Raises `RuleBroken` with KEE-12."""
    place = Organisation.objects.filter(code=code.strip().upper()).first()
    insist_on(place_is_known(known=place is not None))
    assert place is not None
    return place
