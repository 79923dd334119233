"""Who sees what a named person achieved: they themselves, and whoever sees the people of a place where
they hold or held a post. Regions and the nation see counts."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from leadwell.actor import Actor, Permission
from leadwell.organisations.permissions import may_see_person, people_visible_to
from leadwell.people.models import Person
from leadwell.training.models import Achievement


def may_see_achievement(by: Actor, achievement: Achievement, today: date) -> bool:
    """Whether they see this one."""
    return may_see_person(by, achievement.person, today)


def achievements_visible_to(by: Actor, today: date) -> Q:
    """The same answer for a list."""
    return Q(person__in=Person.objects.filter(people_visible_to(by, today)))


def may_decide_on_achievements(by: Actor) -> bool:
    """Whether they say that somebody passed, or that an achievement counts no more."""
    return by.may_somewhere(Permission.ASSURE_TRAINING)
