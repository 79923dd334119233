"""Returns: what organisations published. They are for everybody, those taken back too, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from leadwell.actor import Actor
from leadwell.fairness.models import Result, Return
from leadwell.fairness.permissions import may_publish, may_see
from leadwell.fairness.permissions.returns import returns_visible_to
from leadwell.fairness.queries.definitions import every_set, indicators_of
from leadwell.fairness.queries.reports.place import found, readable
from leadwell.fairness.queries.reports.years import Year, year_of
from leadwell.fairness.queries.survey_answers import SurveyAnswer, survey_answers
from leadwell.fairness.rules.facts import Indicator
from leadwell.fairness.rules.reports.facts import EXACT, PublishedReturn
from leadwell.fairness.rules.reports.shown_to_staff import shown_to_staff
from leadwell.organisations.models import Organisation, Tenure
from leadwell.organisations.permissions import in_force
from leadwell.people.queries import records_of


@dataclass(frozen=True, slots=True)
class Published:
    """A return as it stands: what was frozen, what was said, and, for those who may see figures that are not
    published, what was worked out since (`later`)."""

    number: int
    organisation: Organisation
    name: str
    set_title: str
    year: Year
    says: str
    published_at: datetime
    withdrawn_at: datetime | None
    withdrawn_because: str
    indicators: tuple[Indicator, ...]
    later: Year | None = None
    may_withdraw: bool = False


@dataclass(frozen=True, slots=True)
class ListedReturn:
    """A return in a list, without its figures."""

    number: int
    set_title: str
    ended_on: date
    published_at: datetime
    withdrawn_at: datetime | None
    withdrawn_because: str
    made_up: bool


@dataclass(frozen=True, slots=True)
class Returns:
    """Everything an organisation published, the newest first."""

    organisation: Organisation
    name: str
    returns: tuple[ListedReturn, ...]


def set_title(code: str) -> str:
    """The title of a set, in English; its code where no file describes it."""
    known = every_set().get(code)
    return known.title if known else code


def returns(*, by: Actor) -> QuerySet[Return]:
    """Every return the asker may read."""
    return Return.objects.filter(returns_visible_to(by))


def published(number: int, *, by: Actor) -> Published:
    """One return, with what was worked out of the same year since. Raises `Return.DoesNotExist`.
    Two queries."""
    rows = returns(by=by).select_related("organisation", "result__snapshot")
    one = rows.get(pk=number)
    later = _later(one.result) if may_see(by, one.organisation) else None
    return _published(one, later=later, by=by)


def returns_of(code: str, *, by: Actor) -> Returns:
    """What an organisation published. Raises `Organisation.DoesNotExist`. Two queries."""
    organisation = found(code, by=by)
    rows = returns(by=by).filter(organisation=organisation).select_related("result")
    rows = rows.defer("result__lines").order_by("-result__ended_on", "-published_at")
    return Returns(organisation, readable(organisation), tuple(_listed(one) for one in rows))


def standing(organisation_id: int, *, by: Actor) -> dict[tuple[str, date], int]:
    """The numbers of an organisation's returns that stand, by set and the year's last day. One query."""
    rows = returns(by=by).filter(organisation=organisation_id, withdrawn_at=None)
    found = rows.values_list("result__set_code", "result__ended_on", "pk")
    return {(code, ended_on): number for code, ended_on, number in found}


def my_employers(*, by: Actor, on: date) -> tuple[Organisation, ...]:
    """Where the asker works on a day. Two queries."""
    if by.person_id is None:
        return ()
    held = Tenure.objects.filter(in_force(on), person__in=records_of(by.person_id))
    ids = held.values("post__organisation_id")
    return tuple(Organisation.objects.filter(pk__in=ids).order_by("name"))


@dataclass(frozen=True, slots=True)
class Mine:
    """An employer of the asker, with the latest standing return of every set, and what its staff said."""

    organisation: Organisation
    returns: tuple[Published, ...]
    survey: tuple[SurveyAnswer, ...] = ()


def mine(*, by: Actor, on: date) -> tuple[Mine, ...]:
    """Where the asker works. Four queries, and one for each employer with a return."""
    employers = my_employers(by=by, on=on)
    rows = returns(by=by).filter(organisation__in=employers)
    latest = shown_to_staff(_known(rows.select_related("result").defer("result__lines")))
    full = returns(by=by).filter(pk__in=[one.number for one in latest])
    by_employer: dict[int, list[Published]] = {}
    for one in full.select_related("organisation", "result__snapshot").order_by("result__set_code"):
        by_employer.setdefault(one.organisation_id, []).append(_published(one, by=by))
    return tuple(_mine(each, by_employer.get(each.pk, ()), by=by, on=on) for each in employers)


def _mine(one: Organisation, held: Sequence[Published], *, by: Actor, on: date) -> Mine:
    asked = [indicator for each in held for indicator in each.indicators]
    return Mine(one, tuple(held), survey_answers(asked, one, by=by, on=on))


def _known(rows: Iterable[Return]) -> Sequence[PublishedReturn]:
    return [
        PublishedReturn(
            number=one.pk,
            organisation_id=one.organisation_id,
            set_code=one.result.set_code,
            ended_on=one.result.ended_on,
            published_at=one.published_at,
            withdrawn=one.withdrawn_at is not None,
        )
        for one in rows
    ]


def _later(result: Result) -> Year | None:
    """The result of the same year that holds now, where it says something else."""
    same = Result.objects.filter(
        organisation=result.organisation_id,
        set_code=result.set_code,
        ended_on=result.ended_on,
        profile=result.profile,
        area=result.area,
        current=True,
    )
    newer = same.exclude(pk=result.pk).exclude(profile=EXACT).select_related("snapshot").first()
    return year_of(newer) if newer and newer.digest != result.digest else None


def _published(one: Return, *, by: Actor, later: Year | None = None) -> Published:
    result = one.result
    return Published(
        number=one.pk,
        organisation=one.organisation,
        name=readable(one.organisation),
        set_title=set_title(result.set_code),
        year=year_of(result),
        says=one.says,
        published_at=one.published_at,
        withdrawn_at=one.withdrawn_at,
        withdrawn_because=one.withdrawn_because,
        indicators=indicators_of(result.set_code, result.ended_on),
        later=later,
        may_withdraw=by.person_id is not None and may_publish(by, one.organisation),
    )


def _listed(one: Return) -> ListedReturn:
    result = one.result
    return ListedReturn(
        number=one.pk,
        set_title=set_title(result.set_code),
        ended_on=result.ended_on,
        published_at=one.published_at,
        withdrawn_at=one.withdrawn_at,
        withdrawn_because=one.withdrawn_because,
        made_up=result.made_up,
    )
