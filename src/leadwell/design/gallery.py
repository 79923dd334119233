"""The gallery at `/design/`: every piece of a page in its states, to look at and to test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from leadwell.actor import Actor, Permission
from leadwell.design import errors, examples, fields
from leadwell.design.charts import chart_response, size_of
from leadwell.design.doorways import Doorway, NotFound, PageView, Sheet
from leadwell.design.downloads import Download
from leadwell.design.pages import (
    Crumb,
    ErrorPage,
    Fact,
    Figure,
    Link,
    Page,
    Stat,
    Table,
    Tag,
    Task,
    Turn,
)


class ExampleForm(fields.Form):
    """One of each field."""

    name = fields.TextField(label="Full name", help_text="As it is written on your badge")
    email = fields.EmailField(label="Email address")
    password = fields.PasswordField(label="Password")
    began_on = fields.DateField(label="When did you start?", help_text="For example, 27 3 2026")
    answer = fields.ChoiceField(
        label="Does your manager know?", choices=[("yes", "Yes"), ("no", "No"), ("soon", "Not yet")]
    )
    days = fields.ChoicesField(
        label="Which days suit you?",
        choices=[("mon", "Monday"), ("tue", "Tuesday")],
        required=False,
    )
    region = fields.SelectField(
        label="Region",
        choices=[("", "All regions"), ("n", "North East and Yorkshire")],
        required=False,
    )
    places = fields.NumberField(label="How many places?", required=False)
    reason = fields.LongTextField(label="Why now?", required=False, max_length=500)
    file = fields.FileField(label="Your file", required=False)
    agreed = fields.YesField(label="I have read what happens next")


class FilterForm(fields.Form):
    """What a list may be narrowed by."""

    q = fields.SearchField(label="Name, town or code")
    kind = fields.SelectField(
        label="Kind",
        required=False,
        choices=[("", "All kinds"), ("trust", "NHS trust"), ("icb", "Integrated care board")],
    )


@dataclass(frozen=True, kw_only=True)
class GalleryPage(Page):
    """Everything the gallery shows."""

    figures: tuple[Figure, ...]
    small_table: Table
    stacked_table: Table
    empty_table: Table
    stats: tuple[Stat, ...]
    tags: tuple[Tag, ...]
    tasks: tuple[Task, ...]
    facts: tuple[Fact, ...]
    turn: Turn
    doors: tuple[Link, ...]
    filled: fields.Form
    wrong: fields.Form
    filters: fields.Form


def gallery_page() -> GalleryPage:
    """The gallery with its examples."""
    table = examples.small_table()
    return GalleryPage(
        title=_("Every piece of a page"),
        purpose=_("Look here before you build a page, and take the piece that fits."),
        crumbs=(Crumb(_("Start"), "/"), Crumb("Made-up Vale Trust", "/design/", is_data=True)),
        in_the_way=("A rigorous review has to come first.", "The post has no end date yet."),
        made_up=True,
        figures=tuple(_figure(name) for name in examples.CHARTS),
        small_table=table,
        stacked_table=Table(table.caption, table.columns, table.rows, stacked=True),
        empty_table=Table(
            "Applications", table.columns, (), "Nobody has applied yet. Applications close on 3 May."
        ),
        stats=_stats(),
        tags=(Tag("Open"), Tag("Yours", "you"), Tag("Overdue", "attention"), Tag("Done", "good"),
              Tag("Not known", "quiet")),
        tasks=_tasks(),
        facts=_facts(),
        turn=Turn(previous="?page=1", next="?page=3", says="51 to 100 of 1,284"),
        doors=(Link("See every measure", "#tables"), Link("Download", "/design/example.csv")),
        filled=ExampleForm(initial={"name": "Asha Example", "began_on": date(2026, 3, 27)}),
        wrong=_wrong_form(),
        filters=FilterForm(),
    )  # fmt: skip


def _figure(name: str) -> Figure:
    chart = examples.CHARTS[name]()
    width, height = size_of(chart)
    return Figure(
        href=f"/design/charts/{name}.svg",
        title=chart.title,
        says=chart.says,
        table=examples.small_table(),
        csv_href="/design/example.csv",
        width=width,
        height=height,
    )


def _stats() -> tuple[Stat, ...]:
    return (
        Stat("Bullied or harassed by a manager", "10.1%", "England: 11.9%", "you"),
        Stat("Working days lost to sickness", "6.4%", "Above the usual range", "attention"),
        Stat("Managers for each hundred staff", "3.2", "2,418 people in post"),
        Stat("Senior managers who left", "withheld", "Fewer than 11 people"),
    )


def _tasks() -> tuple[Task, ...]:
    late = Tag("3 days late", "attention")
    not_yet = Tag("Cannot start yet", "quiet")
    return (
        Task("Sign off Ben's induction", "#tasks", "It has waited since Monday", late),
        Task("Read your appraisal", "#tasks", "", Tag("Ready")),
        Task("Choose a course", "", "Opens when your appraisal is done", not_yet),
    )


def _facts() -> tuple[Fact, ...]:
    change = Link("Change", "#facts", hidden="the address")
    return (
        Fact("Code", "ZZ9", is_data=True),
        Fact("Address", "1 Example Road, Madeupham", is_data=True, action=change),
        Fact("Opened", "1 April 2015"),
    )


def _wrong_form() -> fields.Form:
    typed = {"email": "asha", "began_on_day": "31", "began_on_month": "2", "began_on_year": "2026"}
    typed |= {"places": "many"}
    return ExampleForm({f"wrong-{name}": value for name, value in typed.items()}, prefix="wrong")


class Gallery(PageView):
    """Every piece."""

    permission = Permission.PUBLIC
    template_name = "gallery.jinja"

    def page(self, *, by: Actor, today: date) -> GalleryPage:
        return gallery_page()


class ExampleChart(Doorway):
    """One of the example charts."""

    permission = Permission.PUBLIC

    def get(self, request: HttpRequest, name: str) -> HttpResponseBase:
        if name not in examples.CHARTS:
            raise NotFound(name)
        return chart_response(request, examples.CHARTS[name]())


class ExampleSheet(Sheet):
    """A file to take away, with a cell that would have been a formula."""

    permission = Permission.PUBLIC

    def sheet(self, *, by: Actor, today: date) -> Download:
        rows = [("Made-up Vale Trust", 10.1), ("=1+1", -0.4)]
        return Download("example.csv", ("Organisation", "Share"), rows, made_up=True)


class ExampleError(Doorway):
    """What each refusal looks like."""

    permission = Permission.PUBLIC

    def get(self, request: HttpRequest, status: int) -> HttpResponse:
        pages: dict[int, Any] = {
            400: errors.bad_request_page,
            404: errors.not_found_page,
            419: errors.stale_form_page,
            429: errors.too_many_page,
            500: errors.server_error_page,
        }
        page: ErrorPage = (
            pages[status]() if status in pages else errors.forbidden_page(Permission.LOAD_FILES)
        )
        return errors.shown(request, page)
