"""Organisations by code, by place and by kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.db import connection
from django.db.models import Count, QuerySet

from leadwell.actor import Actor
from leadwell.organisations.models import Kind, Membership, Organisation
from leadwell.organisations.permissions import visible_to


def organisations(*, by: Actor) -> QuerySet[Organisation]:
    """Every organisation this person may see."""
    return Organisation.objects.filter(visible_to(by))


def by_code(code: str, *, by: Actor) -> Organisation | None:
    """The organisation with this code, or with this other code (statistics office, regulator)."""
    wanted = code.strip().upper()
    mine = organisations(by=by).select_related("parent")
    # one after the other: asked together, the database would look through every organisation
    own = mine.filter(code=wanted).order_by().first()
    return own or mine.filter(codes__code=wanted).order_by("code").first()


def by_codes(codes: Collection[str], *, by: Actor) -> Mapping[str, Organisation]:
    """The organisations with these codes, by code. Unknown codes are left out."""
    wanted = {code.strip().upper() for code in codes}
    return {one.code: one for one in organisations(by=by).filter(code__in=wanted)}


def ids_by_code(codes: Collection[str]) -> Mapping[str, int]:
    """The numbers of the organisations with these codes, for actions that note many figures."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code, id FROM organisations_organisation WHERE code = ANY(%s)", [list(codes)]
        )
        return dict(cursor.fetchall())


def known_codes(codes: Collection[str]) -> Mapping[str, str]:
    """The kinds of those of these codes that are known."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code, kind FROM organisations_organisation WHERE code = ANY(%s)", [list(codes)]
        )
        return dict(cursor.fetchall())


def codes_above(codes: Collection[str]) -> Mapping[str, str]:
    """The code of the organisation directly above each of these, where there is one."""
    placed = Organisation.objects.filter(code__in=set(codes), parent__isnull=False)
    return dict(placed.values_list("code", "parent__code"))


def children(organisation: Organisation, *, by: Actor) -> QuerySet[Organisation]:
    """What sits directly in it, by name."""
    return organisations(by=by).filter(parent=organisation)


def beneath(organisation: Organisation, *, by: Actor) -> QuerySet[Organisation]:
    """Everything beneath it at any depth, by name, without itself."""
    under = organisations(by=by).filter(path__startswith=organisation.path)
    return under.exclude(pk=organisation.pk)


def counts_beneath(organisation: Organisation, *, by: Actor) -> Mapping[str, int]:
    """How many of each kind are beneath it and not closed for good."""
    under = beneath(organisation, by=by).filter(closed_on=None).order_by()
    return dict(under.values_list("kind").annotate(Count("pk")))


def regions(*, by: Actor) -> Sequence[Organisation]:
    """The regions that have a name, by name. A region only an old file points at has none."""
    named = organisations(by=by).filter(kind=Kind.REGION, closed_on=None, names__alias=False)
    return list(named.distinct())


def memberships(organisation: Organisation, *, by: Actor) -> QuerySet[Membership]:
    """The groups it belongs or belonged to, with the days."""
    mine = Membership.objects.filter(member=organisation, group__in=organisations(by=by))
    return mine.select_related("group").order_by("group__name", "from_on")


def members(organisation: Organisation, *, by: Actor) -> QuerySet[Membership]:
    """Who belongs or belonged to it, with the days."""
    mine = Membership.objects.filter(group=organisation, member__in=organisations(by=by))
    return mine.select_related("member").order_by("member__name", "from_on")
