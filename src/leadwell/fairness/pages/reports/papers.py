"""A set, or a return, to print: a PDF for screen readers, in the order of the standard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from leadwell.design import words as design_words
from leadwell.design.pdf import Paper, PaperPart
from leadwell.fairness.pages.reports import parts, row_words, story, words
from leadwell.fairness.pages.reports.small_print import how_counted, small_print
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.queries.reports.returns import Published
from leadwell.fairness.queries.reports.years import Year
from leadwell.fairness.rules.facts import Indicator


def set_paper(one: OneSet, *, now: datetime) -> Paper:
    """A set as it stands today."""
    title = _title(one.title, one.year, one.place.name)
    head = [_(one.about), story.answer(one.year.lines)]
    verify = parts.verifying(one.to_be_verified)
    return _paper(title, head, one.year, one.indicators, drawn_at=now, notes=verify)


def _title(of: str, year: Year, name: str) -> str:
    return _("{set}, {year}: {name}").format(set=_(of), year=words.year(year.ended_on), name=name)


def return_paper(one: Published) -> Paper:
    """A return exactly as it was published: the same bytes each time it is asked for."""
    title = _title(one.set_title, one.year, one.name)
    said = _("Published on {day} for the {year}.").format(
        day=design_words.day(one.published_at), year=words.year(one.year.ended_on)
    )
    head = [said, *_taken_back(one), story.answer(one.year.lines)]
    if one.says:
        head.append(_("The organisation says: {words}").format(words=one.says))
    return _paper(title, head, one.year, one.indicators, drawn_at=one.published_at)


def _taken_back(one: Published) -> list[str]:
    if one.withdrawn_at is None:
        return []
    text = _("Taken back on {day}: {because}")
    return [text.format(day=design_words.day(one.withdrawn_at), because=one.withdrawn_because)]


def _paper(
    title: str, head: Sequence[str], year: Year, indicators: Sequence[Indicator], *,
    drawn_at: datetime, notes: Sequence[str] = (),
) -> Paper:  # fmt: skip
    return Paper(
        title=title,
        words=[*filter(None, head), words.profile(year)],
        parts=[
            *(
                PaperPart(each.heading, each.sentences)
                for each in story.chapters(year.lines, indicators)
            ),
            *(_part(year, one) for one in indicators if year.of(one.code)),
            _sources(year, notes),
        ],
        drawn_at=drawn_at,
        footer=title,
        made_up=year.made_up,
    )


def _part(year: Year, indicator: Indicator) -> PaperPart:
    lines = [line for line in year.of(indicator.code) if not line.split] or year.of(indicator.code)
    own = year.line(indicator.code)
    said = [_(indicator.asks), words.parity(indicator, lines[0].unit)]
    if own:
        said = [said[0], words.says(own, indicator), words.verdict(own), said[1]]
    first = next((line.first.title for line in lines if line.first), "")
    second = next((line.second.title for line in lines if line.second), "")
    columns = [_("Who"), _(first) if first else _("Counted")]
    columns += [_(second)] if second else []
    rows = [
        [row_words.row(line), words.counts_of(line, line.first, year.profile),
         *([words.counts_of(line, line.second, year.profile)] if second else []),
         words.value(line), words.interval(line), words.tag(line).text]
        for line in lines
    ]  # fmt: skip
    return PaperPart(
        words.name(indicator),
        [*filter(None, said), small_print(year, indicator), *how_counted(indicator),
         *parts.verifying(indicator.to_be_verified)],
        [*columns, _("Figure"), _("95% interval"), _("What it says")],
        rows,
    )  # fmt: skip


def _sources(year: Year, notes: Sequence[str]) -> PaperPart:
    rows = [
        [_("Period"), words.year(year.ended_on)],
        [_("From the facts of"), design_words.day(year.snapshot_on)],
        [_("Worked out"), design_words.moment(year.made_at)],
        [_("Definitions"), year.definitions],
        [_("Fingerprint of these figures"), year.digest],
        [_("Fingerprint of the facts"), year.snapshot_digest],
    ]
    return PaperPart(_("Where this comes from"), list(notes), [_("What"), _("Said")], rows)
