"""Records whose time is over: how many of which kind, why, since when, and the decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Row, Table, Turn
from leadwell.design.plain_pages import plain_table
from leadwell.design.words import day, number
from leadwell.keeping.pages.over import how_long
from leadwell.keeping.pages.shapes import AskPage, ListPage, Part, keeping_crumbs
from leadwell.keeping.queries import Counted, ToDecide
from leadwell.keeping.rules.facts import RetentionRule
from leadwell.reasons import Reason


@dataclass(frozen=True, kw_only=True)
class DecidePage(AskPage):
    """Records of one kind at one place, a year and a page at a time."""

    years: Table | None
    shown: str
    turn: Turn


def over_page(counted: Sequence[Counted], schedule: Mapping[str, RetentionRule]) -> ListPage:
    """How many records of each kind and place wait for a decision, and why."""
    total = sum(each.count for each in counted)
    columns = (_("What"), _("Where"), _("How many"), _("Why"), _("The oldest"))
    rows = [_of_a_kind(each, schedule[each.kept_as]) for each in counted]
    answer = ngettext("%(n)s record waits for you.", "%(n)s records wait for you.", total)
    empty = _("Nothing waits. Each night we look for records whose time is over.")
    return ListPage(
        title=_("Which records have had their time?"),
        purpose=_("Nothing goes by itself. You say what is disposed of and what is kept."),
        answer=answer % {"n": number(total)},
        ways=(Link(_("How long is what kept?"), reverse("keeping:times")),),
        parts=(
            Part("over", _("By kind and place"), plain_table(_("By kind"), columns, rows, empty)),
        ),
        crumbs=keeping_crumbs(),
    )


def _of_a_kind(each: Counted, rule: RetentionRule) -> Row:
    return Row(
        (
            Cell(
                _(rule.name),
                href=reverse("keeping:decide", args=[each.kept_as, each.organisation.code]),
                hidden=each.organisation.name,
            ),
            Cell(each.organisation.name, is_data=True),
            number(each.count),
            _why(rule),
            day(each.oldest),
        )
    )


def _why(rule: RetentionRule) -> str:
    """In one line: "6 years have passed since the last day they worked there"."""
    said = ngettext(
        "{years} has passed since {trigger}", "{years} have passed since {trigger}", rule.years or 0
    )
    return said.format(years=how_long(rule), trigger=_(rule.trigger))


def decide_page(
    found: ToDecide, rule: RetentionRule, *, in_the_way: Mapping[int, list[Reason]]
) -> DecidePage:
    """The page on which a person decides. Raises nothing: without records there is no page."""
    blocked = {str(reason.in_words(_)) for each in found.shown for reason in in_the_way[each.pk]}
    return DecidePage(
        title=_title(found, rule),
        purpose=_("What you dispose of is gone. The people are not asked again."),
        in_the_way=tuple(sorted(blocked)),
        facts=tuple(_facts(found, rule)),
        years=_years(found) if len(found.years) > 1 else None,
        shown=_shown(found),
        turn=_turn(found),
        button=_("Decide"),
        careful=True,
        crumbs=keeping_crumbs(
            Crumb(_("Which records have had their time?"), reverse("keeping:over"))
        ),
    )


def _title(found: ToDecide, rule: RetentionRule) -> str:
    """Each year and page has a title of its own, so that tabs can be told apart."""
    title = _("Dispose of these, or keep them? {kind}, {code}").format(
        kind=_(rule.name), code=found.place.code
    )
    if found.year != found.first_year:
        title = _("{title}, {year}").format(title=title, year=found.year)
    if found.page > 1:
        title = _("{title}, page {n}").format(title=title, n=number(found.page))
    return title


def _facts(found: ToDecide, rule: RetentionRule) -> list[Fact]:
    count = ngettext("%(n)s record of this kind.", "%(n)s records of this kind.", found.total)
    facts = [
        Fact(_("Kind"), _(rule.name)),
        Fact(_("Where"), found.place.name, is_data=True),
        Fact(_("How many"), count % {"n": number(found.total)}),
        Fact(_("Why"), _why(rule)),
        Fact(_("Who says so"), _(rule.source)),
    ]
    if not rule.verified:
        facts.append(Fact(_("Mind"), _("This time still has to be checked against its source.")))
    return facts


def _years(found: ToDecide) -> Table:
    rows = tuple(
        Row((_year(found, year), Cell(number(count)))) for year, count in found.years.items()
    )
    return Table(
        caption=_("The year from which their time is counted"),
        columns=(Column(_("Year")), Column(_("How many"), numeric=True)),
        rows=rows,
    )


def _year(found: ToDecide, year: int) -> Cell:
    if year == found.year:
        return Cell(_("{year}, shown below").format(year=year))
    return Cell(str(year), href=_address(found, year))


def _shown(found: ToDecide) -> str:
    if len(found.shown) == found.of_this_year:
        said = ngettext(
            "This is the {n} record of {year}.",
            "These are all {n} records of {year}.",
            found.of_this_year,
        )
        return said.format(n=number(found.of_this_year), year=found.year)
    first = (found.page - 1) * found.size + 1
    said = _("These are {first} to {last} of {n} records of {year}.")
    return said.format(
        first=number(first), last=number(first + len(found.shown) - 1),
        n=number(found.of_this_year), year=found.year,
    )  # fmt: skip


def _turn(found: ToDecide) -> Turn:
    before, after = found.page - 1, found.page + 1
    return Turn(
        previous=_address(found, found.year, before) if before else "",
        next=_address(found, found.year, after) if found.more else "",
        says=_("Page {n}").format(n=number(found.page)),
    )


def _address(found: ToDecide, year: int, page: int = 1) -> str:
    """The oldest year and the first page are where one comes without asking for any."""
    here = reverse("keeping:decide", args=[found.kept_as, found.place.code])
    asked = [f"year={year}"] if year != found.first_year else []
    asked += [f"page={page}"] if page > 1 else []
    return f"{here}?{'&'.join(asked)}" if asked else here
