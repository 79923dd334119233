"""Who may see an organisation: everybody. Who may see its people and posts: few. Each question has two
answers that agree, one for the row in hand and one for the list.

A person is seen by themselves (whichever of their records they ask with), by whoever sees the people of
an organisation where they hold or held a post, and by whoever holds, today, the post theirs reports to.
The lists are one `IN` over a union of small sets: joined with OR, the database would read every person.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from leadwell.actor import EVERYWHERE, Actor, Permission
from leadwell.organisations.models import Organisation, Post, ReportingLine, Tenure
from leadwell.people.models import Person
from leadwell.people.queries import records_of

NARROWED_BY_NOTHING = Q()


def may_see(by: Actor, organisation: Organisation) -> bool:
    """Organisations are public: they stand in published registers."""
    return by.may(Permission.PUBLIC, organisation.path)


def visible_to(by: Actor) -> Q:
    """Every organisation."""
    return Q() if by.may(Permission.PUBLIC) else Q(pk__in=[])


def may_note(by: Actor) -> bool:
    """Whether they may add and correct organisations. A register covers the whole country."""
    return by.may(Permission.NOTE_ORGANISATIONS)


def may_see_people_of(by: Actor, organisation: Organisation) -> bool:
    """Whether they see who holds which post there and at everything beneath it."""
    return by.may(Permission.SEE_PEOPLE, organisation.path)


def may_see_managers(by: Actor, organisation: Organisation) -> bool:
    """Whether they see exactly how many managers there are there and beneath it."""
    return by.may(Permission.SEE_MANAGERS, organisation.path)


def may_keep_staff(by: Actor, organisation: Organisation) -> bool:
    """Whether they add and change staff by hand there."""
    return by.may(Permission.KEEP_STAFF, organisation.path)


def in_force(today: date) -> Q:
    """Periods that hold on a day: begun, and not over. `until_on` is the first day after it."""
    return Q(from_on__lte=today) & not_over(today)


def not_over(day: date) -> Q:
    """Periods that hold on a day or begin later."""
    return Q(until_on__isnull=True) | Q(until_on__gt=day)


# Posts


def may_see_post(by: Actor, post: Post, today: date) -> bool:
    """Where they see people, where they hold or held it themselves, and where it reports to theirs."""
    if by.may(Permission.SEE_PEOPLE, post.organisation.path):
        return True
    mine = own_records(by)
    return post.tenures.filter(person_id__in=mine).exists() or _reports_to_mine(post, mine, today)


def posts_visible_to(by: Actor, today: date) -> Q:
    """The same answer for a list."""
    mine = own_records(by)
    at_places = _beneath(Post.objects.all(), by, "organisation__path").values("pk")
    held = Tenure.objects.filter(person_id__in=mine).order_by().values("post_id")
    return Q(pk__in=_together(at_places, held, _posts_of_my_team(mine, today)))


# People


def may_see_person(
    by: Actor, person: Person, today: date, *, own: Sequence[int] | None = None
) -> bool:
    """Themselves, people of their places, and people whose post reports to theirs today. `own` are the
    asker's records, where they are known already."""
    mine = own_records(by) if own is None else own
    if person.pk in mine:
        return True
    held = list(person.tenures.select_related("post__organisation"))
    if any(by.may(Permission.SEE_PEOPLE, each.post.organisation.path) for each in held):
        return True
    now = [each.post for each in held if _holds_on(each, today)]
    return any(_reports_to_mine(post, mine, today) for post in now)


def people_visible_to(by: Actor, today: date) -> Q:
    """The same answer for a list of people."""
    mine = own_records(by)
    own = Person.objects.filter(pk__in=mine).order_by().values("pk")
    at_places = _beneath(Tenure.objects.all(), by, "post__organisation__path").values("person_id")
    team = _tenures_of_my_team(mine, today).values("person_id")
    return Q(pk__in=_together(own, at_places, team))


def may_see_tenure(by: Actor, tenure: Tenure, today: date) -> bool:
    """One's own, those at one's places, and those held today in posts that report to one's own."""
    mine = own_records(by)
    if tenure.person_id in mine or by.may(Permission.SEE_PEOPLE, tenure.post.organisation.path):
        return True
    return _holds_on(tenure, today) and _reports_to_mine(tenure.post, mine, today)


def tenures_visible_to(
    by: Actor, today: date, *, own: Sequence[int] | None = None, among: Q = NARROWED_BY_NOTHING
) -> Q:
    """The same answer for a list: what of somebody's time in posts the asker may know. `among` says
    which the list is about, where they are few: else the database finds all of a trust's first."""
    mine = own_records(by) if own is None else own
    asked = Tenure.objects.filter(among)
    theirs = asked.filter(person_id__in=mine).order_by().values("pk")
    at_places = _beneath(asked, by, "post__organisation__path").values("pk")
    team = _tenures_of_my_team(mine, today).filter(among).values("pk")
    return Q(pk__in=_together(theirs, at_places, team))


# The small sets that the lists are made of


def own_records(by: Actor) -> Sequence[int]:
    """Every record of the asker, so that nobody loses sight of themselves when records are joined."""
    return records_of(by.person_id) if by.person_id is not None else ()


def _beneath(rows: QuerySet[Any], by: Actor, path: str) -> QuerySet[Any]:
    """The rows at the places where the asker sees people."""
    roots = by.roots(Permission.SEE_PEOPLE)
    if EVERYWHERE in roots:
        return rows.order_by()
    beneath = (Q(**{f"{path}__startswith": root}) for root in roots)
    return rows.filter(reduce(or_, beneath, Q(pk__in=[]))).order_by()


def _posts_of_my_team(mine: Sequence[int], today: date) -> QuerySet[Any]:
    held = Tenure.objects.filter(in_force(today), person_id__in=mine).order_by().values("post_id")
    lines = ReportingLine.objects.filter(in_force(today), to_post_id__in=held)
    return lines.order_by().values("post_id")


def _tenures_of_my_team(mine: Sequence[int], today: date) -> QuerySet[Tenure]:
    reports = _posts_of_my_team(mine, today)
    return Tenure.objects.filter(in_force(today), post_id__in=reports).order_by()


def _together(first: QuerySet[Any], *others: QuerySet[Any]) -> QuerySet[Any]:
    return first.union(*others, all=True)


def _holds_on(tenure: Tenure, today: date) -> bool:
    return tenure.from_on <= today and (tenure.until_on is None or tenure.until_on > today)


def _reports_to_mine(post: Post, mine: Sequence[int], today: date) -> bool:
    above = post.lines.filter(in_force(today)).order_by().values("to_post_id")
    held = Tenure.objects.filter(in_force(today), person_id__in=mine, post_id__in=above)
    return held.exists()
