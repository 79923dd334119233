"""Is pay fair here? The answer, each comparison, and who has to publish when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.pages import Column, Fact, Link, Page, Row, Stat, Table
from leadwell.design.words import day, number, percent
from leadwell.fairness.pages.pay.quarters import chart_of, line_of, quarters_table
from leadwell.fairness.pages.pay.words import people, says
from leadwell.fairness.pages.reports import parts, set_chapters, set_doors, words
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.queries.pay_page import BY_LAW, SET, PayAt
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.rules.facts import Indicator, Shown
from leadwell.fairness.rules.pay.facts import BONUS_SHARES, GAPS
from leadwell.fairness.rules.pay.quarters_are_equal import quarters_are_equal

FIGURES: Mapping[str, object] = {
    "mean-hourly": gettext_lazy("Mean gap in hourly pay"),
    "median-hourly": gettext_lazy("Median gap in hourly pay"),
    "mean-bonus": gettext_lazy("Mean gap in bonuses"),
    "median-bonus": gettext_lazy("Median gap in bonuses"),
    "bonus-first": gettext_lazy("Paid a bonus, of {people}"),
    "bonus-second": gettext_lazy("Paid a bonus, of {people}"),
}


@dataclass(frozen=True, kw_only=True)
class PayPage(Page):
    """The answer, each comparison, and who has to publish when."""

    organisation_name: str
    answer: str
    doubt: str
    stats: tuple[Stat, ...]
    chapters: tuple[Chapter, ...]
    law: tuple[str, ...]
    checked: tuple[str, ...]
    method: tuple[Fact, ...]
    notes: tuple[str, ...]
    doors: tuple[Link, ...]
    who: str


def pay_page(at: PayAt, *, checked: Sequence[int] = ()) -> PayPage:
    """The words of the page. `checked` are the quarters of a table that somebody else cut."""
    one = at.one
    gaps = [each for each in one.indicators if one.year.of(each.code)] if one else []
    return PayPage(
        title=_("Is pay fair here?"),
        purpose=_(
            "How much less one group earns than another, hour for hour. Nobody's own pay is shown to anybody."
        ),
        crumbs=parts.crumbs(at.place, parts.to_fairness(at.place)),
        made_up=at.place.organisation.made_up,
        organisation_name=at.place.name,
        answer=_answer(one),
        doubt=_doubt(one),
        stats=_stats(one),
        chapters=tuple(_chapter(one, each) for each in gaps) if one else (),
        law=_law(at),
        checked=_checked(checked),
        method=set_doors.method(one) if one else (),
        notes=parts.verifying(at.terms.to_be_verified),
        doors=_doors(at),
        who=parts.who_may_see(),
    )


def _answer(one: OneSet | None) -> str:
    if one is None:
        return _("Nobody has loaded a pay file yet, so nothing can be said.")
    law, line = one.indicator(BY_LAW), line_of(one, BY_LAW, "median-hourly")
    if law is None or line is None:
        return _("No pay gap between women and men was worked out.")
    return says(line, law)


def _doubt(one: OneSet | None) -> str:
    if one is None:
        return _("After a pay file is loaded, the figures are worked out in the following night.")
    text = _("Figures for the {year}. {profile}")
    return text.format(year=words.year(one.year.ended_on), profile=words.profile(one.year))


def _stats(one: OneSet | None) -> tuple[Stat, ...]:
    found = []
    for each in one.indicators if one else ():
        line = line_of(one, each.code, "median-hourly") if one else None
        if line and line.value is not None:
            beside = _("median; {interval}").format(interval=words.interval(line))
            found.append(Stat(_(each.title), percent(line.value), beside))
    return tuple(found)


def _chapter(one: OneSet, indicator: Indicator) -> Chapter:
    chart = chart_of(one, indicator)
    table = quarters_table(one, indicator)
    href = reverse("fairness:pay-quarters", args=[one.place.code, indicator.code])
    gaps = [line for row in GAPS[:2] if (line := line_of(one, indicator.code, row))]
    return Chapter(
        id=indicator.code,
        title=_(indicator.title),
        sentence=_(indicator.asks),
        more=(*(says(line, indicator) for line in gaps), _(indicator.favours),
              *parts.verifying(indicator.to_be_verified)),
        picture=parts.figure(chart, href, table) if chart else None,
        table=_figures(one, indicator),
        ways=(set_chapters.worked_out(one, indicator),),
    )  # fmt: skip


def _figures(one: OneSet, indicator: Indicator) -> Table:
    rows = []
    for row, title in FIGURES.items():
        if line := line_of(one, indicator.code, row):
            who = people(indicator, line)[row == BONUS_SHARES[1]]
            name = str(title).format(people=who)
            rows.append(Row((name, words.value(line), words.interval(line), _counted(line))))
    columns = (
        Column(_("Figure")),
        Column(_("Value"), numeric=True),
        Column(_("95% interval"), numeric=True),
        Column(_("People counted")),
    )
    return Table(_("The figures of the {title}").format(title=_(indicator.title)), columns, tuple(rows),
                 stacked=True)  # fmt: skip


def _counted(line: Shown) -> str:
    if line.row in BONUS_SHARES:
        group = line.first if line.row == BONUS_SHARES[0] else line.second
        return words.counts(group, "")
    both = [words.count(group.whole) for group in (line.first, line.second) if group]
    return _("{first} and {second}").format(first=both[0], second=both[1]) if len(both) == 2 else ""


def _checked(sizes: Sequence[int]) -> tuple[str, ...]:
    if not sizes:
        return ()
    wrong = tuple(why.in_words(_) for why in quarters_are_equal(sizes))
    return wrong or (_("These quarters are equal: they differ by one person at most."),)


def _law(at: PayAt) -> tuple[str, ...]:
    duty = at.terms.duties_of(at.place.organisation.sector)[0]
    said = [
        _("Employers of {n} people or more publish the gap between women and men each year, on the"
          " government's website and their own.").format(n=number(duty.employees))
    ]  # fmt: skip
    if at.due:
        said.append(_("These figures have to be out by {day}.").format(day=day(at.due.publish_by)))
        if at.due.days_late:
            said.append(_("That was {n} days ago.").format(n=number(at.due.days_late)))
    said.append(_("Publishing gaps by ethnicity and by disability is planned law: to be verified."))
    return tuple(said)


def _doors(at: PayAt) -> tuple[Link, ...]:
    doors = []
    if at.one:
        href = reverse("fairness:set", args=[at.place.code, SET])
        doors.append(Link(_("Year on year, beside others, downloads and publishing"), href))
    if at.may_load:
        doors.append(Link(_("Load a pay file"), reverse("intake:offer")))
        doors.append(Link(_("How a pay file is laid out"), reverse("intake:pay-layout")))
    return tuple(doors)
