"""Doors to prior learning: one's own claims, and those a panel decides on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import Doorway
from leadwell.design.plain_doorways import AskView, ListView
from leadwell.training.actions import prior_learning as actions
from leadwell.training.forms import prior_learning as forms
from leadwell.training.pages import prior_learning as pages
from leadwell.training.queries import prior_learning as queries


class MyLearning(ListView):
    permission = Permission.SIGNED_IN

    def page(self, *, by, today):
        return pages.my_learning_page(list(queries.my_claims(by=by)))


class ClaimLearning(AskView):
    permission = Permission.SIGNED_IN
    goes_to = "training:my-learning"

    def form(self, data=None, files=None):
        return forms.ClaimLearning(
            data, files, items=queries.choices_to_claim(timezone.localdate())
        )

    def page(self, *, by, today):
        return pages.claim_learning_page(open_=bool(queries.items_to_claim(today)))

    def done(self):
        return _("A panel has been asked. Open it below to add files.")

    def do(self, typed, *, by, now):
        actions.claim_prior_learning(by=by, now=now, **typed)


class MyClaim(AskView):
    permission = Permission.SIGNED_IN
    form_class = forms.GiveEvidence

    def page(self, *, by, today):
        claim = queries.my_claim(self.kwargs["number"], by=by)
        return pages.my_claim_page(claim, may_appeal=not queries.in_the_way_of_appeal(claim))

    def done(self):
        return _("The file is kept. It goes through the virus check before anybody opens it.")

    def do(self, typed, *, by, now):
        given = typed["file"]
        actions.give_evidence(
            by=by, claim_id=self.kwargs["number"], name=given.name, content=given.read(), now=now
        )

    def next_address(self) -> str:
        return reverse("training:my-learning")


class AppealLearning(AskView):
    permission = Permission.SIGNED_IN
    form_class = forms.AppealLearning
    goes_to = "training:my-learning"

    def page(self, *, by, today):
        claim = queries.my_claim(self.kwargs["number"], by=by)
        way = [one.in_words(_) for one in queries.in_the_way_of_appeal(claim)]
        return pages.appeal_page(claim, way)

    def done(self):
        return _("Your appeal goes to somebody who was not on the panel.")

    def do(self, typed, *, by, now):
        actions.appeal_prior_learning(by=by, claim_id=self.kwargs["number"], now=now, **typed)


class Claims(ListView):
    permission = Permission.RECOGNISE_LEARNING

    def page(self, *, by, today):
        return pages.claims_page(queries.claims_waiting(by=by))


class DecideClaim(AskView):
    """The panel's decision; once there is an appeal, the decision about that."""

    permission = Permission.RECOGNISE_LEARNING
    goes_to = "training:claims"

    def form(self, data=None, files=None):
        self.claim = queries.claim(self.kwargs["number"], by=self.by)
        if self.claim.appealed_at:
            return forms.Hear(data, files)
        people = queries.panel_for(self.claim, by=self.by, today=timezone.localdate())
        return forms.Decide(data, files, people=people)

    def page(self, *, by, today):
        way = [
            one.in_words(_)
            for one in queries.in_the_way_of_decision(self.claim, by=by, today=today)
        ]
        return pages.decide_page(self.claim, way)

    def done(self):
        return _("It is decided, and the person can read why.")

    def do(self, typed, *, by, now):
        do = (
            actions.hear_prior_learning if self.claim.appealed_at else actions.decide_prior_learning
        )
        do(by=by, claim_id=self.claim.pk, now=now, **typed)


class EvidenceFile(Doorway):
    """A clean file, to be kept and never shown inside the page."""

    permission = Permission.SIGNED_IN

    def get(self, request: HttpRequest, number: int) -> HttpResponse | StreamingHttpResponse:
        found, content = queries.evidence_file(number, by=self.by)
        answer = StreamingHttpResponse(content, content_type=found.media_type)
        answer["Content-Disposition"] = _attachment(found.name)
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return answer


def _attachment(name: str) -> str:
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
