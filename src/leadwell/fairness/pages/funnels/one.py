"""One decision, stage by stage: the story first, then who came on, group by group."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design import words as design_words
from leadwell.design.pages import Crumb, Fact, Link, Page, Table
from leadwell.fairness.pages.funnels import charts, names, tables, told
from leadwell.fairness.pages.reports import parts, story, words
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.pages.reports.story import Said
from leadwell.fairness.queries.funnels import OneFunnel
from leadwell.fairness.queries.reports.years import Year
from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.funnels.facts import Asked, steps_of


@dataclass(frozen=True, kw_only=True)
class FunnelPage(Page):
    """Who gets through?"""

    organisation_name: str
    answer: str
    doubt: str
    story: tuple[Said, ...]
    stages: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    method: tuple[Fact, ...]
    notes: tuple[str, ...]
    empty: str
    doors: tuple[Link, ...]
    who: str


def funnel_page(one: OneFunnel, *, apart: str = "") -> FunnelPage:
    """The words of the page. `apart` is the characteristic that is shown taken apart."""
    year = one.year
    return FunnelPage(
        title=_("{decision}: who gets through?").format(decision=_(one.funnel.title)),
        purpose=_(one.funnel.about),
        crumbs=parts.crumbs(one.place, parts.to_fairness(one.place), to_funnels(one)),
        made_up=year.made_up if year else one.place.organisation.made_up,
        organisation_name=one.place.name,
        answer=told.answer(one),
        doubt=_doubt(one, year),
        story=told.chapters(one),
        stages=tuple(_(stage.title) for stage in one.funnel.stages),
        chapters=tuple(_chapter(one, year, asked, apart=asked[0] == apart) for asked in one.funnel.groups)
        if year else (),
        method=_method(one, year) if year else (),
        notes=parts.verifying(one.funnel.to_be_verified),
        empty="" if year else _empty(one),
        doors=_doors(one, year),
        who=parts.who_may_see(),
    )  # fmt: skip


def to_funnels(one: OneFunnel) -> Crumb:
    """The step back to all decisions."""
    return Crumb(_("Every decision"), reverse("fairness:funnels", args=[one.place.code]))


def _doubt(one: OneFunnel, year: Year | None) -> str:
    if year is None:
        return ""
    which = (
        _("This decision is good for the person: a lower share means being left behind.")
        if one.funnel.good
        else _("This decision is hard on the person: a higher share means being hit more often.")
    )
    many = story.many([each.line for each in told.compared(one)], one.findings)
    said = (words.figures_for(year), which, words.profile(year), many)
    return " ".join(filter(None, said))


def _chapter(one: OneFunnel, year: Year, asked: Asked, *, apart: bool) -> Chapter:
    line = _first_ratio(one, year, asked)
    chart = charts.rates(one, year, asked)
    table = tables.rates_table(one, year, asked)
    against = tables.ratios_table(one, year, asked)
    href = reverse("fairness:funnel-chart", args=[one.place.code, one.funnel.code, asked[0]])
    return Chapter(
        id=asked[0].replace("_", "-"),
        title=names.characteristic(asked),
        sentence=_known_of(asked, line) if line else "",
        more=(told.direction(one, asked, line),) if line else (),
        picture=parts.figure(chart, href, table) if chart else None,
        table=against if chart else table,
        opened=(*_years(one, asked), *(tables.split_tables(one, year, asked) if apart else ())),
        ways=() if apart else _taken_apart(one, year, asked),
    )


def _years(one: OneFunnel, asked: Asked) -> tuple[tuple[str, Table], ...]:
    """The same comparisons year on year, folded."""
    table = tables.years_table(one, asked)
    return ((_("Year on year, {years}").format(years=_which_years(one)), table),) if table else ()


def _which_years(one: OneFunnel) -> str:
    """The years that were worked out: 2021–22 to 2025–26."""
    first, last = (words.short_year(year.ended_on) for year in (one.years[0], one.years[-1]))
    return _("{first} to {last}").format(first=first, last=last)


def _taken_apart(one: OneFunnel, year: Year, asked: Asked) -> tuple[Link, ...]:
    """The door to the same page with one characteristic taken apart, for it is long."""
    columns = tables.split_columns(one, year, asked)
    if not columns:
        return ()
    href = reverse("fairness:funnel", args=[one.place.code, one.funnel.code])
    by = ", ".join(names.within(names.column(column)) for column in columns)
    return (Link(_("Take it apart: {columns}").format(columns=by),
                 f"{href}?apart={asked[0]}#{asked[0].replace('_', '-')}",
                 hidden=names.characteristic(asked)),)  # fmt: skip


def _first_ratio(one: OneFunnel, year: Year, asked: Asked) -> Shown | None:
    """The comparison at the first step. None where no two groups are compared."""
    found = (tables.ratio(one, year, asked, step) for step in steps_of(one.funnel))
    return next((line for line in found if line is not None), None)


def _known_of(asked: Asked, line: Shown) -> str:
    """Of how many people the group is known, at the first step: a figure is worth no more than that."""
    known = words.declared(line)
    if not known:
        return ""
    if asked[0] == "tie":
        return _("In {share} of cases it is known who decided.").format(share=known)
    return _("Of {share} of the people in it the answer is known.").format(share=known)


def _method(one: OneFunnel, year: Year) -> tuple[Fact, ...]:
    text = _("{years}. Cases of other years are kept, and no figures of them were worked out.")
    counted = text.format(years=_which_years(one)) if len(one.years) > 1 else ""
    return (
        *([Fact(_("Years that are counted"), counted)] if counted else []),
        Fact(_("Period"), words.year(year.ended_on)),
        Fact(_("Worked out"), design_words.moment(year.made_at)),
        Fact(_("From the facts of"), design_words.day(year.snapshot_on)),
        Fact(_("Shares"), _("out of those of the same group who came so far, with Wilson's 95% interval")),
        Fact(_("Times as likely"), _("one share divided by the other before any rounding, with Koopman's"
                                     " 95% interval")),
        Fact(_("Small numbers"), words.profile(year)),
        Fact(_("Rules"), "FAR-05, FAR-22, FAR-48", is_data=True),
    )  # fmt: skip


def _empty(one: OneFunnel) -> str:
    where = {
        "appointments": _("It is counted from the recruitment extract and from the gate."),
        "training": _("It is counted from training records, as they come about."),
        "staff": _("It is counted from the staff file: who held which post when."),
    }.get(one.funnel.source, _("It is counted from case files. Load one to see it here."))
    return _("Figures come once a year has cases and was worked out. {where}").format(where=where)


def _doors(one: OneFunnel, year: Year | None) -> tuple[Link, ...]:
    code = one.place.code
    doors = [Link(_("Every decision here"), reverse("fairness:funnels", args=[code]))]
    if year is not None and not year.area:  # files are of an organisation's own figures
        args = [code, one.set_code]
        doors += [
            Link(_("Download the rows (CSV)"), reverse("fairness:set-csv", args=args)),
            Link(_("Download for a spreadsheet (XLSX)"), reverse("fairness:set-xlsx", args=args)),
        ]
    if one.funnel.source == "case":
        doors.append(Link(_("How a case file is laid out"), "/files/template/cases/"))
    return tuple(doors)
