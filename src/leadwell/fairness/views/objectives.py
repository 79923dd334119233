"""Doors to objectives of board members."""

from __future__ import annotations

from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.plain_doorways import AskView, ListView
from leadwell.fairness.actions import objectives as actions
from leadwell.fairness.forms import objectives as forms
from leadwell.fairness.pages.acting import objectives as pages
from leadwell.fairness.queries.acting import objectives as queries
from leadwell.fairness.queries.acting.plans import figures
from leadwell.fairness.rules.acting.facts import ObjectiveSaid
from leadwell.reasons import NotPermitted


class Objectives(ListView):
    permission = Permission.SIGNED_IN

    def page(self, *, by, today):
        return pages.board_page(
            queries.board_of(self.kwargs["code"], by=by, today=today), today=today
        )


class SetObjective(AskView):
    permission = Permission.KEEP_OBJECTIVES

    @cached_property
    def board(self) -> queries.Board:
        found = queries.board_of(self.kwargs["code"], by=self.by, today=timezone.localdate())
        if not found.may_keep:
            raise NotPermitted(actions.NOT_YOURS)
        return found

    def form(self, data=None, files=None):
        members = [
            (str(one.person.pk), f"{one.person.name}, {one.post}") for one in self.board.members
        ]
        return forms.SetObjective.among(members, figures(), data)

    def page(self, *, by, today):
        return pages.set_objective_page(self.board)

    def done(self):
        return _("The objective is set. The member finds it on their own page.")

    def next_address(self):
        return reverse("fairness:objectives", args=[self.kwargs["code"]])

    def do(self, typed, *, by, now):
        asked = ObjectiveSaid(typed["says"], typed["indicator"], typed["by_on"])
        code, person = self.kwargs["code"], int(typed["person"])
        actions.set_objective(by=by, code=code, person_id=person, objective=asked, now=now)


class Objective(AskView):
    permission = Permission.SIGNED_IN
    form_class = forms.Judge

    def page(self, *, by, today):
        one = queries.objective_at(self.kwargs["code"], self.kwargs["number"], by=by, today=today)
        return pages.objective_page(one, today=today)

    def done(self):
        return _("The answer is kept.")

    def next_address(self):
        return reverse("fairness:objectives", args=[self.kwargs["code"]])

    def do(self, typed, *, by, now):
        met = typed["met"] == "yes"
        actions.judge_objective(by=by, objective_id=self.kwargs["number"], met=met, now=now)


class MyObjectives(ListView):
    permission = Permission.SIGNED_IN

    def page(self, *, by, today):
        return pages.my_objectives_page(queries.my_objectives(by=by), today=today)


class MyObjective(AskView):
    permission = Permission.SIGNED_IN
    form_class = forms.Evidence
    goes_to = "fairness:my-objectives"

    def initial(self):
        one = queries.my_objective(self.kwargs["number"], by=self.by, today=timezone.localdate())
        return {"evidence": one.objective.evidence}

    def page(self, *, by, today):
        one = queries.my_objective(self.kwargs["number"], by=by, today=today)
        return pages.my_objective_page(one, today=today)

    def done(self):
        return _("Your evidence is kept. Your board reads it.")

    def do(self, typed, *, by, now):
        actions.give_evidence(by=by, objective_id=self.kwargs["number"], now=now, **typed)
