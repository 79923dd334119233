"""Doors to packs of evidence. To read one is an event in the ledger."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import ActionView
from leadwell.design.paper_doorway import PaperView
from leadwell.design.plain_doorways import AskView, ListView
from leadwell.fairness.actions import packs as actions
from leadwell.fairness.forms import packs as forms
from leadwell.fairness.pages.acting import one_pack
from leadwell.fairness.pages.acting import packs as pages
from leadwell.fairness.permissions import may_open_evidence
from leadwell.fairness.queries.acting import packs as queries
from leadwell.fairness.queries.acting.frameworks import frameworks_on, pack_terms
from leadwell.fairness.queries.acting.spoken_to import spoken_with
from leadwell.fairness.queries.reports.place import place_of
from leadwell.organisations.permissions import own_records
from leadwell.reasons import NotPermitted, RuleBroken

GONE = 410


class Evidence(ListView):
    permission = Permission.SEE_FAIRNESS

    def page(self, *, by, today):
        return pages.packs_page(queries.packs_at(self.kwargs["code"], by=by, now=timezone.now()))


class MyPacks(ListView):
    permission = Permission.OPEN_EVIDENCE

    def page(self, *, by, today):
        return pages.my_packs_page(queries.my_packs(by=by, now=timezone.now()))


class OpenEvidence(ActionView):
    permission = Permission.OPEN_EVIDENCE
    template_name = "ask_page.jinja"

    def form(self, data=None, files=None):
        return forms.Open.among(frameworks_on(timezone.localdate()), data)

    def page(self, *, by, today):
        place = place_of(self.kwargs["code"], by=by)
        if not may_open_evidence(by, place.organisation):
            raise NotPermitted(actions.NOT_YOURS)
        return pages.open_pack_page(place, frameworks_on(today), terms=pack_terms(today))

    def act(self, form, *, by, now):
        framework, asked = form.asked()
        code = self.kwargs["code"]
        pack = actions.open_pack(by=by, code=code, framework=framework, asked=asked, now=now)
        messages.success(
            self.request, _("The pack is open. The organisation can see that, and why.")
        )
        return reverse("fairness:pack", args=[pack.pk])


class Pack(ListView):
    permission = Permission.SEE_FAIRNESS

    def page(self, *, by, today):
        pack = actions.read_pack(by=by, pack_id=self.kwargs["number"], now=timezone.now())
        own = pack.asked_by_id in own_records(by)
        return one_pack.pack_page(pack, own=own, spoken=spoken_with(pack, by=by))

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except RuleBroken as broken:
            return self.gone(broken)

    def gone(self, broken):
        """The same for a paper: closed, in plain words."""
        pack = queries.pack_of(self.kwargs["number"], by=self.by)
        return self.shown(pages.closed_page(pack, reasons=broken.reasons), status=GONE)


class PackPaper(PaperView):
    permission = Permission.SEE_FAIRNESS
    http_method_names = [
        "get",
        "options",
    ]  # every look is noted, so nothing asks for the head alone

    def paper(self, *, by, now):
        number = self.kwargs["number"]
        pack = actions.read_pack(by=by, pack_id=number, now=now, on_paper=True)
        return one_pack.paper(pack, now=now), f"evidence-{number}.pdf"

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except RuleBroken as broken:
            said = " ".join(reason.in_words(_) for reason in broken.reasons)
            return HttpResponse(said, status=GONE, content_type="text/plain; charset=utf-8")


class ClosePack(AskView):
    permission = Permission.OPEN_EVIDENCE
    form_class = forms.Close
    goes_to = "fairness:my-packs"

    def page(self, *, by, today):
        pack = queries.pack_of(self.kwargs["number"], by=by)
        if pack.asked_by_id not in own_records(by):
            raise NotPermitted(actions.ASKER_ONLY)
        return pages.close_pack_page(pack)

    def done(self):
        return _("The pack is closed.")

    def do(self, typed, *, by, now):
        actions.close_pack(by=by, pack_id=self.kwargs["number"], now=now)
