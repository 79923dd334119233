"""Who may see what was loaded, in two answers that agree."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.intake.models import LoadedFile, StaffFile
from leadwell.organisations.models import Organisation

NOTHING = Q(pk__in=[])


def may_see(by: Actor, loaded: LoadedFile) -> bool:
    """Whether this person may see this load."""
    return by.may_somewhere(Permission.SEE_LOADED_FILES)


def visible_to(by: Actor) -> Q:
    """The loads this person may see."""
    return Q() if by.may_somewhere(Permission.SEE_LOADED_FILES) else NOTHING


def may_load_staff(by: Actor, organisation: Organisation) -> bool:
    """Whether they load staff files there, and decide on those that are held."""
    return by.may(Permission.LOAD_STAFF, organisation.path)


def may_make_care_files(by: Actor, organisation: Organisation) -> bool:
    """Whether they take the social-care files of an organisation away: whoever keeps its staff."""
    return by.may(Permission.KEEP_STAFF, organisation.path)


def may_see_staff_file(by: Actor, file: StaffFile) -> bool:
    """Whether they see that this staff file was offered, and what came of it."""
    return any(file.organisation.path.startswith(root) for root in _staff_roots(by))


def staff_files_visible_to(by: Actor) -> Q:
    """The staff files they see."""
    beneath = (Q(organisation__path__startswith=root) for root in _staff_roots(by))
    return reduce(or_, beneath, NOTHING)


def may_see_who_offered(by: Actor, file: StaffFile) -> bool:
    """Whether they see names beside a staff file: of whoever offered it and decided on it, what they
    wrote, and what they called the file. Those who load there, and those who see what happened there.
    Others, who watch over many employers, see the organisation and the counts."""
    there = (Permission.LOAD_STAFF, Permission.SEE_HISTORY)
    return any(by.may(permission, file.organisation.path) for permission in there)


def _staff_roots(by: Actor) -> tuple[str, ...]:
    return (*by.roots(Permission.LOAD_STAFF), *by.roots(Permission.SEE_LOADED_FILES))
