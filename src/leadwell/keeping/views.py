"""Doors to asking about one's own record, to answering, and to keeping and disposing."""

from __future__ import annotations

from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import NotFound
from leadwell.design.plain_doorways import AskView, ListView
from leadwell.keeping import actions, forms, pages, queries


class Asks(AskView):
    goes_to = "keeping:waiting"


# One's own record


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


# Answering


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


# Keeping and disposing


class Times(ListView):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        return pages.times_page(queries.schedule())


class Holds(ListView):
    permission = Permission.HOLD_RECORDS

    def page(self, *, by, today):
        return pages.holds_page(queries.newest_holds(by=by), today=today)


class PlaceHold(Asks):
    permission = Permission.HOLD_RECORDS
    form_class = forms.PlaceHold
    goes_to = "keeping:holds"

    def done(self):
        return _("The records are held.")

    def page(self, *, by, today):
        return pages.place_hold_page()

    def do(self, typed, *, by, now):
        place = typed.pop("place")
        actions.place_hold(by=by, organisation_code=place, now=now, **typed)


class EndHold(Asks):
    permission = Permission.HOLD_RECORDS
    form_class = forms.EndHold
    goes_to = "keeping:holds"

    def done(self):
        return _("The hold has ended.")

    def page(self, *, by, today):
        return pages.end_hold_page(queries.hold(self.kwargs["number"], by=by))

    def do(self, typed, *, by, now):
        actions.end_hold(by=by, hold_id=self.kwargs["number"], now=now, **typed)


class Over(ListView):
    permission = Permission.DISPOSE_OF_RECORDS

    def page(self, *, by, today):
        return pages.over_page(queries.over_by_class(by=by), queries.schedule())


class Decide(Asks):
    permission = Permission.DISPOSE_OF_RECORDS
    form_class = forms.Decide
    template_name = "keeping/decide.jinja"
    goes_to = "keeping:over"

    def done(self):
        return _("Your decision has been carried out.")

    @cached_property
    def found(self):
        year, page = self.request.GET.get("year", ""), self.request.GET.get("page", "")
        kept_as, code = self.kwargs["kept_as"], self.kwargs["code"]
        found = queries.to_decide(kept_as, code, by=self.by, year=year, page=page)
        if found is None:
            raise NotFound
        return found

    @property
    def rule(self):
        return queries.schedule()[self.kwargs["kept_as"]]

    def form(self, data=None, files=None):
        records = [(each.pk, each.person.name, each.ended_on) for each in self.found.shown]
        return forms.Decide.over(records, data, counted_from=_(self.rule.trigger))

    def page(self, *, by, today):
        in_the_way = queries.in_the_way_of_disposal(self.found.shown, today=today)
        return pages.decide_page(self.found, self.rule, in_the_way=in_the_way)

    def do(self, typed, *, by, now):
        actions.decide_disposals(
            by=by,
            proposal_ids=[int(number) for number in typed["records"]],
            dispose=typed["answer"] == "dispose",
            because=typed["because"],
            now=now,
        )


# Joining


class Joining(ListView):
    permission = Permission.JOIN_PEOPLE

    def page(self, *, by, today):
        asked = self.request.GET
        words, chosen = asked.get("q", "")[:200], asked.get("keep", "")
        keep = queries.candidate_numbered(chosen, by=by)
        return pages.joining_page(
            queries.candidates(words, by=by), keep, queries.joined(by=by), words=words
        )

    def shown(self, page, *, status=200, **more):
        form = forms.FindPeople.keeping(self.request.GET)
        clear = reverse("keeping:joining")
        return super().shown(page, status=status, filters=form, clear=clear, **more)


class Join(Asks):
    permission = Permission.JOIN_PEOPLE
    form_class = forms.Join
    goes_to = "keeping:joining"

    def done(self):
        return _("The two records are one person now.")

    def page(self, *, by, today):
        two = queries.two_to_join(self.kwargs["keep"], self.kwargs["join"], by=by)
        return pages.join_page(two.keep, two.join, in_the_way=two.in_the_way)

    def do(self, typed, *, by, now):
        keep, join = self.kwargs["keep"], self.kwargs["join"]
        actions.join_people(by=by, keep_id=keep, join_id=join, now=now, **typed)


class Undo(Asks):
    permission = Permission.JOIN_PEOPLE
    form_class = forms.Join
    goes_to = "keeping:joining"

    def done(self):
        return _("The two records are apart again.")

    def page(self, *, by, today):
        found = queries.candidate(self.kwargs["number"], by=by)
        if found is None or found.person.joined_to_id is None:
            raise NotFound
        return pages.undo_page(found)

    def do(self, typed, *, by, now):
        actions.undo_joining(by=by, joined_id=self.kwargs["number"], now=now, **typed)
