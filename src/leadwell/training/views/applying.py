"""Doors to one's own applications and places."""

from __future__ import annotations

from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import Doorway
from leadwell.training.actions import applying, places_release
from leadwell.training.actions import places as placing
from leadwell.training.forms import rounds as forms
from leadwell.training.pages import applying as applying_pages
from leadwell.training.pages import my_place
from leadwell.training.pages import places_release as release_pages
from leadwell.training.queries import applying_told as told
from leadwell.training.views.places_doors import Asks, Tells, at_this_moment, said


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
        return forms.AnswerPlace.of(my_place.answers_open(place), data)

    def page(self, *, by, today):
        now, place = at_this_moment(), told.my_place(self.kwargs["number"], by=by)
        in_the_way = said(told.in_the_way_of_answering(place, now=now))
        return my_place.answer_place_page(place, in_the_way=in_the_way, now=now)

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
        return my_place.book_page(run, in_the_way=said(in_the_way))

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
