"""Somebody new in a post, with a manager, a colleague and an employer."""

from __future__ import annotations

import pytest

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import Actor, Grant
from leadwell.organisations.tests.factories import hold, person, post, reports
from leadwell.reasons import RuleBroken
from leadwell.training import actions
from leadwell.training.models import PartDone
from leadwell.training.tests.induction import (
    NOW,
    enrol,
    home,
    joins,
    national,
    period,
)


class Story:
    """A care home: a manager, a deputy who leads, and somebody who joined in October."""

    def __init__(self) -> None:
        self.home = home()
        self.top, self.deputy, self.starter = person("Top"), person("Deputy"), person("Starter")
        top, second = post(self.home, "Registered manager"), post(self.home, "Deputy manager")
        hold(self.top, top)
        hold(self.deputy, second)
        worker = joins(self.home, self.starter)
        reports(second, top)
        reports(worker.post, second)
        enrol()
        self.period = period(self.home)

    def by(self, who, *permissions):
        grants = frozenset(Grant(each, self.home.path) for each in permissions)
        return Actor(who.name, who.pk, grants)

    def says(self, code="welcome"):
        actions.say_done(
            by=self.by(self.starter), period_id=self.period.pk, part_id=national(code).pk, now=NOW
        )

    def signs(self, who, *codes, **more):
        ticks = [(self.period.pk, national(code).pk) for code in codes or ("welcome",)]
        by = who if isinstance(who, Actor) else self.by(who)
        return actions.sign_parts(**{"by": by, "ticks": ticks, "now": NOW, **more})

    def done(self, code="welcome"):
        return PartDone.objects.get(part=national(code))


def broken(codes):
    return pytest.raises(RuleBroken, match=codes)


def registered_manager_of(story):
    return actor_with_role("registered-manager", story.home)
