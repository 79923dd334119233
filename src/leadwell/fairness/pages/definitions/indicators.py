"""Every figure of fairness, and what each one means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table, Tag
from leadwell.design.words import day
from leadwell.fairness.pages.definitions import counting
from leadwell.fairness.pages.reports import words
from leadwell.fairness.queries.meanings import Meaning, SetMeaning
from leadwell.fairness.rules.facts import Funnel, Indicator, Kind

FORMULAS = {
    Kind.SHARE: gettext_lazy(
        "100 × (counted above, of the first group) ÷ (counted below, everyone)"
    ),
    Kind.RATE: gettext_lazy("100 × (counted above ÷ counted below), both of the first group"),
    Kind.LIKELIHOOD: gettext_lazy(
        "(counted above ÷ counted below, of the first group) ÷ (the same of the second group)"
    ),
    Kind.DIFFERENCE: gettext_lazy(
        "Per cent of those counted above who are of the first group, less per cent of those counted below"
    ),
    Kind.DISPARITY: gettext_lazy(
        "(counted above ÷ counted below, of the first group) ÷ (the same of the second group)"
    ),
    Kind.SURVEY: gettext_lazy("As the staff survey published it. Nothing is worked out here."),
    Kind.PAY_GAP: gettext_lazy(
        "100 × (pay of the first group − pay of the second group) ÷ pay of the first group"
    ),
    Kind.NARRATIVE: gettext_lazy("Said in words, with a grade where the set has grades."),
}
RULES = {
    Kind.SHARE: "FAR-05, FAR-06, FAR-10",
    Kind.RATE: "FAR-05, FAR-06",
    Kind.LIKELIHOOD: "FAR-05, FAR-07, FAR-10, FAR-16",
    Kind.DIFFERENCE: "FAR-05, FAR-08, FAR-10",
    Kind.DISPARITY: "FAR-05, FAR-09, FAR-10, FAR-16",
    Kind.SURVEY: "MEA-03",
    Kind.PAY_GAP: "FAR-30",
    Kind.NARRATIVE: "",
}


@dataclass(frozen=True, slots=True)
class SetPart:
    """One set with its figures."""

    id: str
    title: str
    about: str
    table: Table
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class IndicatorsPage(Page):
    """Every figure, set by set."""

    answer: str
    parts: tuple[SetPart, ...]


@dataclass(frozen=True, kw_only=True)
class IndicatorPage(Page):
    """What one figure means."""

    direction: str
    counted: tuple[Fact, ...]
    method: str
    small_print: tuple[Fact, ...]
    to_be_verified: tuple[str, ...]
    versions: Table
    doors: tuple[Link, ...]


def indicators_page(meanings: Sequence[SetMeaning]) -> IndicatorsPage:
    """The words of the list."""
    return IndicatorsPage(
        title=_("What do we count to see whether it is fair?"),
        purpose=_("Every figure of fairness, set by set, and what each one means."),
        crumbs=(_front(),),
        answer=_(
            "{n} figures in {sets} sets. Some facts about the standards could not be checked yet: they are"
            " marked, and listed with the figure."
        ).format(n=sum(len(one.indicators) for one in meanings), sets=len(meanings)),
        parts=tuple(_part(one) for one in meanings),
    )


def indicator_page(meaning: Meaning, funnels: Mapping[str, Funnel]) -> IndicatorPage:
    """The words of one definition."""
    one = meaning.indicator
    return IndicatorPage(
        title=_(one.asks),
        purpose=_("{set}: {name}.").format(set=_(meaning.of.title), name=words.name(one)),
        crumbs=(
            _front(),
            Crumb(_("What is counted"), reverse("fairness:indicator-meanings")),
        ),
        direction=_direction(one),
        counted=_counted(meaning, funnels),
        method=_(one.method),
        small_print=_small_print(one),
        to_be_verified=tuple(_(note) for note in (*one.to_be_verified, *meaning.of.to_be_verified)),
        versions=_versions(meaning),
        doors=_doors(meaning, funnels),
    )


def _front() -> Crumb:
    return Crumb(_("Is it fair?"), reverse("fairness:front"))


def _part(one: SetMeaning) -> SetPart:
    columns = (
        Column(_("Number")),
        Column(_("Figure")),
        Column(_("What it asks")),
        Column(_("State")),
    )
    rows = tuple(
        Row((_number(each), _name(each, one.of.title), _(each.asks), _state(each)))
        for each in one.indicators
    )
    return SetPart(
        id=one.of.code,
        title=_(one.of.title),
        about=_(one.of.about),
        table=Table(_(one.of.title), columns, rows, caption_hidden=True, stacked=True),
        notes=tuple(_(note) for note in one.of.to_be_verified),
    )


def _number(one: Indicator) -> Cell:
    return Cell(one.number if one.is_numbered else "–", is_data=True)


def _name(one: Indicator, set_title: str) -> Cell:
    href = reverse("fairness:indicator-meaning", args=[one.code])
    return Cell(_(one.title), href, hidden=_(set_title))


def _state(one: Indicator) -> Cell:
    if one.verified:
        return Cell(_("checked"))
    return Cell("", tag=Tag(_("To be verified"), "attention"))


def _direction(one: Indicator) -> str:
    if one.kind in (Kind.LIKELIHOOD, Kind.DISPARITY):
        return _("1.00 is parity. {favours}").format(favours=_(one.favours))
    if one.kind in (Kind.DIFFERENCE, Kind.PAY_GAP):
        return _("Nought is parity. {favours}").format(favours=_(one.favours))
    return _(one.favours) if one.favours else ""


def _counted(meaning: Meaning, funnels: Mapping[str, Funnel]) -> tuple[Fact, ...]:
    one = meaning.indicator
    facts = [
        Fact(_("First group"), _(meaning.groups.get(one.first, ""))),
        Fact(_("Second group"), _(meaning.groups.get(one.second, ""))),
        Fact(_("Counted above the line"), counting.selection(one.part, funnels)),
        Fact(_("Counted below the line"), counting.selection(one.whole, funnels)),
        Fact(_("Formula"), str(FORMULAS[one.kind])),
        Fact(_("A line for each"), counting.column(one.rows) if one.rows else ""),
        Fact(_("Can be taken apart by"), ", ".join(counting.column(name) for name in one.split_by)),
        Fact(_("Rules"), RULES[one.kind], is_data=True),
    ]
    return tuple(fact for fact in facts if fact.value)


def _small_print(one: Indicator) -> tuple[Fact, ...]:
    facts = [
        Fact(_("Source of the definition"), one.source, is_data=True),
        Fact(_("Edition"), one.version, is_data=True),
        Fact(_("Code in files"), one.code, is_data=True),
    ]
    return tuple(fact for fact in facts if fact.value)


def _versions(meaning: Meaning) -> Table:
    columns = (Column(_("Edition")), Column(_("From")), Column(_("Until")))
    rows = tuple(
        Row((
            Cell(one.version or one.code, is_data=True),
            day(one.from_on),
            day(one.until_on) if one.until_on else _("still in force"),
        ))
        for one in meaning.versions
    )  # fmt: skip
    return Table(_("Since when"), columns, rows, stacked=True)


def _doors(meaning: Meaning, funnels: Mapping[str, Funnel]) -> tuple[Link, ...]:
    one = meaning.indicator
    chosen = dict.fromkeys(s.funnel for s in (one.part, one.whole) if s and s.funnel)
    doors = [
        Link(
            _("The funnel “{title}”").format(title=_(funnels[code].title)),
            reverse("fairness:funnel-meaning", args=[code]),
        )
        for code in chosen
    ]
    for other in meaning.made_of:
        said = _("It is made of “{title}”").format(title=_(other.title))
        doors.append(Link(said, reverse("fairness:indicator-meaning", args=[other.code])))
    for title, slug in meaning.measures:
        said = _("The published measure “{title}”").format(title=_(title))
        doors.append(Link(said, reverse("measures:definition", args=[slug])))
    return tuple(doors)
