"""Doors to one's own record: what is wrong in it, a copy of it, and records elsewhere."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import NotFound
from leadwell.keeping import actions, forms, pages, queries
from leadwell.keeping.views.asks import Asks


class Mine(Asks):
    permission = Permission.SIGNED_IN
    goes_to = "home:record"


class DisputeFact(Mine):
    form_class = forms.DisputeFact

    def done(self):
        return _("Your employer has been told. You find their answer here.")

    def page(self, *, by, today):
        held = queries.fact_of(
            self.kwargs["kind"], self.kwargs["number"], self.kwargs["fact"], by=by
        )
        if held is None:
            raise NotFound
        return pages.dispute_fact_page(held)

    def do(self, typed, *, by, now):
        where = {
            "about_kind": self.kwargs["kind"],
            "about_id": self.kwargs["number"],
            "fact": self.kwargs["fact"],
        }
        actions.dispute_fact(by=by, now=now, **where, **typed)


class Ask(Mine):
    form_class = forms.Ask

    def done(self):
        return _("Your request is on its way. You find its clock and its answer here.")

    def initial(self):
        return {"place": queries.latest_employer(by=self.by)}

    def page(self, *, by, today):
        return pages.ask_page()

    def do(self, typed, *, by, now):
        actions.ask(
            by=by, organisation_code=typed["place"], kind=typed["kind"], says=typed["says"], now=now
        )


class Claim(Mine):
    form_class = forms.Claim

    def done(self):
        return _("Your question is on its way. If such a record is yours, they will join it.")

    def page(self, *, by, today):
        return pages.claim_page()

    def do(self, typed, *, by, now):
        place = typed.pop("place")
        actions.claim_record(by=by, organisation_code=place, now=now, **typed)


class MyDispute(Mine):
    form_class = forms.Reply

    def done(self):
        return _("Your reply is kept beside the answer.")

    def page(self, *, by, today):
        asked = queries.my_dispute(self.kwargs["number"], by=by)
        return pages.my_dispute_page(asked, today=today)

    def do(self, typed, *, by, now):
        actions.reply_to_answer(by=by, dispute_id=self.kwargs["number"], now=now, **typed)


class MyRequest(Mine):
    form_class = forms.GoOn

    def done(self):
        return _("Your answer has been sent. The clock runs again.")

    def page(self, *, by, today):
        asked = queries.my_request(self.kwargs["number"], by=by)
        return pages.my_request_page(asked, today=today)

    def do(self, typed, *, by, now):
        actions.go_on(by=by, request_id=self.kwargs["number"], now=now, **typed)


class Withdraw(Mine):
    form_class = forms.Withdraw

    def done(self):
        return _("You took your request back.")

    def page(self, *, by, today):
        return pages.withdraw_page(queries.my_request(self.kwargs["number"], by=by))

    def do(self, typed, *, by, now):
        actions.withdraw(by=by, request_id=self.kwargs["number"], now=now)
