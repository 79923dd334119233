"""Doors for assurers and for those who keep a register."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.plain_doorways import AskView, ListView
from leadwell.training.actions import results
from leadwell.training.forms.learning import GiveResult, Register, TakeBack
from leadwell.training.pages import learning as pages
from leadwell.training.queries import learning as queries
from leadwell.training.queries.completions import told_about


class ToAssess(ListView):
    permission = Permission.ASSURE_TRAINING

    def page(self, *, by, today):
        return pages.to_assess_page(list(queries.runs_to_assess(by=by, today=today)))


class AssessRun(ListView):
    permission = Permission.ASSURE_TRAINING

    def page(self, *, by, today):
        run = queries.run_to_assess(self.kwargs["code"], by=by)
        sessions = queries.sessions_of(run).count()
        told = told_about(run, by=by)
        return pages.assess_run_page(run, queries.on_run(run, by=by), sessions, told)


class GiveOneResult(AskView):
    permission = Permission.ASSURE_TRAINING
    form_class = GiveResult

    def page(self, *, by, today):
        found = queries.place_to_assess(self.kwargs["number"], by=by, today=today)
        self.run = found.run
        return pages.give_result_page(
            found.one, found.run, [r.in_words(_) for r in found.in_the_way], found.told
        )

    def initial(self) -> dict[str, Any]:
        return {"assessed_on": timezone.localdate()}

    def done(self):
        return _("The result is kept, and they can read it.")

    def do(self, typed, *, by, now):
        kept = results.give_result(by=by, place_id=self.kwargs["number"], now=now, **typed)
        self.code = kept.place.run.code

    def next_address(self) -> str:
        return reverse("training:assess-run", args=[self.code])


class TakeBackPass(AskView):
    permission = Permission.ASSURE_TRAINING
    form_class = TakeBack

    def page(self, *, by, today):
        self.found = queries.pass_given(self.kwargs["number"], by=by)
        way = [reason.in_words(_) for reason in self.found.in_the_way]
        return pages.take_back_page(self.found, way)

    def done(self):
        return _("The pass counts no more. The person can read why.")

    def do(self, typed, *, by, now):
        results.take_back_pass(by=by, place_id=self.kwargs["number"], now=now, **typed)

    def next_address(self) -> str:
        found = queries.pass_given(self.kwargs["number"], by=self.by)
        return reverse("training:assess-run", args=[found.run.code])


class RunSessions(ListView):
    permission = Permission.OFFER_TRAINING

    def page(self, *, by, today):
        run, sessions = queries.run_taught(self.kwargs["code"], by=by)
        return pages.sessions_page(run, sessions)


class KeepRegister(AskView):
    permission = Permission.OFFER_TRAINING
    form_class = Register

    def form(self, data=None, files=None):
        self.found = queries.register(self.kwargs["number"], by=self.by, now=timezone.now())
        return Register(data, files, people=self.found.people, came=self.found.came)

    def page(self, *, by, today):
        return pages.register_page(
            self.found.session, len(self.found.people), self.found.in_the_way
        )

    def done(self):
        return _("The register is kept.")

    def do(self, typed, *, by, now):
        results.note_attendance(by=by, session_id=self.kwargs["number"], now=now, **typed)

    def next_address(self) -> str:
        return reverse("training:run-sessions", args=[self.found.session.run.code])
