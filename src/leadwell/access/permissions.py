"""Who may see, give and end access."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from leadwell.access.models import RoleGrant
from leadwell.actor import Actor, Permission


def may_see(by: Actor, grant: RoleGrant) -> bool:
    """Everyone sees their own roles; some see all those at their own place and beneath it."""
    mine = by.person_id is not None and by.person_id == grant.person_id
    return mine or by.may(Permission.SEE_GRANTS, grant.organisation.path)


def visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    roots = by.roots(Permission.SEE_GRANTS)
    beneath = (Q(organisation__path__startswith=root) for root in roots)
    # A person number of nothing matches nobody: `pk=None` is never true.
    return reduce(or_, beneath, Q(person_id=by.person_id) if by.person_id else Q(pk=None))


def may_give(by: Actor) -> bool:
    """Whether this actor gives access anywhere at all; ACS-05 says where."""
    return by.may_somewhere(Permission.MANAGE_GRANTS)


def may_end(by: Actor, grant: RoleGrant) -> bool:
    """Whether this actor ends access at the place of this grant."""
    return by.may(Permission.MANAGE_GRANTS, grant.organisation.path)
