"""The doors to the induction: one's own, one's team's, a place's."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.actor import Actor, Permission
from leadwell.design.charts import chart_response
from leadwell.design.doorways import ActionView, Doorway, Download, NotFound, PageView, Sheet
from leadwell.training import actions
from leadwell.training.forms import induction as forms
from leadwell.training.pages import (
    induction_forms,
    induction_mine,
    induction_one,
    induction_place,
    induction_team,
)
from leadwell.training.queries import induction as queries
from leadwell.training.queries import induction_counts, induction_people


class Said(ActionView):
    """A page that says what was done on it just before."""

    def shown(self, page: Any, *, status: int = 200, **more: Any) -> HttpResponse:
        done = [str(message) for message in get_messages(self.request)]
        return super().shown(page, status=status, done=done, **more)


class MyInduction(Said):
    """What do I do in my induction?"""

    permission = Permission.SIGNED_IN
    template_name = "training/my_induction.jinja"
    form_class = forms.Ticks

    def page(self, *, by: Actor, today: date) -> induction_mine.MyInductionPage:
        return induction_mine.my_induction_page(
            queries.my_induction(by=by, today=today), today=today
        )

    def act(self, form: Any, *, by: Actor, now: datetime) -> str:
        period, part = form.ticked[0]
        actions.say_done(by=by, period_id=period, part_id=part, now=now)
        messages.success(self.request, _("Thank you. It is noted that you did it."))
        return reverse("training:my-induction")


class Signing(Said):
    """A page on which parts are signed."""

    permission = Permission.SIGNED_IN
    form_class = forms.Ticks

    def act(self, form: Any, *, by: Actor, now: datetime) -> str:
        count = actions.sign_parts(by=by, ticks=form.ticked, now=now)
        said = ngettext("{n} part is signed.", "{n} parts are signed.", count)
        messages.success(self.request, said.format(n=count))
        return self.request.path


class TeamInduction(Signing):
    """Who in my team is on the induction?"""

    template_name = "training/team_induction.jinja"

    def page(self, *, by: Actor, today: date) -> induction_team.TeamInductionPage:
        team = queries.team_induction(by=by, today=today)
        return induction_team.team_induction_page(team, today=today)


class Induction(Signing):
    """How does this induction go?"""

    template_name = "training/induction.jinja"

    def page(self, *, by: Actor, today: date) -> induction_one.InductionPage:
        number = self.kwargs["period_id"]
        seen, may = queries.induction_and_rights(number, by=by, today=today)
        return induction_one.induction_page(seen, may, today=today)


class InductionForm(ActionView):
    """One short form about somebody's induction."""

    template_name = "training/induction_form.jinja"

    @cached_property
    def seen(self) -> queries.PeriodPicture:
        """The induction, for those who may change it."""
        number, today = self.kwargs["period_id"], timezone.localdate()
        seen, may = queries.induction_and_rights(number, by=self.by, today=today)
        if not (may.exempt if self.permission is Permission.KEEP_INDUCTION else may.sign):
            raise NotFound
        return seen

    def done(self, said: str) -> str:
        messages.success(self.request, said)
        return reverse("training:induction", args=[self.kwargs["period_id"]])


class ExemptFromInduction(InductionForm):
    """Exempt somebody, or end it."""

    permission = Permission.KEEP_INDUCTION

    def form(self, data: Any = None, files: Any = None) -> Any:
        ends = self.seen.period.exempt_because
        return forms.EndPart(data) if ends else forms.Exempt(data)

    def page(self, *, by: Actor, today: date) -> induction_forms.InductionFormPage:
        return induction_forms.exempt_page(self.seen)

    def act(self, form: Any, *, by: Actor, now: datetime) -> str:
        number, because = self.kwargs["period_id"], form.cleaned_data.get("because")
        if because is None:
            actions.end_exemption(by=by, period_id=number, now=now)
            return self.done(_("The induction is asked of them again."))
        actions.exempt_from_induction(by=by, period_id=number, because=because, now=now)
        return self.done(_("They are exempt here."))


