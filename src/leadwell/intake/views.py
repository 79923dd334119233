"""Doors to files coming in: what became of them, offering one, matching its columns, deciding."""

from __future__ import annotations

import errno
import json
from functools import cached_property

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from leadwell.actor import Permission
from leadwell.design import errors
from leadwell.design.doorways import ActionView, Doorway, Download, PageView, Sheet
from leadwell.fairness.queries.cases import funnels_of_files
from leadwell.gateways import workforce_example, workforce_file
from leadwell.gateways.arriving import Arriving
from leadwell.gateways.rows import UnusableFile
from leadwell.gateways.workforce_profile import CASES
from leadwell.intake import forms, queries
from leadwell.intake.actions import staff as actions
from leadwell.intake.actions.care import make_care_file, offer_care_files
from leadwell.intake.actions.chart_files import load_chart
from leadwell.intake.pages import layout, listing, matching, offering, one_file, saying
from leadwell.intake.pages.care import care_page
from leadwell.intake.pages.columns import column_in_words
from leadwell.intake.queries import care, showing
from leadwell.intake.rules.a_file_fits_through_the_browser import a_file_fits_through_the_browser
from leadwell.intake.rules.an_hour_holds_so_many_files import an_hour_holds_so_many_files

CSV, JSON = "text/csv; charset=utf-8", "application/json"
LARGEST = 100_000_000
MOST_IN_AN_HOUR = 40
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
ENVELOPE = 20_000  # what a browser writes around a file: names, boundaries and the other boxes


class Files(PageView):
    permission = Permission.SEE_LOADED_FILES
    template_name = "intake/files.jinja"

    def page(self, *, by, today):
        found = showing.page_of_staff_files(by=by, page=self.request.GET.get("page", ""))
        return listing.files_page(found, waiting=showing.waiting_for(by=by), by=by)


class Published(PageView):
    permission = Permission.SEE_LOADED_FILES
    template_name = "intake/published.jinja"

    def page(self, *, by, today):
        found = showing.page_of_loaded_files(by=by, page=self.request.GET.get("page", ""))
        return listing.published_page(found, by=by)

    def shown(self, page, *, status=200, **more):
        done = [str(message) for message in messages.get_messages(self.request)]
        return super().shown(page, status=status, done=done, **more)


@method_decorator(csrf_exempt, name="dispatch")
class Offer(ActionView):
    """Whether somebody may offer a file, and whether it is too large, is asked before its first
    byte is read. That is why the proof that the form is ours is asked for here, and not at the
    door of the house: the proof stands in what is read."""

    permission = Permission.LOAD_STAFF
    template_name = "intake/offer.jinja"

    def page(self, *, by, today):
        return offering.offer_page(largest=LARGEST, care=care.care_places(by=by))

    def form(self, data=None, files=None):
        return forms.OfferFile(
            data,
            files,
            initial={"as_at": timezone.localdate()},
            places=showing.places_to_load_for(by=self.by),
            kinds=saying.kinds_to_offer(queries.kinds()),
        )

    def post(self, request, *args, **kwargs):
        if refused := _refused_at_once(request, by=self.by):
            return errors.shown(request, refused)
        arriving = Arriving(request, settings.LEADWELL_HOME / "arriving")
        request.upload_handlers = [arriving]
        try:
            return csrf_protect(super().post)(request, *args, **kwargs)
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            return _no_room(request)
        finally:
            arriving.close()

    def act(self, form, *, by, now):
        return listing.address_of(actions.offer_staff_file(by=by, now=now, **form.asked()))


class LoadChart(Offer):
    """A published organisation chart, taken in while its sender waits: it has some hundred rows."""

    permission = Permission.LOAD_FILES
    template_name = "intake/chart.jinja"

    def page(self, *, by, today):
        return offering.chart_page(largest=LARGEST)

    def form(self, data=None, files=None):
        return forms.LoadChart(data, files)

    def act(self, form, *, by, now):
        for sentence in listing.chart_in_words(load_chart(by=by, now=now, **form.asked())):
            messages.success(self.request, sentence)
        return reverse("intake:published")


def given(content, *, name, kind):
    """A file as an answer, to be kept and not shown."""
    about = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(content, content_type=kind, headers=about)


class Care(Offer):
    """The files of social care: three to offer together, and three to take away."""

    permission = Permission.KEEP_STAFF
    template_name = "intake/care.jinja"

    def page(self, *, by, today):
        return care_page(care.care_told(self.kwargs["code"], by=by, today=today))

    def form(self, data=None, files=None):
        return forms.OfferCareFiles(data, files, initial={"as_at": timezone.localdate()})

    def act(self, form, *, by, now):
        code = self.kwargs["code"]
        return listing.address_of(
            offer_care_files(by=by, organisation_code=code, now=now, **form.asked())
        )


