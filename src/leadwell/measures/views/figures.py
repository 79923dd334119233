"""The doors to published figures. Anyone may open them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from leadwell.actor import Actor, Permission
from leadwell.design.charts import chart_response
from leadwell.design.doorways import Doorway, Download, NotFound, PageView, Sheet
from leadwell.measures import forms, pages, queries


class Picture(PageView):
    """The leadership picture of an organisation, a region or a board's area."""

    permission = Permission.PUBLIC
    template_name = "measures/picture.jinja"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        today = timezone.localdate()
        day, wrong = forms.asked_day(request.GET, today=today)
        page = pages.picture_page(_picture(self, day), today=today, by=self.by)
        return self.shown(page, form=wrong, status=422 if wrong else 200)


class PictureSheet(Sheet):
    """Every figure behind the picture, to take away."""

    permission = Permission.PUBLIC

    def sheet(self, *, by: Actor, today: date) -> Download:
        day, _wrong = forms.asked_day(self.request.GET, today=today)
        return pages.picture_sheet(_picture(self, day))


class Measure(PageView):
    """One measure of an organisation in full."""

    permission = Permission.PUBLIC
    template_name = "measures/measure.jinja"

    def page(self, *, by: Actor, today: date) -> pages.MeasurePage:
        return pages.measure_page(_one_measure(self, today, in_full=True), today=today)


class MeasureSheet(Sheet):
    """One measure of an organisation, to take away."""

    permission = Permission.PUBLIC

    def sheet(self, *, by: Actor, today: date) -> Download:
        return pages.measure_sheet(_one_measure(self, today))


class MeasureChart(Doorway):
    """The picture of one measure of an organisation."""

    permission = Permission.PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chart = pages.chart_of(_one_measure(self, timezone.localdate()))
        if chart is None:
            raise NotFound
        return chart_response(request, chart)


class YearsChart(Doorway):
    """One measure of an organisation over the years."""

    permission = Permission.PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chart = pages.years_of(_one_measure(self, timezone.localdate()))
        if chart is None:
            raise NotFound
        return chart_response(request, chart)


class RatingsChart(Doorway):
    """What the regulator found at an organisation, over time: well-led, then overall."""

    permission = Permission.PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        today = timezone.localdate()
        day, _wrong = forms.asked_day(request.GET, today=today)
        day = min(day, today)  # nothing is drawn, or kept, of days to come
        series = queries.ratings_of(self.kwargs["code"], by=self.by, on=day)
        chart = pages.ratings(series, until=day) if series else None
        if chart is None:
            raise NotFound
        return chart_response(request, chart)


class Compare(PageView):
    """Two to six organisations side by side."""

    permission = Permission.PUBLIC
    template_name = "measures/compare.jinja"

    def page(self, *, by: Actor, today: date) -> pages.ComparePage:
        codes = forms.asked_codes(self.request.GET)
        beside = queries.side_by_side(codes, pages.COMPARED, by=by, on=today)
        return pages.compare_page(beside, day=today)

    def shown(self, page: Any, *, status: int = 200, **more: Any) -> HttpResponse:
        return super().shown(page, status=status, form=forms.AddOrganisation(), **more)


class CompareChart(Doorway):
    """One measure of two to six organisations on one scale."""

    permission = Permission.PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        measure = queries.measure(self.kwargs["slug"])
        if measure is None:
            raise NotFound
        codes = forms.asked_codes(request.GET)[: pages.MOST_COMPARED]
        today = timezone.localdate()
        beside = queries.side_by_side(codes, [measure.slug], by=self.by, on=today)
        chart = pages.dots(beside, measure)
        if chart is None:
            raise NotFound
        return chart_response(request, chart)


class Library(PageView):
    """Every measure."""

    permission = Permission.PUBLIC
    template_name = "measures/library.jinja"

    def page(self, *, by: Actor, today: date) -> pages.LibraryPage:
        return pages.library_page(queries.definitions().values())


class Definition(PageView):
    """What one measure means."""

    permission = Permission.PUBLIC
    template_name = "measures/definition.jinja"

    def page(self, *, by: Actor, today: date) -> pages.DefinitionPage:
        measure = queries.measure(self.kwargs["slug"])
        if measure is None:
            raise NotFound
        return pages.definition_page(measure)


def _picture(view: Doorway, day: date) -> queries.LeadershipPicture:
    picture = queries.picture(view.kwargs["code"], by=view.by, on=day)
    if picture is None:
        raise NotFound
    return picture


def _one_measure(view: Doorway, today: date, *, in_full: bool = False) -> queries.OneMeasure:
    day, _wrong = forms.asked_day(view.request.GET, today=today)
    code, slug = view.kwargs["code"], view.kwargs["slug"]
    one = queries.one_measure(code, slug, by=view.by, on=day, in_full=in_full)
    if one is None:
        raise NotFound
    return one
