"""Doors to an organisation's fairness figures: the overview, a set, how it was worked out, and files."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from http import HTTPStatus
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.actor import Actor, Permission
from leadwell.design.charts import chart_response
from leadwell.design.doorways import Doorway, Download, NotFound, PageView, Sheet
from leadwell.design.paper_doorway import PaperView
from leadwell.design.pdf import Paper
from leadwell.design.plain_doorways import AskView, ListView
from leadwell.fairness.actions import returns as actions
from leadwell.fairness.forms import returns as forms
from leadwell.fairness.pages.reports import charts, mine, overview, papers, sheets, worked_out
from leadwell.fairness.pages.reports import one_set as set_pages
from leadwell.fairness.pages.reports import returns as return_pages
from leadwell.fairness.permissions import may_publish
from leadwell.fairness.queries.reports import own, returns
from leadwell.reasons import NotPermitted

READ = ["get", "head", "options"]


def _set(view: Doorway, *, exact: bool = False, every_year: bool = False) -> own.OneSet:
    code, set_code = view.kwargs["code"], view.kwargs["set_code"]
    found = own.one_set(
        code, set_code, by=view.by, exact=exact, year=_asked(view), every_year=every_year
    )
    if found is None:
        raise NotFound
    return found


def _asked(view: Doorway) -> int | None:
    """The year that was asked for, where one was."""
    said = view.request.GET.get("year", "")
    return int(said) or None if said.isascii() and said.isdigit() and len(said) == 4 else None


def _indicator(view: Doorway) -> own.OneIndicator:
    code, set_code, indicator = (view.kwargs[n] for n in ("code", "set_code", "indicator"))
    found = own.one_indicator(code, set_code, indicator, by=view.by)
    if found is None:
        raise NotFound
    return found


class Overview(PageView):
    """Is it fair here?"""

    permission = Permission.SEE_FAIRNESS
    template_name = "fairness/reports/overview.jinja"

    def page(self, *, by: Actor, today: date) -> overview.OverviewPage:
        return overview.overview_page(own.overview(self.kwargs["code"], by=by, on=today))


class Set(ListView):
    """One set, with small numbers hidden."""

    permission = Permission.SEE_FAIRNESS
    template_name = "fairness/reports/set.jinja"

    def page(self, *, by: Actor, today: date) -> set_pages.SetPage:
        return set_pages.set_page(_set(self))


class ExactSet(PageView):
    """One set in exact numbers, for the equality lead of that very employer."""

    permission = Permission.SEE_EXACT_FAIRNESS
    template_name = "fairness/reports/set.jinja"

    def page(self, *, by: Actor, today: date) -> set_pages.SetPage:
        return set_pages.set_page(_set(self, exact=True))

    def shown(self, page: Any, *, status: int = 200, **more: Any) -> HttpResponse:
        return super().shown(page, status=status, done=[], **more)


class SetChart(Doorway):
    """A picture of a set."""

    permission = Permission.SEE_FAIRNESS
    http_method_names = READ

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chart = charts.named(_set(self), self.kwargs["slug"])
        if chart is None:
            raise NotFound
        return chart_response(request, chart, shared=False)


class SetSheet(Sheet):
    """Every line of every year, as rows."""

    permission = Permission.SEE_FAIRNESS

    def sheet(self, *, by: Actor, today: date) -> Download:
        return sheets.set_sheet(_set(self, every_year=True))


class SetWorkbook(Doorway):
    """The return's own layout, as a spreadsheet."""

    permission = Permission.SEE_FAIRNESS
    http_method_names = READ

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return sheets.set_workbook(_set(self)).response()


class SetPaper(PaperView):
    """The set to print."""

    permission = Permission.SEE_FAIRNESS

    def paper(self, *, by: Actor, now: datetime) -> tuple[Paper, str]:
        found = _set(self)
        name = f"{found.place.code}-{found.code}-{found.year.ended_on}.pdf"
        return papers.set_paper(found, now=now), name


class WorkedOut(PageView):
    """How was this worked out?"""

    permission = Permission.SEE_FAIRNESS
    template_name = "fairness/reports/worked_out.jinja"

    def page(self, *, by: Actor, today: date) -> worked_out.WorkedOutPage:
        return worked_out.worked_out_page(_indicator(self))


