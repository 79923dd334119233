"""Doors to a provider's desk: its courses, its runs and their days."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.training.actions import accreditation as accrediting
from leadwell.training.actions import providers as providing
from leadwell.training.forms import programmes as forms
from leadwell.training.pages import providers as desk_pages
from leadwell.training.queries import programmes_kept as kept
from leadwell.training.views.places_doors import Asks, Tells, said
from leadwell.training.views.programmes import AddProgramme


class Desk(Tells):
    permission = Permission.OFFER_TRAINING

    def page(self, *, by, today):
        desk = kept.desk(by=by)
        return desk_pages.desk_page(
            desk.providers, desk.courses, desk.runs, desk.accredited, today=today
        )


class AddCourse(AddProgramme):
    permission = Permission.OFFER_TRAINING

    def provider(self):
        return self.kwargs["place"]

    def page(self, *, by, today):
        return desk_pages.add_programme_page(kept.place_of_mine(self.kwargs["place"], by=by))


class AtDesk(Asks):
    permission = Permission.OFFER_TRAINING

    def goes_to(self):
        return reverse("training:desk")

    def place(self, by):
        return kept.place_of_mine(self.kwargs["place"], by=by)


class KeepProvider(AtDesk):
    form_class = forms.KeepProvider

    def initial(self):
        return kept.provider_as_typed(self.place(self.by))

    def page(self, *, by, today):
        return desk_pages.keep_provider_page(self.place(by))

    def do(self, form, *, by, now):
        place = self.kwargs["place"]
        providing.keep_provider(by=by, organisation_code=place, now=now, **form.cleaned_data)

    def done(self):
        return _("Saved. Everybody sees it at once.")


class AskAccreditation(AtDesk):
    form_class = forms.AskAccreditation

    def page(self, *, by, today):
        each = kept.taught_by_mine(self.kwargs["place"], self.kwargs["code"], by=by)
        return desk_pages.ask_accreditation_page(each, self.place(by))

    def do(self, form, *, by, now):
        accrediting.ask_for_accreditation(
            by=by, programme_code=self.kwargs["code"], provider_code=self.kwargs["place"], now=now,
            **form.cleaned_data,
        )  # fmt: skip

    def done(self):
        return _("You have asked. The answer stands on this page.")


class PlanRun(AtDesk):
    form_class = forms.PlanRun

    def form(self, data=None, files=None):
        return forms.PlanRun.of(kept.regions(by=self.by), data)

    def page(self, *, by, today):
        each = kept.taught_by_mine(self.kwargs["place"], self.kwargs["code"], by=by)
        in_the_way = kept.in_the_way_of_runs(each, today=today)
        return desk_pages.plan_run_page(each, self.place(by), said(in_the_way))

    def do(self, form, *, by, now):
        providing.plan_run(
            by=by, programme_code=self.kwargs["code"], provider_code=self.kwargs["place"],
            facts=form.facts(), now=now,
        )  # fmt: skip

    def done(self):
        return _("The run is planned.")


class OneRun(Asks):
    permission = Permission.OFFER_TRAINING

    def mine(self, by):
        return kept.run_of_mine(self.kwargs["code"], by=by)

    def goes_to(self):
        return reverse("training:run", args=[self.kwargs["code"]])


class PlanSession(OneRun):
    form_class = forms.PlanSession

    def page(self, *, by, today):
        return desk_pages.plan_session_page(self.mine(by))

    def do(self, form, *, by, now):
        providing.plan_session(by=by, run_code=self.kwargs["code"], now=now, **form.said())

    def done(self):
        return _("The day has been added.")


class CancelRun(OneRun):
    form_class = forms.Why

    def page(self, *, by, today):
        mine = self.mine(by)
        return desk_pages.cancel_run_page(mine, kept.taken_of(mine))

    def do(self, form, *, by, now):
        providing.cancel_run(by=by, run_code=self.kwargs["code"], now=now, **form.cleaned_data)

    def done(self):
        return _("The run is cancelled. Everybody with a place reads why.")
