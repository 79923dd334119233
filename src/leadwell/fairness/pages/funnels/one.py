"""One decision, stage by stage: the story first, then who came on, group by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design import words as design_words
from leadwell.design.pages import Crumb, Fact, Link, Page
from leadwell.fairness.pages.funnels import charts, names, tables
from leadwell.fairness.pages.reports import parts, story, words
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.pages.reports.story import Said
from leadwell.fairness.queries.funnels import OneFunnel
from leadwell.fairness.queries.reports.years import Year
from leadwell.fairness.rules.facts import Reading, Shown
from leadwell.fairness.rules.funnels.facts import Asked, Step, code_of, steps_of
from leadwell.fairness.rules.reports.what_stands_out import AWAY


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
        answer=answer(one),
        doubt=_doubt(one, year),
        story=_story(one, year) if year else (),
        stages=tuple(_(stage.title) for stage in one.funnel.stages),
        chapters=tuple(_chapter(one, year, asked, apart=asked[0] == apart) for asked in one.funnel.groups)
        if year else (),
        method=_method(year) if year else (),
        notes=parts.verifying(one.funnel.to_be_verified),
        empty="" if year else _empty(one),
        doors=_doors(one, year),
        who=parts.who_may_see(),
    )  # fmt: skip


def to_funnels(one: OneFunnel) -> Crumb:
    """The step back to all decisions."""
    return Crumb(_("Every decision"), reverse("fairness:funnels", args=[one.place.code]))


def ratios(one: OneFunnel) -> list[tuple[str, Shown]]:
    """Every ratio of everybody together, with what it is about."""
    if one.year is None:
        return []
    return [
        (_about(one, step, asked), line)
        for asked in one.funnel.groups
        for step in steps_of(one.funnel)
        if (line := tables.ratio(one, one.year, asked, step)) is not None
    ]


def _about(one: OneFunnel, step: Step, asked: Asked) -> str:
    by = names.within(names.characteristic(asked))
    return _("{step}, by {characteristic}").format(
        step=names.step(one.funnel, step), characteristic=by
    )


def answer(one: OneFunnel) -> str:
    """The whole decision in a sentence or two."""
    if one.year is None:
        return _("Nothing of this decision has been counted here yet.")
    found = ratios(one)
    away = [line for _name, line in found if line.reading in AWAY]
    counted = story.answer([line for _name, line in found])
    if not away:
        return counted
    line = max(away, key=_how_far)
    said = {"step": _step_of(one, line), "sentence": _bare(one, line), "counted": counted}
    return _("{step}: {sentence} {counted}").format(**said)


def _step_of(one: OneFunnel, line: Shown) -> str:
    return next(
        names.step(one.funnel, step)
        for asked in one.funnel.groups
        for step in steps_of(one.funnel)
        if code_of(one.funnel, step, asked) == line.indicator
    )


def _how_far(line: Shown) -> float:
    """How far the nearer end of the interval lies from parity, on the scale of ratios."""
    ends = [end for end in (line.low, line.high) if end]
    return min(abs(log(end)) for end in ends) if ends else 0.0


def _bare(one: OneFunnel, line: Shown) -> str:
    """The figure as a sentence, without its interval."""
    known = one.indicators.get(line.indicator)
    text = _(known.says) if known else _("The figure is {value}.")
    return text.format(value=words.value(line))


def _doubt(one: OneFunnel, year: Year | None) -> str:
    if year is None:
        return ""
    said = _("Figures for the {year}.").format(year=words.year(year.ended_on))
    which = (
        _("This decision is good for the person: a lower share means being left behind.")
        if one.funnel.good
        else _("This decision is hard on the person: a higher share means being hit more often.")
    )
    many = story.many([line for _name, line in ratios(one)])
    return " ".join(filter(None, (said, which, words.profile(year), many)))


def _story(one: OneFunnel, year: Year) -> tuple[Said, ...]:
    found = ratios(one)
    kinds = (
        (_("What stands out"), [_away(one, name, line) for name, line in found if line.reading in AWAY]),
        (_("What is compatible with no difference"), [
            _("{name}: {value}").format(name=name, value=words.with_interval(line))
            for name, line in found if line.reading is Reading.NO_DIFFERENCE]),
        (_("What cannot be said, and why"), _silent(found)),
    )  # fmt: skip
    return tuple(Said(heading, tuple(said)) for heading, said in kinds if said)


def _silent(found: Sequence[tuple[str, Shown]]) -> list[str]:
    """Each reason once, with all it is the reason of."""
    why: dict[str, list[str]] = {}
    for name, line in found:
        if line.value is None:
            why.setdefault(words.missing(line), []).append(name)
    return [
        _("{sentence} So: {names}.").format(sentence=sentence, names="; ".join(named))
        for sentence, named in why.items()
    ]


def _away(one: OneFunnel, name: str, line: Shown) -> str:
    sentence = words.says(line, one.indicators.get(line.indicator))
    return _("{name}: {sentence}").format(name=name, sentence=sentence)


def _chapter(one: OneFunnel, year: Year, asked: Asked, *, apart: bool) -> Chapter:
    chart = charts.rates(one, year, asked)
    table = tables.rates_table(one, year, asked)
    against = tables.ratios_table(one, year, asked)
    href = reverse("fairness:funnel-chart", args=[one.place.code, one.funnel.code, asked[0]])
    return Chapter(
        id=asked[0].replace("_", "-"),
        title=names.characteristic(asked),
        sentence=_known_of(one, year, asked),
        more=_directions(one, asked),
        picture=parts.figure(chart, href, table) if chart else None,
        table=against if chart else table,
        opened=tables.split_tables(one, year, asked) if apart else (),
        ways=() if apart else _taken_apart(one, year, asked),
    )


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


def _known_of(one: OneFunnel, year: Year, asked: Asked) -> str:
    """Of how many people the group is known, at the first step: a figure is worth no more than that."""
    line = next((line for step in steps_of(one.funnel)
                 if (line := tables.ratio(one, year, asked, step)) is not None), None)  # fmt: skip
    known = words.declared(line) if line else ""
    if not known:
        return ""
    if asked[0] == "tie":
        return _("In {share} of cases it is known who decided.").format(share=known)
    return _("Of {share} of the people in it the answer is known.").format(share=known)


def _directions(one: OneFunnel, asked: Asked) -> tuple[str, ...]:
    found = (one.indicators.get(f"{one.funnel.code}-{step.code}-{asked[0]}")
             for step in steps_of(one.funnel))  # fmt: skip
    first = next((each for each in found if each is not None), None)
    return (words.parity(first, "ratio"),) if first else ()


def _method(year: Year) -> tuple[Fact, ...]:
    return (
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
    if year is not None:
        args = [code, one.set_code]
        doors += [
            Link(_("Download the rows (CSV)"), reverse("fairness:set-csv", args=args)),
            Link(_("Download for a spreadsheet (XLSX)"), reverse("fairness:set-xlsx", args=args)),
            Link(_("Year by year, and how it was worked out"), reverse("fairness:set", args=args)),
        ]
    if one.funnel.source == "case":
        doors.append(Link(_("How a case file is laid out"), "/files/template/cases/"))
    return tuple(doors)
