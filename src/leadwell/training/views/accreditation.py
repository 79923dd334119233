"""Doors to accreditation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.training.actions import accreditation as accrediting
from leadwell.training.forms import programmes as forms
from leadwell.training.pages import accreditation as accreditation_pages
from leadwell.training.queries import accreditation as accredited
from leadwell.training.queries import programmes_kept as kept
from leadwell.training.views.places_doors import Asks, Tells, said


class Accreditations(Tells):
    permission = Permission.ACCREDIT_TRAINING

    def page(self, *, by, today):
        return accreditation_pages.accreditations_page(kept.standings(by=by), today=today)


class Accreditation(Asks):
    permission = Permission.ACCREDIT_TRAINING
    form_class = forms.DecideAccreditation

    def standing(self):
        return kept.standing_of(accredited.accreditation(self.kwargs["number"], by=self.by))

    def form(self, data=None, files=None):
        answers = accreditation_pages.answers_open(self.standing()[1])
        return forms.DecideAccreditation.of(answers, data)

    def page(self, *, by, today):
        each, facts = self.standing()
        in_the_way = said(kept.in_the_way_of_deciding(each, by=by))
        return accreditation_pages.accreditation_page(
            each, facts, in_the_way=in_the_way, today=today
        )

    def do(self, form, *, by, now):
        typed = form.cleaned_data
        what = {
            "by": by,
            "accreditation_id": self.kwargs["number"],
            "because": typed["because"],
            "now": now,
        }
        match typed["answer"]:
            case "grant":
                accrediting.decide_accreditation(until_on=typed["until_on"], **what)
            case "refuse":
                accrediting.decide_accreditation(until_on=None, **what)
            case "renew":
                accrediting.renew_accreditation(until_on=typed["until_on"], **what)
            case _withdraw:
                accrediting.withdraw_accreditation(**what)

    def done(self):
        return _("Decided. The register shows it at once.")

    def goes_to(self):
        return reverse("training:accreditations")