class IndicatorChart(Doorway):
    """One figure beside similar organisations."""

    permission = Permission.SEE_FAIRNESS
    http_method_names = READ

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chart = charts.beside(_indicator(self))
        if chart is None:
            raise NotFound
        return chart_response(request, chart, shared=False)


class Publish(AskView):
    """Publish the latest figures of a set as a return."""

    permission = Permission.PUBLISH_RETURNS
    form_class = forms.Publish

    @cached_property
    def one(self) -> own.OneSet:
        """The set as it stands now."""
        return _set(self)

    def initial(self) -> dict[str, Any]:
        return {"seen": self.one.year.number}

    def page(self, *, by: Actor, today: date) -> return_pages.AskPage:
        if not may_publish(by, self.one.place.organisation):
            raise NotPermitted(actions.NOT_YOURS)
        return return_pages.publish_page(self.one)

    def do(self, typed: dict[str, Any], *, by: Actor, now: Any) -> None:
        seen = typed["seen"] or self.one.year.number
        self.made = actions.publish_return(by=by, result_id=seen, says=typed["says"], now=now)

    def _with(
        self, form: BaseForm, *, status: int = 200, reasons: tuple[str, ...] = ()
    ) -> HttpResponse:
        if status == HTTPStatus.CONFLICT:  # what stands now is on the page: next time it is known
            form.data = {**dict(form.data.items()), "seen": self.one.year.number}
        return super()._with(form, status=status, reasons=reasons)

    def done(self) -> str:
        return _("The return is published. Everybody can read it now.")

    def next_address(self) -> str:
        return reverse("fairness:return", args=[self.made.pk])


class Return(ListView):
    """A return, for everybody."""

    permission = Permission.PUBLIC
    template_name = "fairness/reports/return.jinja"

    def page(self, *, by: Actor, today: date) -> return_pages.ReturnPage:
        return return_pages.return_page(returns.published(self.kwargs["number"], by=by))


class ReturnSheet(Sheet):
    """A return as rows, for everybody."""

    permission = Permission.PUBLIC

    def sheet(self, *, by: Actor, today: date) -> Download:
        return sheets.return_sheet(returns.published(self.kwargs["number"], by=by))


class ReturnPaper(PaperView):
    """A return to print, for everybody."""

    permission = Permission.PUBLIC

    def paper(self, *, by: Actor, now: datetime) -> tuple[Paper, str]:
        found = returns.published(self.kwargs["number"], by=by)
        return papers.return_paper(found), f"return-{found.number}.pdf"


class Returns(PageView):
    """What an organisation published, for everybody."""

    permission = Permission.PUBLIC
    template_name = "fairness/reports/returns.jinja"

    def page(self, *, by: Actor, today: date) -> return_pages.ReturnsPage:
        return return_pages.returns_page(returns.returns_of(self.kwargs["code"], by=by))


class Withdraw(AskView):
    """Take a return back, with a reason."""

    permission = Permission.PUBLISH_RETURNS
    form_class = forms.Withdraw

    def page(self, *, by: Actor, today: date) -> return_pages.AskPage:
        found = returns.published(self.kwargs["number"], by=by)
        if not found.may_withdraw:
            raise NotPermitted(actions.NOT_YOURS)
        return return_pages.withdraw_page(found)

    def do(self, typed: dict[str, Any], *, by: Actor, now: Any) -> None:
        number = self.kwargs["number"]
        actions.withdraw_return(by=by, return_id=number, because=typed["because"], now=now)

    def done(self) -> str:
        return _("The return is taken back. Everybody reads your reason beside it.")

    def next_address(self) -> str:
        return reverse("fairness:return", args=[self.kwargs["number"]])


class Mine(PageView):
    """What my employer published."""

    permission = Permission.SIGNED_IN
    template_name = "fairness/reports/mine.jinja"

    def page(self, *, by: Actor, today: date) -> mine.MyFairnessPage:
        return mine.my_fairness_page(returns.mine(by=by, on=today))
