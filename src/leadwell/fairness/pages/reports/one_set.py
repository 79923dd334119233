"""One set of figures of an organisation: the story, the picture, then the tables."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design import words as design_words
from leadwell.design.pages import Fact, Figure, Link, Page, Stat
from leadwell.fairness.pages.reports import charts, parts, story, tables, words
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.pages.reports.story import Said
from leadwell.fairness.pages.reports.survey import survey_chapters
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.queries.reports.years import is_whole, last_whole
from leadwell.fairness.rules.facts import Indicator, Shown
from leadwell.fairness.rules.reports.what_stands_out import what_stands_out

MOST_SPLIT = 12


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
        answer=story.answer(year.lines),
        doubt=_doubt(one),
        stats=_stats(one),
        story=story.chapters(year.lines, one.indicators),
        picture=_picture(one),
        chapters=(*(chapter(one, each) for each in one.indicators if year.of(each.code)),
                  *survey_chapters(one.survey), *_over(one)),
        method=method(one),
        notes=parts.verifying(one.to_be_verified),
        publish=_publish(one),
        doors=_doors(one),
        who="" if one.exact else parts.who_may_see(),
    )  # fmt: skip


def _title(one: OneSet) -> str:
    if one.exact:
        return _("{set}: exact numbers").format(set=_(one.title))
    if not _is_latest(one):
        return _("{set}, {year}").format(set=_(one.title), year=words.year(one.chosen))
    return _(one.title)


def _of_year(one: OneSet, href: str) -> str:
    """An address about the year that is shown."""
    return href if _is_latest(one) else f"{href}?year={one.chosen.year}"


def _is_latest(one: OneSet) -> bool:
    return one.chosen == last_whole(one.years).ended_on


def _doubt(one: OneSet) -> str:
    said = _("Figures for the {year}.").format(year=words.year(one.year.ended_on))
    if one.year.running:
        said = _("Figures so far for the {year}, which is not over. They will change.").format(
            year=words.year(one.year.ended_on)
        )
    return " ".join(filter(None, (said, words.profile(one.year), story.many(one.year.lines))))


def _stats(one: OneSet) -> tuple[Stat, ...]:
    """What stands out most, in numbers; then how many people's answers are known."""
    stats = [
        Stat(words.name(one.indicator(each.indicator), each.indicator), words.value(each.lines[0]),
             words.interval(each.lines[0]), "you")
        for each in what_stands_out(one.year.lines)
        if each.of == 1 and each.lines[0] in story_lines(one)
    ]  # fmt: skip
    known = declared(one)
    return (*stats[:3], *([known] if known else []))


