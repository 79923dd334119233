"""Doors to answering those who ask."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.plain_doorways import ListView
from leadwell.keeping import actions, forms, pages, queries
from leadwell.keeping.views.asks import Asks


class Waiting(ListView):
    permission = Permission.ANSWER_REQUESTS

    def page(self, *, by, today):
        return pages.waiting_page(queries.waiting(by=by, today=today), by=by, today=today)


class AnswerDispute(Asks):
    permission = Permission.ANSWER_REQUESTS
    form_class = forms.AnswerDispute

    def done(self):
        return _("The answer has been sent.")

    def page(self, *, by, today):
        asked, in_the_way = queries.dispute_to_answer(self.kwargs["number"], by=by)
        stands = queries.where_it_stands(asked, by=by, today=today)
        said = _said(in_the_way)
        return pages.answer_dispute_page(asked, stands=stands, in_the_way=said, today=today)

    def do(self, typed, *, by, now):
        actions.answer_dispute(by=by, dispute_id=self.kwargs["number"], now=now, **typed)


class AnswerRequest(Asks):
    permission = Permission.ANSWER_REQUESTS
    form_class = forms.MoveOn

    def done(self):
        return _("Done. The person sees it on their record.")

    def form(self, data=None, files=None):
        asked, _reasons = queries.request_to_answer(self.kwargs["number"], by=self.by)
        return forms.MoveOn.of(queries.steps_of(asked, today=timezone.localdate()), data)

    def page(self, *, by, today):
        asked, in_the_way = queries.request_to_answer(self.kwargs["number"], by=by)
        return pages.answer_request_page(asked, in_the_way=_said(in_the_way), today=today)

    def do(self, typed, *, by, now):
        actions.move_request_on(by=by, request_id=self.kwargs["number"], now=now, **typed)


class AnswerClaim(Asks):
    permission = Permission.ANSWER_CLAIMS
    form_class = forms.AnswerClaim

    def done(self):
        return _("The answer has been sent.")

    def page(self, *, by, today):
        asked = queries.asked_claim(self.kwargs["number"], by=by)
        return pages.answer_claim_page(asked, in_the_way=_said(asked.in_the_way))

    def do(self, typed, *, by, now):
        actions.answer_claim(
            by=by,
            claim_id=self.kwargs["number"],
            accepted=typed["accepted"] == "yes",
            because=typed["because"],
            now=now,
        )


def _said(reasons):
    return tuple(reason.in_words(_) for reason in reasons)
