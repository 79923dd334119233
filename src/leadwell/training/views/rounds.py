"""Doors to rounds and their draws, and to running them."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.allocation.script import NAME, script_text
from leadwell.design.doorways import Doorway
from leadwell.training.actions import rounds
from leadwell.training.forms import rounds as forms
from leadwell.training.forms.programmes import Why
from leadwell.training.pages import rounds as pages
from leadwell.training.pages import running_rounds
from leadwell.training.pages.draw import draw_page
from leadwell.training.queries import applying_told as told
from leadwell.training.queries import drawing
from leadwell.training.views.places_doors import Asks, Tells, at_this_moment, said


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
        return draw_page(each.round, cut_offs, each.runs, each.reserves, script_text())


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


class RoundsOfMine(Tells):
    permission = Permission.RUN_DRAWS

    def page(self, *, by, today):
        return running_rounds.rounds_of_mine_page(told.rounds_of_mine(by=by), now=at_this_moment())


class OpenRound(Asks):
    permission = Permission.RUN_DRAWS
    form_class = forms.OpenRound

    def form(self, data=None, files=None):
        programmes, runs = told.to_choose_from(by=self.by, now=at_this_moment())
        return forms.OpenRound.of(programmes, runs, data)

    def page(self, *, by, today):
        return running_rounds.open_round_page()

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
        return running_rounds.run_round_page(
            each.round, each.counts, in_the_way=in_the_way, now=now
        )

    def do(self, form, *, by, now):
        rounds.note_public_value(by=by, draw=self.kwargs["draw"], now=now, **form.cleaned_data)

    def done(self):
        return _("Written down. The draw takes a moment.")


class VoidRound(OneRound):
    form_class = Why

    def page(self, *, by, today):
        each = self.told(by)
        return running_rounds.void_round_page(each.round, each.counts)

    def do(self, form, *, by, now):
        rounds.void_round(by=by, draw=self.kwargs["draw"], now=now, **form.cleaned_data)

    def done(self):
        return _("The draw is called off. Everybody can read why.")
