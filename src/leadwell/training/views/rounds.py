"""Doors to rounds, draws, applications, places, release, money and reach."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.allocation.script import NAME, script_text
from leadwell.design.doorways import Doorway
from leadwell.training.actions import applying, places_release, rounds
from leadwell.training.actions import places as placing
from leadwell.training.forms import rounds as forms
from leadwell.training.forms.programmes import Why
from leadwell.training.pages import applying as applying_pages
from leadwell.training.pages import money as money_pages
from leadwell.training.pages import places_release as release_pages
from leadwell.training.pages import rounds as pages
from leadwell.training.queries import applying_told as told
from leadwell.training.queries import drawing, money
from leadwell.training.views.programmes import Asks, Tells, at_this_moment, said


class Rounds(Tells):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        found, may_open = told.rounds_told(by=by)
        return pages.rounds_page(found, may_open=may_open, now=at_this_moment())


class Round(Tells):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        each = told.round_told(self.kwargs["draw"], by=by)
        return pages.round_page(
            each.round,
            each.runs,
            each.reserves,
            each.counts,
            may_run=each.may_run,
            now=at_this_moment(),
        )


class Draw(Tells):
    permission = Permission.PUBLIC
    template_name = "training/draw.jinja"

    def page(self, *, by, today):
        each = told.round_told(self.kwargs["draw"], by=by)
        cut_offs = drawing.in_terms_order(each.round)
        return pages.draw_page(each.round, cut_offs, each.runs, each.reserves, script_text())


class DrawDocument(Doorway):
    permission = Permission.PUBLIC
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        text = drawing.document_text(self.kwargs["draw"], by=self.by)
        return HttpResponse(text, content_type="application/json")


class DrawScript(Doorway):
    permission = Permission.PUBLIC
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        answer = HttpResponse(script_text(), content_type="text/x-python; charset=utf-8")
        answer["Content-Disposition"] = content_disposition_header(True, NAME)
        return answer


# Running


class RoundsOfMine(Tells):
    permission = Permission.RUN_DRAWS

    def page(self, *, by, today):
        return pages.rounds_of_mine_page(told.rounds_of_mine(by=by), now=at_this_moment())


class OpenRound(Asks):
    permission = Permission.RUN_DRAWS
    form_class = forms.OpenRound

    def form(self, data=None, files=None):
        programmes, runs = told.to_choose_from(by=self.by, now=at_this_moment())
        return forms.OpenRound.of(programmes, runs, data)

    def page(self, *, by, today):
        return pages.open_round_page()

    def do(self, form, *, by, now):
        facts, programme = form.facts(), form.cleaned_data["programme"]
        self.draw = rounds.open_round(by=by, programme_code=programme, facts=facts, now=now).draw

    def done(self):
        return _("The round is published.")

    def goes_to(self):
        return reverse("training:round", args=[self.draw])


class OneRound(Asks):
    """A page about a round for whoever runs it."""

    permission = Permission.RUN_DRAWS

    def told(self, by):
        return told.round_of_mine(self.kwargs["draw"], by=by)

    def goes_to(self):
        return reverse("training:run-round", args=[self.kwargs["draw"]])


class RunRound(OneRound):
    form_class = forms.PublicValue

    def page(self, *, by, today):
        each, now = self.told(by), at_this_moment()
        in_the_way = said(told.in_the_way_of_drawing(each.round, now=now))
        return pages.run_round_page(each.round, each.counts, in_the_way=in_the_way, now=now)

    def do(self, form, *, by, now):
        rounds.note_public_value(by=by, draw=self.kwargs["draw"], now=now, **form.cleaned_data)

    def done(self):
        return _("Written down. The draw takes a moment.")


class VoidRound(OneRound):
    form_class = Why

    def page(self, *, by, today):
        each = self.told(by)
        return pages.void_round_page(each.round, each.counts)

    def do(self, form, *, by, now):
        rounds.void_round(by=by, draw=self.kwargs["draw"], now=now, **form.cleaned_data)

    def done(self):
        return _("The draw is called off. Everybody can read why.")


# One's own


class Mine(Asks):
    permission = Permission.SIGNED_IN

    def goes_to(self):
        return reverse("training:my-applications")


class Apply(Mine):
    form_class = forms.Apply

    def form(self, data=None, files=None):
        each = told.to_apply(self.kwargs["draw"], by=self.by, now=at_this_moment())
        cohorts = [(run.code, run.title) for run in each.runs]
        return forms.Apply.over(cohorts, each.round.most_choices, data, each.chosen)

    def page(self, *, by, today):
        each = told.to_apply(self.kwargs["draw"], by=by, now=at_this_moment())
        return applying_pages.apply_page(
            each.round, each.before, in_the_way=said(each.in_the_way), met=each.met
        )

    def do(self, form, *, by, now):
        applying.apply_for_place(by=by, draw=self.kwargs["draw"], choices=form.choices(), now=now)

    def done(self):
        return _("Your application is in. You can change it until the round closes.")


class Withdraw(Mine):
    def page(self, *, by, today):
        return applying_pages.withdraw_page(told.my_round(self.kwargs["draw"], by=by))

    def do(self, form, *, by, now):
        applying.withdraw_application(by=by, draw=self.kwargs["draw"], now=now)

    def done(self):
        return _("You have taken your application back.")


class MyApplications(Tells):
    permission = Permission.SIGNED_IN

    def page(self, *, by, today):
        sent, places = told.mine(by=by)
        return applying_pages.my_applications_page(sent, places, now=at_this_moment())


class MyApplication(Tells):
    permission = Permission.SIGNED_IN

    def page(self, *, by, today):
        each = told.my_application(self.kwargs["number"], by=by)
        released = release_pages.release_words(each.release)
        return applying_pages.my_application_page(
            each.application, each.runs, each.number, each.steps, each.choices, said(each.reasons),
            released=released,
        )  # fmt: skip


class MyProof(Doorway):
    permission = Permission.SIGNED_IN
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        return JsonResponse(told.my_proof(self.kwargs["number"], by=self.by))


class AnswerPlace(Mine):
    form_class = forms.AnswerPlace

    def form(self, data=None, files=None):
        place = told.my_place(self.kwargs["number"], by=self.by)
        return forms.AnswerPlace.of(applying_pages.answers_open(place), data)

    def page(self, *, by, today):
        now, place = at_this_moment(), told.my_place(self.kwargs["number"], by=by)
        in_the_way = said(told.in_the_way_of_answering(place, now=now))
        return applying_pages.answer_place_page(place, in_the_way=in_the_way, now=now)

    def do(self, form, *, by, now):
        what = {"by": by, "place_id": self.kwargs["number"], "now": now}
        match form.cleaned_data["answer"]:
            case "accept":
                placing.accept_place(**what)
            case "hand-back":
                placing.hand_back_place(**what)
            case answer:
                placing.decline_place(waits=answer == "wait", **what)

    def done(self):
        return _("Your answer is in.")


class Book(Mine):
    def page(self, *, by, today):
        run, in_the_way = told.to_book(self.kwargs["code"], by=by, now=at_this_moment())
        return applying_pages.book_page(run, in_the_way=said(in_the_way))

    def do(self, form, *, by, now):
        placing.book_place(by=by, run_code=self.kwargs["code"], now=now)

    def done(self):
        return _("The place is yours.")


class MyRelease(Mine):
    def form(self, data=None, files=None):
        asked = told.my_release(self.kwargs["number"], by=self.by)[1]
        return forms.Appeal(data) if asked else self.form_class(data)

    def page(self, *, by, today):
        return release_pages.my_release_page(*told.my_release(self.kwargs["number"], by=by))

    def do(self, form, *, by, now):
        _mine, asked = told.my_release(self.kwargs["number"], by=by)
        if asked is None:
            places_release.ask_for_release(by=by, application_id=self.kwargs["number"], now=now)
        else:
            places_release.appeal_release(by=by, release_id=asked.pk, now=now, **form.cleaned_data)

    def done(self):
        return _("Your manager has been asked. You find the answer here.")

    def goes_to(self):
        return reverse("training:my-application", args=[self.kwargs["number"]])


# Release


class Releases(Tells):
    permission = Permission.SIGNED_IN

    def page(self, *, by, today):
        return release_pages.releases_page(list(told.releases.of_my_team(by=by, today=today)))


class Release(Asks):
    permission = Permission.SIGNED_IN
    form_class = forms.DecideRelease

    def page(self, *, by, today):
        each = told.release_to_decide(self.kwargs["number"], by=by, today=today)
        return release_pages.release_page(each, in_the_way=())

    def do(self, form, *, by, now):
        granted, because = form.cleaned_data["answer"] == "yes", form.cleaned_data["because"]
        places_release.decide_release(
            by=by, release_id=self.kwargs["number"], granted=granted, because=because, now=now
        )

    def done(self):
        return _("Decided. The person sees it, with your reason.")

    def goes_to(self):
        return reverse("training:releases")


class Appeals(Tells):
    permission = Permission.RECOGNISE_LEARNING

    def page(self, *, by, today):
        return release_pages.appeals_page(list(told.releases.appeals(by=by, today=today)))


class Appeal(Asks):
    permission = Permission.RECOGNISE_LEARNING
    form_class = forms.HearAppeal

    def page(self, *, by, today):
        each, in_the_way = told.appeal_to_hear(self.kwargs["number"], by=by, today=today)
        return release_pages.appeal_page(each, in_the_way=said(in_the_way))

    def do(self, form, *, by, now):
        upheld, because = form.cleaned_data["answer"] == "yes", form.cleaned_data["because"]
        places_release.hear_appeal(
            by=by, release_id=self.kwargs["number"], upheld=upheld, because=because, now=now
        )

    def done(self):
        return _("Decided. Both sides see it, with your reason.")

    def goes_to(self):
        return reverse("training:appeals")


# Numbers


class Money(Tells):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        return money_pages.money_page(money.money(by=by, today=today))


class Reach(Tells):
    permission = Permission.SEE_TRAINING_COUNTS

    def page(self, *, by, today):
        sectors = money.reached(by=by, today=today, what="sector")
        regions = money.reached(by=by, today=today, what="region")
        return money_pages.reach_page(sectors, regions)
