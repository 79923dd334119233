"""One set of figures of an organisation: the story, the picture, then the tables."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design import words as design_words
from leadwell.design.pages import Fact, Figure, Link, Page, Stat
from leadwell.fairness.pages.reports import charts, parts, story, tables, words
from leadwell.fairness.pages.reports.not_counted import not_counted
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.pages.reports.set_chapters import chapter, says_something, silent_chapter
from leadwell.fairness.pages.reports.set_doors import (
    doors,
    is_latest,
    method,
    of_year,
    other_years,
    publish,
)
from leadwell.fairness.pages.reports.story import Said
from leadwell.fairness.pages.reports.survey import survey_chapters
from leadwell.fairness.pages.reports.together import more_is_said, together_chapters
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.queries.reports.years import is_whole
from leadwell.fairness.rules.facts import Shown


@dataclass(frozen=True, kw_only=True)
class SetPage(Page):
    """Is it fair here, by one standard?"""

    organisation_name: str
    answer: str
    doubt: str
    stats: tuple[Stat, ...]
    story: tuple[Said, ...]
    picture: Figure | None
    chapters: tuple[Chapter, ...]
    method: tuple[Fact, ...]
    notes: tuple[str, ...]
    publish: Link | None
    doors: tuple[Link, ...]
    who: str


def set_page(one: OneSet) -> SetPage:
    """The words of the page."""
    year = one.year
    return SetPage(
        title=_title(one),
        purpose=_(one.about),
        crumbs=parts.crumbs(one.place, parts.to_fairness(one.place)),
        made_up=year.made_up,
        organisation_name=one.place.name,
        answer=story.answer(year.lines, one.findings),
        doubt=_doubt(one),
        stats=_stats(one),
        story=story.chapters(year.lines, one.indicators, one.findings),
        picture=_picture(one),
        chapters=(*together_chapters(one),
                  *(chapter(one, each) for each in one.indicators if says_something(one, each)),
                  *silent_chapter(one),
                  *survey_chapters(one.survey), *not_counted(one), *_over(one)),
        method=method(one),
        notes=parts.verifying(one.to_be_verified),
        publish=publish(one),
        doors=doors(one),
        who="" if one.exact else parts.who_may_see(),
    )  # fmt: skip


def _title(one: OneSet) -> str:
    if one.exact:
        return _("{set}: exact numbers").format(set=_(one.title))
    if not is_latest(one):
        return _("{set}, {year}").format(set=_(one.title), year=words.year(one.chosen))
    return _(one.title)


def _doubt(one: OneSet) -> str:
    told = (
        words.figures_for(one.year),
        words.profile(one.year),
        _soon(one),
        story.many(one.year.lines, one.findings),
        more_is_said(one),
    )
    return " ".join(filter(None, told))


def _soon(one: OneSet) -> str:
    """Where there are no exact numbers yet for somebody who may see them: when they come."""
    if one.exact or one.has_exact or not one.place.may_see_exact or not is_latest(one):
        return ""
    return _("Exact numbers, for you, are worked out at night: look again tomorrow morning.")


def _stats(one: OneSet) -> tuple[Stat, ...]:
    """What stands out most, in numbers; then how many people's answers are known."""
    stats = [
        Stat(words.name(one.indicator(each.indicator), each.indicator), words.value(each.lines[0]),
             words.interval(each.lines[0]), "you")
        for each in story.standings_of(one.year.lines, one.findings)
        if each.of == 1 and each.lines[0] in story_lines(one)
    ]  # fmt: skip
    known = declared(one)
    return (*stats[:3], *([known] if known else []))


def story_lines(one: OneSet) -> list[Shown]:
    """The lines of everybody together that stand out among all that were looked at."""
    away = {
        each.indicator
        for each in story.standings_of(one.year.lines, one.findings)
        if each.reading in tables.AWAY and not each.by_chance
    }
    return [
        line for line in one.year.lines if line.indicator in away and is_whole(line, line.indicator)
    ]


def declared(one: OneSet) -> Stat | None:
    """Of how many people the group is known: a figure is worth no more than that. Nothing where a set asks
    after several things about people, each of which is known of others."""
    if len({each.characteristic for each in one.indicators if each.characteristic}) > 1:
        return None
    rates = [
        line.declared
        for line in one.year.lines
        if line.declared is not None and line.value is not None and not line.split
    ]
    if not rates:
        return None
    return Stat(
        _("Group known of"), design_words.percent(rates[0], 0), _("of the people counted"), "quiet"
    )


def _picture(one: OneSet) -> Figure | None:
    chart = None if one.exact else charts.likelihoods(one)
    if chart is None:
        return None
    lines = [line for line in charts.ratios(one) if line.value is not None]
    table = tables.named_table(chart.title, one, lines)
    href = of_year(one, reverse("fairness:set-chart", args=[one.place.code, one.code, "parity"]))
    return parts.figure(chart, href, table)


def _over(one: OneSet) -> tuple[Chapter, ...]:
    table = tables.years_table(one)
    found = [
        Chapter("years", _("Year on year"), _years_said(one), table=table, ways=other_years(one))
    ]
    areas = tables.areas_table(one)
    if areas:
        said = _(
            "The same figures of everybody in the area, each with its interval. No list here is a ranking."
        )
        if all(line.value is None for line in one.year.lines):
            said = _(
                "Too few people are counted here to say anything. They are counted in the area,"
                " whose figures say more."
            )
        found.append(Chapter("areas", _("Beside the region and the country"), said, table=areas))
    return tuple(found)


def _years_said(one: OneSet) -> str:
    if len(one.years) < 2:
        return _("There is only one year so far. A second will show whether anything moves.")
    return _(
        "Yearly figures with their 95% intervals. Where two intervals overlap, the figures alone cannot tell"
        " whether anything changed (FAR-59)."
    )
