"""Who sees somebody's induction, signs it off, exempts them, and adds local parts.

They themselves, whoever sees the people of that employer, and those to whose post theirs reports there:
the line manager, and the line manager's own. What they do with another employer none of these sees.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.organisations.models import Organisation, ReportingLine, Tenure
from leadwell.organisations.permissions import in_force, own_records
from leadwell.people.queries import records_of_each
from leadwell.training.models import Period, Programme

Team = Mapping[int, frozenset[int]]  # employer -> all records of those who report there
EMPLOYER, PROVIDER, ASSURER = "employer", "provider", "assurer"


def team_of(by: Actor, today: date) -> tuple[Team, Team]:
    """Those whose post reports to the asker's today, and those who report to them in turn."""
    mine = Tenure.objects.filter(in_force(today), person_id__in=own_records(by))
    first = _below(mine.order_by().values_list("post_id", flat=True), today)
    second = _below([post for _, _, post in first], today)
    return _by_employer(first), _by_employer(second)


def _below(posts: Collection[int], today: date) -> list[tuple[int, int, int]]:
    """(employer, person, post) of everybody whose post reports to one of these."""
    lines = ReportingLine.objects.filter(in_force(today), to_post_id__in=list(posts))
    held = Tenure.objects.filter(in_force(today), post_id__in=lines.order_by().values("post_id"))
    return list(held.order_by().values_list("post__organisation_id", "person_id", "post_id"))


def _by_employer(found: Collection[tuple[int, int, int]]) -> Team:
    records = records_of_each({person for _, person, _ in found}) if found else {}
    team: dict[int, set[int]] = {}
    for employer, person, _ in found:
        team.setdefault(employer, set()).update(records[person])
    return {employer: frozenset(people) for employer, people in team.items()}


def is_in(team: Team, period: Period) -> bool:
    """Whether it is the induction, there, of somebody in a team."""
    return period.enrolment.person_id in team.get(period.organisation_id, ())


def may_see_period(by: Actor, period: Period, today: date) -> bool:
    """Whether they see how this induction goes."""
    if period.enrolment.person_id in own_records(by):
        return True
    if by.may(Permission.SEE_PEOPLE, period.organisation.path):
        return True
    return any(is_in(team, period) for team in team_of(by, today))


def periods_visible_to(by: Actor, today: date) -> Q:
    """The same answer for a list."""
    beneath = (Q(organisation__path__startswith=r) for r in by.roots(Permission.SEE_PEOPLE))
    teams = (in_team(team) for team in team_of(by, today))
    return reduce(or_, [*beneath, *teams], own_periods(by))


def own_periods(by: Actor) -> Q:
    """One's own inductions, by all of one's records."""
    return Q(enrolment__person_id__in=own_records(by))


def in_team(team: Team) -> Q:
    """The inductions of a team, each with the employer where they are in it."""
    each = (Q(organisation_id=at, enrolment__person_id__in=who) for at, who in team.items())
    return reduce(or_, each, Q(pk__in=[]))


def may_sign(by: Actor, period: Period, today: date) -> bool:
    """Whether they sign for this employer: the line manager, theirs, or who keeps the induction."""
    if keeps_induction(by, period.organisation):
        return True
    return any(is_in(team, period) for team in team_of(by, today))


def keeps_induction(by: Actor, organisation: Organisation) -> bool:
    """Whether they add local parts there and beneath, exempt people and see who is due."""
    return by.may(Permission.KEEP_INDUCTION, organisation.path)


def sees_counts(by: Actor, organisation: Organisation) -> bool:
    """Whether they see how many are due and done there."""
    return by.may(Permission.SEE_TRAINING_COUNTS, organisation.path)


def sees_exactly(by: Actor, organisation: Organisation) -> bool:
    """Whether small numbers are no secret to them: they see the people themselves."""
    return by.may(Permission.SEE_PEOPLE, organisation.path)


def hats(by: Actor, programme: Programme) -> frozenset[str]:
    """The parties somebody acts for who signs for the employer: TRN-13."""
    found = {EMPLOYER}
    if by.may_somewhere(Permission.ASSURE_TRAINING):
        found.add(ASSURER)
    provider = programme.provider
    if provider and by.may(Permission.OFFER_TRAINING, provider.organisation.path):
        found.add(PROVIDER)
    return frozenset(found)
