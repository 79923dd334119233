"""Doors to grades, to the equality duty and to the six actions."""

from __future__ import annotations

from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import NotFound
from leadwell.design.plain_doorways import AskView, ListView
from leadwell.fairness.actions import grades as actions
from leadwell.fairness.forms import grades as forms
from leadwell.fairness.pages.acting import graded as pages
from leadwell.fairness.pages.acting.six_actions import six_actions_page
from leadwell.fairness.queries.acting import graded as queries
from leadwell.fairness.queries.acting.six_actions import six_actions
from leadwell.reasons import NotPermitted


class Eds(ListView):
    permission = Permission.SEE_FAIRNESS

    def page(self, *, by, today):
        return pages.graded_page(queries.graded(self.kwargs["code"], by=by, today=today))


class GiveGrade(AskView):
    permission = Permission.KEEP_PLANS
    form_class = forms.GiveGrade

    @cached_property
    def found(self) -> queries.Graded:
        found = queries.graded(self.kwargs["code"], by=self.by, today=timezone.localdate())
        if not found.may_grade:
            raise NotPermitted(actions.NOT_YOURS)
        return found

    def standing(self):
        """The grade that stands, read anew: somebody may have changed it meanwhile."""
        found = queries.graded(self.kwargs["code"], by=self.by, today=timezone.localdate())
        return found.grades.get(self.kwargs["outcome"])

    def page(self, *, by, today):
        outcome = self.kwargs["outcome"]
        asked = next((one for one in self.found.outcomes if one.code == outcome), None)
        if asked is None:
            raise NotFound
        return pages.grade_page(self.found, asked, self.standing())

    def initial(self):
        stands = self.found.grades.get(self.kwargs["outcome"])
        if stands is None:
            return {}
        return {"grade": str(stands.grade), "evidence": stands.evidence, "seen": stands.pk}

    def _with(self, form, *, status=200, reasons=()):
        if status == 409:
            stands = self.standing()
            form.data = {**form.data.dict(), "seen": stands.pk if stands else ""}
        return super()._with(form, status=status, reasons=reasons)

    def done(self):
        return _("The grade is kept.")

    def next_address(self):
        return reverse("fairness:eds", args=[self.kwargs["code"]])

    def do(self, typed, *, by, now):
        grade, where = int(typed.pop("grade")), self.kwargs
        actions.give_grade(by=by, grade=grade, now=now, **where, **typed)


class EqualityDuty(ListView):
    permission = Permission.SEE_FAIRNESS

    def page(self, *, by, today):
        return pages.duty_page(queries.duty_at(self.kwargs["code"], by=by, today=today))


class SixActions(ListView):
    permission = Permission.SEE_FAIRNESS

    def page(self, *, by, today):
        return six_actions_page(six_actions(self.kwargs["code"], by=by, today=today))
