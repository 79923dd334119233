"""Who appoints, who waives the gate, and who sees what became of it. Each question about a row has a twin
for a list. Named waivers and breaches are seen where people are; everybody else gets counts."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.appointments.models import Breach, Waiver
from leadwell.organisations.models import Organisation
from leadwell.organisations.permissions import may_see_people_of, own_records


def may_appoint(by: Actor, organisation: Organisation) -> bool:
    """Whether they put people into posts there."""
    return by.may(Permission.APPOINT, organisation.path)


def may_waive(by: Actor, organisation: Organisation) -> bool:
    """Whether they waive the gate there."""
    return by.may(Permission.WAIVE_GATE, organisation.path)


def may_see_gate(by: Actor, organisation: Organisation) -> bool:
    """Whether they see how many meet their level there, in exact numbers."""
    return by.may(Permission.SEE_GATE, organisation.path)


def may_ask_by_group(by: Actor, organisation: Organisation) -> bool:
    """Whether they may ask which groups would fall short there: whoever sees the counts and the fairness
    figures, but nobody who sees the people by name. They know who falls short, so that numbers of those by
    group would tell them what a person said."""
    by_name = may_see_people_of(by, organisation)
    sees_figures = by.may(Permission.SEE_FAIRNESS, organisation.path)
    return may_see_gate(by, organisation) and sees_figures and not by_name


def may_count_by_group(by: Actor) -> bool:
    """Only a job of our own: no role that a person holds is told who falls short as a list of people."""
    return by.may_somewhere(Permission.COUNT_DECLARATIONS)


def may_see_waiver(by: Actor, waiver: Waiver) -> bool:
    """Whom it is for, who gave it, and whoever sees the people of the place."""
    mine = own_records(by)
    if waiver.person_id in mine or waiver.given_by_id in mine:
        return True
    return by.may(Permission.SEE_PEOPLE, waiver.organisation.path)


def waivers_visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    mine = own_records(by)
    return _people_at(by) | Q(person_id__in=mine) | Q(given_by_id__in=mine)


def may_see_breach(by: Actor, breach: Breach) -> bool:
    """The person it is about, and whoever sees the people of the place."""
    if breach.tenure.person_id in own_records(by):
        return True
    return by.may(Permission.SEE_PEOPLE, breach.organisation.path)


def breaches_visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    return _people_at(by) | Q(tenure__person_id__in=own_records(by))


def _people_at(by: Actor) -> Q:
    roots = by.roots(Permission.SEE_PEOPLE)
    return reduce(or_, (Q(organisation__path__startswith=root) for root in roots), Q(pk__in=[]))
