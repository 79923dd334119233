"""The register of programmes, one of them, and which standards are taught."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Fact, Link, Row, Tag
from leadwell.design.words import day
from leadwell.organisations.rules.name_to_read import name_to_read
from leadwell.training.models import (
    Accreditation,
    Mode,
    Programme,
    ProgrammeKind,
    Run,
    ToolLink,
)
from leadwell.training.pages.programmes_shapes import (
    Part,
    PlacesPage,
    Words,
    how_long,
    part,
    pounds,
    register_crumbs,
)
from leadwell.training.pages.run import region_of, state_of_run_tag
from leadwell.training.queries.programmes import Taught
from leadwell.training.rules.programmes.facts import AccreditationFacts


def register_page(found: Sequence[Programme], taken: Mapping[int, int]) -> PlacesPage:
    """Everything that counts, with its next dates."""
    says = ngettext(
        "%(n)s course or programme counts.", "%(n)s courses and programmes count.", len(found)
    )
    columns = (_("What"), _("Taught by"), _("How long"), _("Pounds"), _("Next"), _("Free places"))
    rows = [_registered(each, taken) for each in found]
    empty = _("Nothing in the register fits that. Take a word out, or choose all levels.")
    return PlacesPage(
        title=_("Which training counts?"),
        purpose=_(
            "National programmes, and courses that were accredited: found to meet the standards."
        ),
        answer=says % {"n": len(found)},
        ways=(
            Link(_("Rounds: where places are given by a draw"), reverse("training:rounds")),
            Link(_("What is taught, and where are the gaps?"), reverse("training:coverage")),
            Link(_("What does it cost?"), reverse("training:money")),
        ),
        parts=(part("register", _("In the register"), columns, rows, empty),),
    )


def _registered(each: Programme, taken: Mapping[int, int]) -> Row:
    coming: Sequence[Run] = getattr(each, "coming", ())
    first = coming[0] if coming else None
    free = sum(max(0, run.places - taken.get(run.pk, 0)) for run in coming)
    held = Tag(_("On hold"), "attention") if each.on_hold else None
    return Row(
        (
            Cell(
                each.title,
                href=reverse("training:programme", args=[each.code]),
                is_data=True,
                tag=held,
            ),
            _by(each),
            how_long(each.hours, each.weeks),
            pounds(each.cost) if each.cost else _("Free"),
            day(first.starts_on) if first else _("No date yet"),
            Cell(free if coming else "", numeric=True),
        )
    )


def _by(each: Programme) -> Cell:
    if each.provider is None:
        return Cell(_("Several: it is national"))
    return Cell(name_to_read(each.provider.organisation.name), is_data=True)


def programme_page(
    each: Programme,
    runs: Sequence[Run],
    taken: Mapping[int, int],
    accredited: Sequence[tuple[Accreditation, AccreditationFacts]],
    *,
    may_keep: bool,
    in_the_way: tuple[str, ...],
    today: date,
    courses: Sequence[ToolLink] = (),
) -> PlacesPage:
    """One programme: what, for whom, when, and whether it counts."""
    code = each.code
    ways = [Link(_("Change it"), reverse("training:change-programme", args=[code])),
            Link(_("Put it on hold, or let it go on"), reverse("training:hold-programme", args=[code])),
            ] if may_keep else []  # fmt: skip
    ways += [_opens(one) for one in courses]
    return PlacesPage(
        title=each.title,
        title_is_data=True,
        purpose=_("What it is, who may take it, what it costs and when it runs."),
        in_the_way=in_the_way,
        facts=tuple(_facts(each)),
        written=tuple(_written(each)),
        parts=(
            _runs(runs, taken, today=today),
            _accredited(accredited, today=today),
            _covered(each),
        ),
        ways=tuple(ways),
        crumbs=register_crumbs(),
        made_up=each.made_up,
    )


def _opens(course: ToolLink) -> Link:
    """The way to a course in its provider's learning system."""
    text = _("Open a course online: {title}").format(title=course.title)
    return Link(text, reverse("training:open-course", args=[course.pk]))


