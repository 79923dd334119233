"""Who sees objectives of board members and packs of evidence. Each question about a row has a twin for a
list. Plans are seen with the figures they are about."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from leadwell.actor import Actor, Permission
from leadwell.fairness.models import EvidencePack, Objective
from leadwell.organisations.models import Organisation, Tenure
from leadwell.organisations.permissions import in_force, own_records


def is_lead(by: Actor, organisation: Organisation) -> bool:
    """Whether they keep the plans of this very organisation: given here, not somewhere above it."""
    return organisation.path in by.roots(Permission.KEEP_PLANS)


def sits_on_board(by: Actor, organisation: Organisation, today: date) -> bool:
    """Whether they hold a board post of this organisation today."""
    return _seats(by, today).filter(post__organisation=organisation).exists()


def may_see_objectives_of(by: Actor, organisation: Organisation, today: date) -> bool:
    """The members of its board, and whoever sets their objectives."""
    sets = by.may(Permission.KEEP_OBJECTIVES, organisation.path)
    return sets or sits_on_board(by, organisation, today)


def may_see_objective(by: Actor, objective: Objective, today: date) -> bool:
    """One's own, and those of a board one sits on or whose objectives one sets."""
    if objective.person_id in own_records(by):
        return True
    return may_see_objectives_of(by, objective.organisation, today)


def objectives_visible_to(by: Actor, today: date) -> Q:
    """The same answer for a list."""
    boards = _seats(by, today).order_by().values("post__organisation_id")
    own = Q(person_id__in=own_records(by)) | Q(organisation_id__in=boards)
    return own | _beneath(by, Permission.KEEP_OBJECTIVES)


def may_see_pack(by: Actor, pack: EvidencePack) -> bool:
    """Whoever asked for it, while they may ask there, and the leads of the organisation itself."""
    return is_lead(by, pack.organisation) or may_note_spoken_to(by, pack)


def may_note_spoken_to(by: Actor, pack: EvidencePack) -> bool:
    """Whoever asked for the pack, while they may ask there: to note, and to see what they noted. Nobody of
    the organisation may."""
    asks = by.may(Permission.OPEN_EVIDENCE, pack.organisation.path)
    return asks and pack.asked_by_id in own_records(by)


def packs_visible_to(by: Actor) -> Q:
    """The same answer for a list."""
    theirs = Q(organisation__path__in=by.roots(Permission.KEEP_PLANS))
    return theirs | _asked_for(by)


def spoken_to_visible_to(by: Actor) -> Q:
    """What somebody noted of the staff they spoke to, as `may_note_spoken_to` answers for one pack."""
    packs = EvidencePack.objects.filter(_asked_for(by))
    return Q(pack__in=packs.order_by().values("pk"))


def _asked_for(by: Actor) -> Q:
    return Q(asked_by_id__in=own_records(by)) & _beneath(by, Permission.OPEN_EVIDENCE)


def _seats(by: Actor, today: date) -> QuerySet[Tenure]:
    held = Tenure.objects.filter(in_force(today), person_id__in=own_records(by))
    return held.filter(post__board=True)


def _beneath(by: Actor, permission: Permission) -> Q:
    roots = (Q(organisation__path__startswith=root) for root in by.roots(permission))
    return reduce(or_, roots, Q(pk__in=[]))
