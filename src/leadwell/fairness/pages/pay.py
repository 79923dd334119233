"""Is pay fair here? The pay gaps of a place in words, its quarters as a picture, and the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.charts import Chart
from leadwell.design.pages import Cell, Column, Fact, Link, Page, Row, Stat, Table
from leadwell.design.words import day, number, percent
from leadwell.fairness.pages.reports import one_set as sets
from leadwell.fairness.pages.reports import parts, words
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.queries.pay_page import BY_LAW, SET, PayAt
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.rules.facts import Indicator, Reading, Shown, ShownGroup
from leadwell.fairness.rules.pay.facts import BONUS_SHARES, GAPS, QUARTERS
from leadwell.fairness.rules.pay.quarters_are_equal import quarters_are_equal

Pair = tuple[object, object]
PEOPLE: Mapping[str, Pair] = {
    "pay-gap-sex": (gettext_lazy("men"), gettext_lazy("women")),
    "pay-gap-ethnicity": (
        gettext_lazy("white people"),
        gettext_lazy("Black and minority ethnic people"),
    ),
    "pay-gap-white-british": (
        gettext_lazy("white British people"),
        gettext_lazy("people of all other ethnic groups"),
    ),
    "pay-gap-disability": (
        gettext_lazy("people who are not disabled"),
        gettext_lazy("disabled people"),
    ),
}
FIGURES: Mapping[str, object] = {
    "mean-hourly": gettext_lazy("Mean gap in hourly pay"),
    "median-hourly": gettext_lazy("Median gap in hourly pay"),
    "mean-bonus": gettext_lazy("Mean gap in bonuses"),
    "median-bonus": gettext_lazy("Median gap in bonuses"),
    "bonus-first": gettext_lazy("Paid a bonus, of {people}"),
    "bonus-second": gettext_lazy("Paid a bonus, of {people}"),
}


NAMES: Mapping[str, object] = {
    "lower": gettext_lazy("Lowest paid quarter"),
    "lower-middle": gettext_lazy("Lower middle quarter"),
    "upper-middle": gettext_lazy("Upper middle quarter"),
    "upper": gettext_lazy("Highest paid quarter"),
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
        method=sets.method(one) if one else (),
        notes=parts.verifying(at.terms.to_be_verified),
        doors=_doors(at),
        who=parts.who_may_see(),
    )


def quarters_chart(at: PayAt, code: str) -> Chart | None:
    """The quarters of one comparison. None where they are not shown."""
    indicator = at.one.indicator(code) if at.one else None
    return _chart(at.one, indicator) if at.one and indicator else None


def people(indicator: Indicator, line: Shown | None = None) -> tuple[str, str]:
    """What both groups are called in a sentence."""
    if known := PEOPLE.get(indicator.code):
        return str(known[0]), str(known[1])
    groups = (line.first, line.second) if line else (None, None)
    first, second = (group.title if group else "" for group in groups)
    return first, second


def says(line: Shown, indicator: Indicator) -> str:
    """A gap as a sentence: who earns how much less, and by which middle."""
    first, second = people(indicator, line)
    if line.value is None:
        return words.missing(line)
    if line.value == 0:
        text = _("{second} earn as much as {first}, by the {middle}.")
    elif line.value > 0:
        text = _("{second} earn {gap} less than {first}, by the {middle}.")
    else:
        text = _("{second} earn {gap} more than {first}, by the {middle}.")
    said = text.format(
        first=first, second=_capital(second), gap=percent(abs(line.value)), middle=_middle(line)
    )
    return f"{said} {_sure(line)}".strip()


def _middle(line: Shown) -> str:
    return _("mean") if line.row.startswith("mean") else _("median")


def _sure(line: Shown) -> str:
    if line.low is None or line.high is None:
        return ""
    if line.reading is Reading.NO_DIFFERENCE:
        return _("That is compatible with no gap ({interval}, 95% interval).").format(
            interval=words.interval(line)
        )
    return _("95% interval: {interval}.").format(interval=words.interval(line))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _line(one: OneSet, indicator: str, row: str) -> Shown | None:
    return next((each for each in one.year.of(indicator) if each.row == row), None)


def _answer(one: OneSet | None) -> str:
    if one is None:
        return _("Nobody has loaded a pay file yet, so nothing can be said.")
    law, line = one.indicator(BY_LAW), _line(one, BY_LAW, "median-hourly")
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
        line = _line(one, each.code, "median-hourly") if one else None
        if line and line.value is not None:
            beside = _("median; {interval}").format(interval=words.interval(line))
            found.append(Stat(_(each.title), percent(line.value), beside))
    return tuple(found)


def _chapter(one: OneSet, indicator: Indicator) -> Chapter:
    chart = _chart(one, indicator)
    table = _quarters(one, indicator)
    href = reverse("fairness:pay-quarters", args=[one.place.code, indicator.code])
    gaps = [line for row in GAPS[:2] if (line := _line(one, indicator.code, row))]
    return Chapter(
        id=indicator.code,
        title=_(indicator.title),
        sentence=_(indicator.asks),
        more=(*(says(line, indicator) for line in gaps), _(indicator.favours),
              *parts.verifying(indicator.to_be_verified)),
        picture=parts.figure(chart, href, table) if chart else None,
        table=_figures(one, indicator),
        ways=(sets.worked_out(one, indicator),),
    )  # fmt: skip


def _chart(one: OneSet, indicator: Indicator) -> Chart | None:
    lines = [line for row in QUARTERS if (line := _line(one, indicator.code, row))]
    if all(line.value is None for line in lines):
        return None
    second = people(indicator, lines[0])[1]
    rows = tuple(
        {"name": str(NAMES[line.row]), "value": line.value, "you": line.row == QUARTERS[-1]}
        for line in lines
    )
    said = "; ".join(
        f"{row['name']}: {words.value(line)}" for row, line in zip(rows, lines, strict=True)
    )
    return Chart(
        "bars",
        _("Share of {people} in each quarter of pay").format(people=second),
        f"{said}.",
        rows,
        {"unit": "%", "axis": (0, 100), "none": _("hidden")},
    )


def _figures(one: OneSet, indicator: Indicator) -> Table:
    rows = []
    for row, title in FIGURES.items():
        if line := _line(one, indicator.code, row):
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


def _quarters(one: OneSet, indicator: Indicator) -> Table:
    lines = [line for row in QUARTERS if (line := _line(one, indicator.code, row))]
    first, second = people(indicator, lines[0] if lines else None)
    rows = [
        Row((str(NAMES[line.row]), *(_share(group, line) for group in (line.first, line.second))))
        for line in lines
    ]
    columns = (
        Column(_("Quarter")),
        Column(_capital(first), numeric=True),
        Column(_capital(second), numeric=True),
    )
    return Table(_("Who is in which quarter of pay"), columns, tuple(rows))


def _share(group: ShownGroup | None, line: Shown) -> Cell:
    if group is None or line.value is None:
        return Cell(words.value(line), numeric=True)
    value = line.value if group is line.second else 100 - line.value
    return Cell(f"{percent(value)} ({words.count(group.part)})", numeric=True)


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
