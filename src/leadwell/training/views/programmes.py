"""Doors to the desk where programmes are kept."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import NotFound
from leadwell.training.actions import programmes as keeping
from leadwell.training.forms import programmes as forms
from leadwell.training.pages import providers as desk_pages
from leadwell.training.queries import programmes as read
from leadwell.training.queries import programmes_kept as kept
from leadwell.training.views.places_doors import Asks, Tells


class Kept(Tells):
    permission = Permission.KEEP_PROGRAMMES

    def page(self, *, by, today):
        return desk_pages.kept_page(read.courses_of_mine(by=by))


class AddProgramme(Asks):
    permission = Permission.KEEP_PROGRAMMES
    form_class = forms.KeepProgramme

    def provider(self):
        return ""

    def page(self, *, by, today):
        return desk_pages.add_programme_page(None)

    def do(self, form, *, by, now):
        facts, self.code = form.facts(), form.cleaned_data["code"]
        keeping.keep_programme(by=by, facts=facts, provider_code=self.provider(), new=True, now=now)

    def done(self):
        return _("It has been added.")

    def goes_to(self):
        return reverse("training:programme", args=[self.code])


class OneProgramme(Asks):
    """A page about a programme that somebody keeps."""

    permission = Permission.SIGNED_IN

    def mine(self, by):
        return kept.programme_of_mine(self.kwargs["code"], by=by)

    def goes_to(self):
        return reverse("training:programme", args=[self.kwargs["code"]])


class ChangeProgramme(OneProgramme):
    form_class = forms.KeepProgramme

    def initial(self):
        return kept.as_typed(self.mine(self.by))

    def page(self, *, by, today):
        return desk_pages.change_programme_page(self.mine(by))

    def do(self, form, *, by, now):
        if form.cleaned_data["code"] != self.kwargs["code"]:
            raise NotFound
        facts = form.facts(made_up=self.mine(by).made_up)
        keeping.keep_programme(by=by, facts=facts, now=now)

    def done(self):
        return _("Saved.")


class HoldProgramme(OneProgramme):
    form_class = forms.Hold

    def page(self, *, by, today):
        return desk_pages.hold_page(self.mine(by))

    def do(self, form, *, by, now):
        typed = form.cleaned_data
        keeping.hold_programme(
            by=by, code=self.kwargs["code"], on_hold=typed["answer"] == "hold", because=typed["because"],
            now=now,
        )  # fmt: skip

    def done(self):
        return _("Saved. Everybody sees it at once.")
