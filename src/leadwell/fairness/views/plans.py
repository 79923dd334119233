"""Doors to plans."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import NotFound
from leadwell.design.plain_doorways import AskView, ListView
from leadwell.fairness.actions import plans as actions
from leadwell.fairness.forms import plans as forms
from leadwell.fairness.pages.acting import plan_forms, plans
from leadwell.fairness.pages.acting.one_plan import plan_page
from leadwell.fairness.permissions import may_keep_plans
from leadwell.fairness.queries.acting import plans as queries
from leadwell.fairness.queries.reports.place import place_of
from leadwell.fairness.rules.acting.facts import PlanSaid
from leadwell.reasons import NotPermitted


class Plans(ListView):
    permission = Permission.SEE_FAIRNESS

    def page(self, *, by, today):
        indicator = self.request.GET.get("indicator", "")[:40]
        found = queries.plans_at(self.kwargs["code"], by=by, today=today, indicator=indicator)
        return plans.plans_page(found)

    def shown(self, page, *, status=200, **more):
        asked = self.request.GET.get("indicator", "")
        form = forms.Figure.among(queries.figures(also=asked), self.request.GET or None)
        clear = reverse("fairness:plans", args=[self.kwargs["code"]])
        return super().shown(page, status=status, filters=form, clear=clear, **more)


class Plan(ListView):
    permission = Permission.SEE_FAIRNESS

    def page(self, *, by, today):
        code, number = self.kwargs["code"], self.kwargs["number"]
        return plan_page(queries.plan_at(code, number, by=by, today=today))


class Writes(AskView):
    """A door for those who keep the plans of this place."""

    permission = Permission.KEEP_PLANS

    def one(self, *, by, today):
        """The plan of the address, for those who may write here."""
        found = queries.plan_at(self.kwargs["code"], self.kwargs["number"], by=by, today=today)
        if not found.may_keep:
            raise NotPermitted(actions.NOT_YOURS)
        if found.line.plan.ended_at is not None:
            raise NotFound
        return found

    def number(self, *, by, now):
        """The number of the plan of this address: one of another place is not found here."""
        return self.one(by=by, today=timezone.localdate(now)).line.plan.pk

    def next_address(self):
        return reverse("fairness:plan", args=[self.kwargs["code"], self.kwargs["number"]])


class AddPlan(AskView):
    permission = Permission.KEEP_PLANS

    def form(self, data=None, files=None):
        asked = (data or self.request.GET).get("indicator", "")[:40]
        figures = queries.figures(also=asked)
        return forms.Make.among(figures, data, initial={"indicator": asked})

    def page(self, *, by, today):
        place = place_of(self.kwargs["code"], by=by)
        if not may_keep_plans(by, place.organisation):
            raise NotPermitted(actions.NOT_YOURS)
        return plan_forms.add_plan_page(place)

    def done(self):
        return _("The plan is kept.")

    def next_address(self):
        return reverse("fairness:plans", args=[self.kwargs["code"]])

    def do(self, typed, *, by, now):
        typed.pop("seen")
        actions.make_plan(by=by, code=self.kwargs["code"], plan=_said(typed), now=now)


class WritesOver(Writes):
    """A door to what somebody else may be changing, too."""

    def _with(self, form, *, status=200, reasons=()):
        if status == 409:  # what stands now is on the page: the next try is made knowing it
            plan = queries.plan_kept(self.kwargs["number"], by=self.by)
            form.data = {**form.data.dict(), "seen": queries.mark_of(plan)}
        return super()._with(form, status=status, reasons=reasons)


class ChangePlan(WritesOver):
    form_class = forms.Change

    def initial(self):
        plan = queries.plan_kept(self.kwargs["number"], by=self.by)
        names = ("what", "who", "by_on", "expects", "expects_words")
        return {**{name: getattr(plan, name) for name in names}, "seen": queries.mark_of(plan)}

    def page(self, *, by, today):
        return plan_forms.plan_form_page(self.one(by=by, today=today), "change")

    def done(self):
        return _("The plan is put right.")

    def do(self, typed, *, by, now):
        seen = typed.pop("seen")
        asked = _said({**typed, "indicator": ""})
        actions.change_plan(
            by=by, plan_id=self.number(by=by, now=now), plan=asked, seen=seen, now=now
        )


class NotePlan(Writes):
    form_class = forms.Note

    def page(self, *, by, today):
        return plan_forms.plan_form_page(self.one(by=by, today=today), "note")

    def done(self):
        return _("It is noted.")

    def do(self, typed, *, by, now):
        actions.note_plan(by=by, plan_id=self.number(by=by, now=now), now=now, **typed)


class FinishPlan(WritesOver):
    form_class = forms.Finish

    def initial(self):
        plan = queries.plan_kept(self.kwargs["number"], by=self.by)
        said = {"done_on": plan.done_on, "came_of_it": plan.came_of_it}
        return {**said, "seen": queries.mark_of(plan)}

    def page(self, *, by, today):
        return plan_forms.plan_form_page(self.one(by=by, today=today), "done")

    def done(self):
        return _("It is kept that the plan is done.")

    def do(self, typed, *, by, now):
        actions.finish_plan(by=by, plan_id=self.number(by=by, now=now), now=now, **typed)


class EndPlan(Writes):
    form_class = forms.End

    def page(self, *, by, today):
        found = self.one(by=by, today=today)
        if found.line.plan.done_on is not None:
            raise NotFound
        return plan_forms.plan_form_page(found, "end")

    def done(self):
        return _("The plan is ended.")

    def do(self, typed, *, by, now):
        actions.end_plan(by=by, plan_id=self.number(by=by, now=now), now=now, **typed)


def _said(typed):
    return PlanSaid(
        **{name: typed[name] for name in ("indicator", "what", "who", "by_on", "expects")},
        expects_words=typed["expects_words"],
    )