def _facts(each: Programme) -> list[Fact]:
    first = ", ".join(each.prerequisites.values_list("first__title", flat=True))
    months = each.valid_months
    counts = ngettext("For %(n)s month", "For %(n)s months", months or 0) % {"n": months}
    return [
        Fact(_("Kind"), ProgrammeKind(each.kind).label),
        Fact(_("Level"), _("Level {n}").format(n=each.level) if each.level else _("All levels")),
        Fact(_("How it is taught"), Mode(each.mode).label),
        Fact(_("How long"), how_long(each.hours, each.weeks) or _("Not said")),
        Fact(_("Cost for one person"), pounds(each.cost) if each.cost else _("Free")),
        Fact(_("A pass counts"), counts if months else _("For good")),
        Fact(_("To be passed first"), first or _("Nothing"), is_data=bool(first)),
    ]


def _written(each: Programme) -> list[Words]:
    said = (
        ("about", _("What it is about"), each.about),
        ("criteria", _("Who may take it"), each.criteria),
    )
    return [Words(slug, heading, text) for slug, heading, text in said if text]


def _runs(runs: Sequence[Run], taken: Mapping[int, int], *, today: date) -> Part:
    columns = (_("Run"), _("Taught by"), _("Begins"), _("Ends"), _("For"), _("Free places"))
    rows = [
        Row(
            (
                Cell(run.title, href=reverse("training:run", args=[run.code]), is_data=True,
                     tag=state_of_run_tag(run, today=today)),
                Cell(name_to_read(run.provider.organisation.name), is_data=True),
                day(run.starts_on),
                day(run.ends_on),
                region_of(run),
                Cell(max(0, run.places - taken.get(run.pk, 0)), numeric=True),
            )
        )
        for run in runs
    ]  # fmt: skip
    return part("runs", _("When it runs"), columns, rows, _("No dates have been planned yet."))


def _accredited(kept: Sequence[tuple[Accreditation, AccreditationFacts]], *, today: date) -> Part:
    columns = (_("Taught by"), _("State"), _("From"), _("Until"))
    rows = [
        Row(
            (
                Cell(name_to_read(each.provider.organisation.name), is_data=True),
                Cell("", tag=standing(facts, today=today)),
                day(each.from_on),
                day(each.withdrawn_on or each.until_on),
            )
        )
        for each, facts in kept
    ]
    return part(
        "accreditation", _("Accreditation"), columns, rows, _("Nobody has asked for it yet.")
    )


def standing(facts: AccreditationFacts, *, today: date) -> Tag:
    """Whether an accreditation counts, in a word."""
    if facts.open:
        return Tag(_("Asked for"), "you")
    if facts.in_force(today):
        return Tag(_("Accredited"), "good")
    if facts.withdrawn_on:
        return Tag(_("Withdrawn"), "attention")
    return Tag(_("Ran out"), "attention") if facts.from_on else Tag(_("Refused"), "quiet")


def _covered(each: Programme) -> Part:
    covers = each.coverage.select_related("item").order_by("item__key")
    rows = [
        Row(
            (
                Cell(one.item.key, is_data=True),
                Cell(one.item.short or one.item.statement, is_data=True),
            )
        )
        for one in covers
    ]
    columns = (_("Code"), _("Standard"))
    return part("covers", _("What it teaches"), columns, rows, _("No standard is named yet."))


def coverage_page(taught: Sequence[Taught]) -> PlacesPage:
    """Every standard, what teaches it, and the gaps first."""
    gaps = [each for each in taught if not each.programmes]
    says = ngettext(
        "%(n)s of {all} standards is taught by nothing in the register.",
        "%(n)s of {all} standards are taught by nothing in the register.", len(gaps),
    )  # fmt: skip
    columns = (_("Standard"), _("In words"), _("Taught by"))
    full = [each for each in taught if each.programmes]
    return PlacesPage(
        title=_("What is taught, and where are the gaps?"),
        purpose=_("The standards in force, held against the register of training."),
        answer=(says % {"n": len(gaps)}).format(all=len(taught)),
        parts=(
            part("gaps", _("Gaps"), columns, map(_taught, gaps), _("There is no gap.")),
            part("taught", _("Taught"), columns, map(_taught, full), _("Nothing is taught yet.")),
        ),
        crumbs=register_crumbs(),
    )


def _taught(each: Taught) -> Row:
    titles = ", ".join(title for _code, title in each.programmes)
    return Row(
        (Cell(each.key, is_data=True), Cell(each.words, is_data=True), Cell(titles, is_data=True))
    )