def story_lines(one: OneSet) -> list[Shown]:
    """The lines of everybody together whose interval lies to one side of parity."""
    away = {
        each.indicator for each in what_stands_out(one.year.lines) if each.reading in tables.AWAY
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
    href = _of_year(one, reverse("fairness:set-chart", args=[one.place.code, one.code, "parity"]))
    return parts.figure(chart, href, table)


def chapter(one: OneSet, indicator: Indicator) -> Chapter:
    """One indicator: what it asks, what it says, which way round, and its lines."""
    lines = one.year.of(indicator.code)
    whole = [line for line in lines if not line.split]
    split = tables.taken_apart(lines)
    chart = None if one.exact else charts.rows_of(one, indicator)
    table = tables.lines_table(words.name(indicator), whole or lines, one.year.profile)
    return Chapter(
        id=indicator.code,
        title=words.name(indicator),
        sentence=_(indicator.asks),
        more=_more(one, indicator, lines),
        picture=_rows_picture(one, indicator, chart, table) if chart else None,
        table=None if chart else table,
        opened=_opened(indicator, split, one) if whole else (),
        ways=()
        if one.exact
        else (
            *_apart(indicator, split, one),
            worked_out(one, indicator),
            planned(one, indicator),
        ),
    )


def _rows_picture(
    one: OneSet, indicator: Indicator, chart: charts.Chart, table: tables.Table
) -> Figure:
    name = f"rows-{indicator.code}"
    href = _of_year(one, reverse("fairness:set-chart", args=[one.place.code, one.code, name]))
    return parts.figure(chart, href, table)


def _more(one: OneSet, indicator: Indicator, lines: tuple[Shown, ...]) -> tuple[str, ...]:
    own = one.year.line(indicator.code)
    said = [words.parity(indicator, lines[0].unit)]
    if own:
        said = [words.says(own, indicator), words.verdict(own), *said]
    return (*(each for each in said if each), *parts.verifying(indicator.to_be_verified))


def _opened(
    indicator: Indicator, split: list[Shown], one: OneSet
) -> tuple[tuple[str, tables.Table], ...]:
    """What it comes to taken apart, where that is short enough to stand here."""
    if not split or (len(split) > MOST_SPLIT and not one.exact):
        return ()
    caption = _("{name}, taken apart").format(name=words.name(indicator))
    return (
        (
            _("Taken apart: from inside or outside, from abroad, by level"),
            tables.lines_table(caption, split, one.year.profile),
        ),
    )


def _apart(indicator: Indicator, split: list[Shown], one: OneSet) -> tuple[Link, ...]:
    """The door to what it comes to taken apart, where that is long."""
    if len(split) <= MOST_SPLIT:
        return ()
    href = reverse("fairness:indicator", args=[one.place.code, one.code, indicator.code])
    text = _("Taken apart: from inside or outside, from abroad, by level")
    return (Link(text, f"{href}#apart", hidden=words.name(indicator)),)


def worked_out(one: OneSet, indicator: Indicator) -> Link:
    """The door to how a figure was worked out."""
    href = reverse("fairness:indicator", args=[one.place.code, one.code, indicator.code])
    return Link(_("How was this worked out, year by year and beside others?"), href,
                hidden=words.name(indicator))  # fmt: skip


def planned(one: OneSet, indicator: Indicator) -> Link:
    """The door to what is done about a figure."""
    href = reverse("fairness:plans", args=[one.place.code])
    return Link(_("What is being done about it?"), f"{href}?indicator={indicator.code}",
                hidden=words.name(indicator))  # fmt: skip


def _over(one: OneSet) -> tuple[Chapter, ...]:
    table = tables.years_table(one)
    found = [
        Chapter("years", _("Year on year"), _years_said(one), table=table, ways=_other_years(one))
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


def _other_years(one: OneSet) -> tuple[Link, ...]:
    """The same page for each other year."""
    if one.exact:
        return ()
    here = reverse("fairness:set", args=[one.place.code, one.code])
    others = [year for year in reversed(one.years) if year.ended_on != one.chosen]
    return tuple(
        Link(
            _("Read {year} in full").format(year=words.column_of(each)),
            f"{here}?year={each.ended_on.year}",
        )
        for each in others
    )


def _years_said(one: OneSet) -> str:
    if len(one.years) < 2:
        return _("There is only one year so far. A second will show whether anything moves.")
    return _(
        "Yearly figures with their 95% intervals. Where two intervals overlap, the figures alone cannot tell"
        " whether anything changed (FAR-59)."
    )


def method(one: OneSet) -> tuple[Fact, ...]:
    """Where the figures come from."""
    year = one.year
    return (
        Fact(_("Period"), words.year(year.ended_on)),
        Fact(_("Worked out"), design_words.moment(year.made_at)),
        Fact(_("From the facts of"), design_words.day(year.snapshot_on)),
        Fact(_("Small numbers"), words.profile(year)),
        Fact(_("Definitions"), year.definitions[:12], is_data=True),
        Fact(_("Fingerprint of these figures"), year.digest[:12], is_data=True),
        *([Fact(_("Standard"), one.source, is_data=True)] if one.source else []),
    )


def _publish(one: OneSet) -> Link | None:
    day = one.year.ended_on
    may = one.is_published and one.place.may_publish
    if one.exact or not may or day in one.returns or not _is_latest(one):
        return None
    href = reverse("fairness:publish", args=[one.place.code, one.code])
    return Link(_("Publish these figures as a return"), href)


def _doors(one: OneSet) -> tuple[Link, ...]:
    code, set_code = one.place.code, one.code
    doors: list[Link] = []
    if one.exact:
        return (
            Link(
                _("The figures as others see them"), reverse("fairness:set", args=[code, set_code])
            ),
        )
    if number := one.returns.get(one.year.ended_on):
        doors.append(
            Link(_("The published return of this year"), reverse("fairness:return", args=[number]))
        )
    doors += [
        Link(
            _("Download for a spreadsheet (XLSX)"),
            _of_year(one, reverse("fairness:set-xlsx", args=[code, set_code])),
        ),
        Link(_("Download the rows (CSV)"), reverse("fairness:set-csv", args=[code, set_code])),
        Link(
            _("Download to print (PDF)"),
            _of_year(one, reverse("fairness:set-pdf", args=[code, set_code])),
        ),
        Link(_("What this organisation has published"), reverse("fairness:returns", args=[code])),
    ]
    if one.has_exact:
        exact = reverse("fairness:set-exact", args=[code, set_code])
        doors.append(
            Link(_("The exact numbers, for you"), f"{exact}?year={one.year.ended_on.year}")
        )
    return tuple(doors)