class CareFile(Doorway):
    """One of the three files to take away. That somebody took it is remembered."""

    permission = Permission.KEEP_STAFF
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        code, file = self.kwargs["code"], self.kwargs["file"]
        made = make_care_file(by=self.by, organisation_code=code, file=file, now=timezone.now())
        return given(made, name=f"{file}.csv", kind=CSV)


def _no_room(request):
    return errors.shown(request, offering.no_room_page())


def _refused_at_once(request, *, by):
    """The page of what is in the way before anything is read, if anything is."""
    size = _size_said(request) - ENVELOPE
    if reasons := a_file_fits_through_the_browser(size, largest=LARGEST):
        return offering.too_large_page(reasons)
    offered = showing.offered_within_the_hour(by=by, now=timezone.now())
    if reasons := an_hour_holds_so_many_files(offered, most=MOST_IN_AN_HOUR):
        return offering.too_often_page(reasons)
    return None


def _size_said(request):
    """How much a request says it brings. What is no number brings nothing, to Django too."""
    said = request.META.get("CONTENT_LENGTH") or ""
    return int(said[:20]) if said.isascii() and said.isdigit() else 0


class Match(ActionView):
    """Where the file cannot be looked into, because it is no table or was taken already, its own page
    says what became of it."""

    permission = Permission.LOAD_STAFF
    template_name = "intake/match.jinja"

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except UnusableFile:
            return HttpResponseRedirect(reverse("intake:file", args=[kwargs["file_id"]]))

    @cached_property
    def preview(self):
        return queries.first_rows(self.kwargs["file_id"], by=self.by)

    @cached_property
    def columns(self):
        file = queries.staff_file(self.kwargs["file_id"], by=self.by)
        return [column_in_words(column) for column in queries.profile(file.kind)]

    def page(self, *, by, today):
        file = queries.staff_file(self.kwargs["file_id"], by=by)
        return matching.match_page(file, self.preview, columns=self.columns)

    def form(self, data=None, files=None):
        return forms.MatchColumns(
            data,
            columns=self.columns,
            headings=self.preview.headings,
            guessed=self.preview.guessed,
        )

    def act(self, form, *, by, now):
        file_id = self.kwargs["file_id"]
        actions.map_columns(by=by, file_id=file_id, columns=form.asked(), now=now)
        return reverse("intake:file", args=[file_id])


class File(ActionView):
    permission = Permission.SEE_LOADED_FILES
    template_name = "intake/file.jinja"
    form_class = forms.Decide

    def page(self, *, by, today):
        told = showing.told_of(self.kwargs["file_id"], by=by)
        still = "still" in self.request.GET
        return one_file.file_page(told, now=timezone.now(), still=still)

    def act(self, form, *, by, now):
        deeds = {"release": actions.release_staff_file, "decline": actions.decline_staff_file}
        do = deeds[form.cleaned_data["decision"]]
        file = queries.staff_file(
            self.kwargs["file_id"], by=by
        )  # of others: as if it were not there
        do(by=by, file_id=file.pk, because=form.cleaned_data["because"], now=now)


class Rejected(Sheet):
    permission = Permission.SEE_LOADED_FILES

    def sheet(self, *, by, today):
        told = showing.told_whole(self.kwargs["file_id"], by=by)
        return Download(f"rejected-{told.file.pk}.csv", *one_file.sheet_of(told))


class Layout(PageView):
    permission = Permission.PUBLIC
    template_name = "intake/layout.jinja"
    layout = queries.WORKFORCE

    def page(self, *, by, today):
        told = funnels_of_files() if self.layout == CASES else ()
        return layout.layout_page(queries.profile(self.layout), self.layout, funnels=told)


class Ours(Doorway):
    """A file of one of our own layouts to take away, written from its one definition."""

    permission = Permission.PUBLIC
    layout = queries.WORKFORCE
    http_method_names = ["get", "head", "options"]


class Template(Ours):
    def get(self, request, *args, **kwargs):
        content = workforce_file.template(example=False, layout=self.layout)
        return given(content, name="template.csv", kind=CSV)


class Example(Ours):
    def get(self, request, *args, **kwargs):
        return given(workforce_example.example(), name="example.csv", kind=CSV)


class OneRow(Ours):
    """The template with the one made-up row of its definition."""

    def get(self, request, *args, **kwargs):
        content = workforce_file.template(layout=self.layout)
        return given(content, name="example.csv", kind=CSV)


class Frictionless(Ours):
    def get(self, request, *args, **kwargs):
        content = json.dumps(workforce_file.data_package("template.csv", self.layout), indent=2)
        return given(content, name="datapackage.json", kind=JSON)


class Csvw(Ours):
    def get(self, request, *args, **kwargs):
        content = json.dumps(workforce_file.csvw("template.csv", self.layout), indent=2)
        return given(content, name="template.csv-metadata.json", kind=JSON)