class InductionTrack(InductionForm):
    """Say which parts somebody has."""

    permission = Permission.SIGNED_IN
    form_class = forms.SetTrack

    def initial(self) -> dict[str, Any]:
        period = self.seen.period
        return {"track": period.track, "from_abroad": period.from_abroad}

    def page(self, *, by: Actor, today: date) -> induction_forms.InductionFormPage:
        return induction_forms.track_page(self.seen)

    def act(self, form: Any, *, by: Actor, now: datetime) -> str:
        number = self.kwargs["period_id"]
        actions.set_track(by=by, period_id=number, now=now, **form.cleaned_data)
        return self.done(_("Saved. The parts are asked from now on."))


class PlaceInduction(PageView):
    """Does everybody who joins get an induction?"""

    permission = Permission.SEE_TRAINING_COUNTS
    template_name = "training/place_induction.jinja"

    def page(self, *, by: Actor, today: date) -> induction_place.PlaceInductionPage:
        counts = _counts(self, by=by, today=today)
        path = counts.organisation.path
        keeps = by.may(Permission.KEEP_INDUCTION, path)
        sees = by.may(Permission.SEE_PEOPLE, path)
        return induction_place.place_induction_page(counts, sees_people=sees, keeps=keeps)


class PlaceInductionSheet(Sheet):
    """The counts to take away."""

    permission = Permission.SEE_TRAINING_COUNTS

    def sheet(self, *, by: Actor, today: date) -> Download:
        return induction_place.induction_sheet(_counts(self, by=by, today=today))


class PlaceInductionChart(Doorway):
    """A picture of the counts."""

    permission = Permission.SEE_TRAINING_COUNTS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        counts = _counts(self, by=self.by, today=timezone.localdate())
        chart = induction_place.induction_chart(counts, self.kwargs["slug"])
        if chart is None:
            raise NotFound
        return chart_response(request, chart)


class InductionPeople(PageView):
    """Who is on the induction here?"""

    permission = Permission.SEE_PEOPLE
    template_name = "training/induction_people.jinja"

    def page(self, *, by: Actor, today: date) -> induction_place.InductionPeoplePage:
        show, after = forms.asked(self.request.GET)
        found = induction_people.induction_people(
            self.kwargs["code"], by=by, today=today, show=show, after=after
        )
        return induction_place.induction_people_page(found)

    def shown(self, page: Any, *, status: int = 200, **more: Any) -> HttpResponse:
        show, _after = forms.asked(self.request.GET)
        form = forms.FindOnInduction({"show": show})
        return super().shown(page, status=status, filters=form, **more)


class InductionParts(Said):
    """What do those who join us do?"""

    permission = Permission.KEEP_INDUCTION
    template_name = "training/induction_parts.jinja"
    form_class = forms.LocalPart

    def initial(self) -> dict[str, Any]:
        return {"from_on": timezone.localdate()}

    def page(self, *, by: Actor, today: date) -> induction_place.InductionPartsPage:
        found = induction_people.parts_of_place(self.kwargs["code"], by=by, today=today)
        return induction_place.induction_parts_page(found)

    def act(self, form: Any, *, by: Actor, now: datetime) -> str:
        code = self.kwargs["code"]
        actions.add_local_part(by=by, organisation_code=code, now=now, **form.cleaned_data)
        messages.success(self.request, _("The part is added."))
        return reverse("training:induction-parts", args=[code])


class EndInductionPart(ActionView):
    """End a local part."""

    permission = Permission.KEEP_INDUCTION
    template_name = "training/induction_form.jinja"
    form_class = forms.EndPart

    def page(self, *, by: Actor, today: date) -> induction_forms.InductionFormPage:
        part = induction_people.local_part(self.kwargs["part_id"], by=by)
        return induction_forms.end_part_page(part)

    def act(self, form: Any, *, by: Actor, now: datetime) -> str:
        part = actions.end_local_part(by=by, part_id=self.kwargs["part_id"], now=now)
        code = part.organisation.code if part.organisation else ""
        messages.success(self.request, _("The part is ended."))
        return reverse("training:induction-parts", args=[code])


def _counts(view: Doorway, *, by: Actor, today: date) -> induction_counts.InductionCounts:
    return induction_counts.induction_counts(view.kwargs["code"], by=by, today=today)
