"""Doors to the register, to programmes and runs, and to the desks where they are kept."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.messages import get_messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from leadwell.actor import Permission
from leadwell.design.doorways import ActionView, NotFound, PageView
from leadwell.training.actions import accreditation as accrediting
from leadwell.training.actions import programmes as keeping
from leadwell.training.actions import providers as providing
from leadwell.training.forms import programmes as forms
from leadwell.training.pages import accreditation as accreditation_pages
from leadwell.training.pages import programmes as pages
from leadwell.training.pages import providers as desk_pages
from leadwell.training.pages.money import mix_words
from leadwell.training.queries import accreditation as accredited
from leadwell.training.queries import money
from leadwell.training.queries import programmes as read
from leadwell.training.queries import programmes_kept as kept
from leadwell.training.queries.tools import courses_of


class Tells(PageView):
    """A page that tells, with what was just done said first."""

    template_name = "training/places_page.jinja"

    def shown(self, page, *, status=200, **more):
        done = [str(message) for message in get_messages(self.request)]
        return super().shown(page, status=status, done=done, **more)


class Asks(ActionView):
    """A page that asks, and says afterwards what was done."""

    template_name = "training/places_ask.jinja"
    form_class: ClassVar[type[BaseForm]] = forms.Nothing

    def act(self, form, *, by, now):
        self.do(form, by=by, now=now)
        messages.success(self.request, self.done())
        return self.goes_to()

    def do(self, form, *, by, now):
        raise NotImplementedError

    def done(self) -> str:
        raise NotImplementedError

    def goes_to(self) -> str:
        raise NotImplementedError


def said(reasons: Any) -> tuple[str, ...]:
    """Reasons as the page shows them."""
    return tuple(reason.in_words(_) for reason in reasons)


# What anybody sees


class Register(Tells):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        asked = self.request.GET
        level = asked.get("level", "")
        found = read.register(
            by=by, today=today, words=asked.get("q", "")[:200].strip(), key=asked.get("standard", "")[:110],
            level=int(level) if level in "12345" and level else None,
        )  # fmt: skip
        return pages.register_page(found, kept.taken(found))

    def shown(self, page, *, status=200, **more):
        form = forms.Look.of(self.request.GET)
        clear = reverse("training:catalogue")
        return super().shown(page, status=status, filters=form, clear=clear, **more)


class Coverage(Tells):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        return pages.coverage_page(read.curriculum(by=by, today=today))


class Programme(Tells):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        told = kept.told(self.kwargs["code"], by=by, today=today)
        return pages.programme_page(
            told.programme, told.runs, told.taken, told.accredited, may_keep=told.may_keep,
            in_the_way=said(told.in_the_way), today=today,
            courses=courses_of(told.programme, by=by),
        )  # fmt: skip


class Run(Tells):
    permission = Permission.PUBLIC

    def page(self, *, by, today):
        told = kept.told_run(self.kwargs["code"], by=by, today=today)
        mix = mix_words(money.sector_mix([told.run], by=by))
        return pages.run_page(
            told.run, told.sessions, told.taken, mix, may_teach=told.may_teach,
            in_the_way=said(told.in_the_way),
        )  # fmt: skip


# Desks


class Desk(Tells):
    permission = Permission.OFFER_TRAINING

    def page(self, *, by, today):
        desk = kept.desk(by=by)
        return desk_pages.desk_page(
            desk.providers, desk.courses, desk.runs, desk.accredited, today=today
        )


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


class AddCourse(AddProgramme):
    permission = Permission.OFFER_TRAINING

    def provider(self):
        return self.kwargs["place"]

    def page(self, *, by, today):
        return desk_pages.add_programme_page(kept.place_of_mine(self.kwargs["place"], by=by))


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


class AtDesk(Asks):
    permission = Permission.OFFER_TRAINING

    def goes_to(self):
        return reverse("training:desk")

    def place(self, by):
        return kept.place_of_mine(self.kwargs["place"], by=by)


class KeepProvider(AtDesk):
    form_class = forms.KeepProvider

    def initial(self):
        return kept.provider_as_typed(self.place(self.by))

    def page(self, *, by, today):
        return desk_pages.keep_provider_page(self.place(by))

    def do(self, form, *, by, now):
        place = self.kwargs["place"]
        providing.keep_provider(by=by, organisation_code=place, now=now, **form.cleaned_data)

    def done(self):
        return _("Saved. Everybody sees it at once.")


class AskAccreditation(AtDesk):
    form_class = forms.AskAccreditation

    def page(self, *, by, today):
        each = kept.taught_by_mine(self.kwargs["place"], self.kwargs["code"], by=by)
        return desk_pages.ask_accreditation_page(each, self.place(by))

    def do(self, form, *, by, now):
        accrediting.ask_for_accreditation(
            by=by, programme_code=self.kwargs["code"], provider_code=self.kwargs["place"], now=now,
            **form.cleaned_data,
        )  # fmt: skip

    def done(self):
        return _("You have asked. The answer stands on this page.")


class PlanRun(AtDesk):
    form_class = forms.PlanRun

    def form(self, data=None, files=None):
        return forms.PlanRun.of(kept.regions(by=self.by), data)

    def page(self, *, by, today):
        each = kept.taught_by_mine(self.kwargs["place"], self.kwargs["code"], by=by)
        in_the_way = kept.in_the_way_of_runs(each, today=today)
        return desk_pages.plan_run_page(each, self.place(by), said(in_the_way))

    def do(self, form, *, by, now):
        providing.plan_run(
            by=by, programme_code=self.kwargs["code"], provider_code=self.kwargs["place"],
            facts=form.facts(), now=now,
        )  # fmt: skip

    def done(self):
        return _("The run is planned.")


class OneRun(Asks):
    permission = Permission.OFFER_TRAINING

    def mine(self, by):
        return kept.run_of_mine(self.kwargs["code"], by=by)

    def goes_to(self):
        return reverse("training:run", args=[self.kwargs["code"]])


class PlanSession(OneRun):
    form_class = forms.PlanSession

    def page(self, *, by, today):
        return desk_pages.plan_session_page(self.mine(by))

    def do(self, form, *, by, now):
        providing.plan_session(by=by, run_code=self.kwargs["code"], now=now, **form.said())

    def done(self):
        return _("The day has been added.")


class CancelRun(OneRun):
    form_class = forms.Why

    def page(self, *, by, today):
        mine = self.mine(by)
        return desk_pages.cancel_run_page(mine, kept.taken_of(mine))

    def do(self, form, *, by, now):
        providing.cancel_run(by=by, run_code=self.kwargs["code"], now=now, **form.cleaned_data)

    def done(self):
        return _("The run is cancelled. Everybody with a place reads why.")


# Accreditation


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


def at_this_moment() -> Any:
    """The clock, which only doors read."""
    return timezone.now()
