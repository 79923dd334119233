"""Doors to release for a place, and to appeals."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.training.actions import places_release
from leadwell.training.forms import rounds as forms
from leadwell.training.pages import places_release as release_pages
from leadwell.training.queries import applying_told as told
from leadwell.training.views.places_doors import Asks, Tells, said


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
