"""One version, group by group: the story first, then the picture, then each grouping with its counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leadwell.design import words as design_words
from leadwell.design.pages import Cell, Column, Fact, Link, Page, Row, Table
from leadwell.fairness.pages.acting.shapes import in_words, way_back
from leadwell.fairness.pages.funnels import names
from leadwell.fairness.pages.reports import parts, story, words
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.pages.reports.small_numbers import small_numbers
from leadwell.fairness.pages.reports.story import Said
from leadwell.fairness.pages.tried import charts, every, said
from leadwell.fairness.queries.tried.at_place import OneTried
from leadwell.fairness.rules.facts import Shown
from leadwell.fairness.rules.reports.what_stands_out import AWAY
from leadwell.fairness.rules.tried.facts import EVERYBODY, Way
from leadwell.stats.disclosure import HES_2018

PROFILE = "hes-2018"


@dataclass(frozen=True, kw_only=True)
class TriedPage(Page):
    """Which groups would fall short of it?"""

    organisation_name: str
    version_name: str
    answer: str
    doubt: str
    notices: tuple[str, ...]
    ask: Link | None
    story: tuple[Said, ...]
    chapters: tuple[Chapter, ...]
    method: tuple[Fact, ...]
    doors: tuple[Link, ...]
    who: str


def one_page(one: OneTried) -> TriedPage:
    """The words of the page."""
    place, told = one.place, bool(one.lines)
    return TriedPage(
        title=_("Which groups would fall short of it?"),
        purpose=_("The people in post of whom this version asks something, and who would not meet it,"
                  " group by group."),
        crumbs=way_back(place, every.to_every(place)),
        made_up=place.organisation.made_up,
        organisation_name=place.name,
        version_name=every.called(one.at.version),
        answer=said.answer(one) if told else _nothing_yet(one),
        doubt=_doubt(one) if told else "",
        notices=tuple(_notices(one)) if told else (),
        ask=_ask(one),
        story=said.chapters(one),
        chapters=tuple(_chapters(one)) if told else (),
        method=_method(one) if told else (),
        doors=(every.to_gate(place, one.at.version),
               Link(_("Every version"), every.to_every(place).href)),
        who=_("This page is for national and regional teams: for those who see the gate and the fairness"
              " figures here, and nobody by name."),
    )  # fmt: skip


def _nothing_yet(one: OneTried) -> str:
    if one.at.waits:
        return _("It is being counted. Load this page again in a minute.")
    if one.at.refused:
        return in_words(one.at.refused)
    return _("This version has not been counted by group here yet.")


def _notices(one: OneTried) -> list[str]:
    """What is so besides the answer that is shown."""
    if one.at.waits:
        return [_("It is being counted anew. Load this page again in a minute.")]
    if one.at.refused:
        return [_("The last time it was asked for: {why}").format(why=in_words(one.at.refused))]
    if one.at.is_changed:
        return [_("The version was changed since. Count it again to see what that does.")]
    return []


def _ask(one: OneTried) -> Link | None:
    if one.at.waits:
        return None
    href = reverse("fairness:count-what-if", args=[one.place.code, one.at.version.pk])
    return Link(_("Count it again") if one.at.last else _("Count it by group"), href)


def _doubt(one: OneTried) -> str:
    answered = one.at.answered
    assert answered is not None
    assert answered.counted_on is not None
    on = _("People in post on {day}.").format(day=design_words.day(answered.counted_on))
    which = _("Above 1.00, the group that is named first falls short more often.")
    many = story.many([line for _way, line in said.compared(one)])
    return " ".join(filter(None, (on, which, small_numbers(HES_2018.name), many)))


def _chapters(one: OneTried) -> list[Chapter]:
    told = [way for way in one.ways if _is_told(one, way)]
    untold = [names.characteristic(way.asked) for way in one.ways if way not in told]
    found = [_together(one), *(_chapter(one, way) for way in told)]
    if untold:
        text = _("Nobody who is asked something here is in any group of: {names}.")
        sentence = text.format(names=", ".join(untold))
        found.append(Chapter("untold", _("What nobody has told of"), sentence))
    return found


def _is_told(one: OneTried, way: Way) -> bool:
    """Whether anybody is in a group of this grouping: nought is printed as nought."""
    return any(line.first is None or line.first.whole != 0 for line in one.rates(way))


def _together(one: OneTried) -> Chapter:
    chart = charts.together(one)
    table = _ratios(one, said.compared(one))
    line = one.lines.get(EVERYBODY)
    everybody = words.counts(line.first, PROFILE) if line else ""
    sentence = _("Everybody together: {counts} would not meet it.").format(counts=everybody)
    picture = parts.figure(chart, _picture(one, charts.TOGETHER), table) if chart else None
    return Chapter("together", _("Two groups at a time"), sentence, picture=picture,
                   table=None if picture else table)  # fmt: skip


def _chapter(one: OneTried, way: Way) -> Chapter:
    chart, table, ratio = charts.shares(one, way), _rates(one, way), one.ratio(way)
    slug = said.slug(way)
    return Chapter(
        id=slug,
        title=names.characteristic(way.asked),
        sentence=_known_of(ratio),
        more=_more(one, way, ratio),
        picture=parts.figure(chart, _picture(one, slug), table) if chart else None,
        table=None if chart else table,
    )


def _known_of(ratio: Shown | None) -> str:
    known = words.declared(ratio) if ratio else ""
    return _("Of {share} of these people the answer is known.").format(share=known) if known else ""


def _more(one: OneTried, way: Way, ratio: Shown | None) -> tuple[str, ...]:
    if ratio is None:
        return (_("No two of these groups are held against each other: there are too many."),)
    if ratio.value is None:
        return (words.missing(ratio), said.direction(one, way))
    told = _("{sentence} 95% interval: {interval}.").format(
        sentence=said.sentence(one, (way, ratio)), interval=words.interval(ratio) or _("none")
    )
    return (told, words.verdict(ratio), said.direction(one, way))


def _picture(one: OneTried, slug: str) -> str:
    return reverse("fairness:what-if-chart", args=[one.place.code, one.at.version.pk, slug])


def _ratios(one: OneTried, found: list[said.Compared]) -> Table:
    columns = (
        Column(_("Who")), Column(_("Not meeting it: the first"), True),
        Column(_("Not meeting it: the second"), True), Column(_("Times as likely"), True),
        Column(_("95% interval"), True), Column(_("Answer known of"), True), Column(_("What it says")),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                said.pair(one, way), words.counts(line.first, PROFILE), words.counts(line.second, PROFILE),
                words.value(line), words.interval(line) or _("none"),
                words.declared(line) or _("hidden"), Cell("", tag=words.tag(line)),
            ),
            you=line.reading in AWAY,
        )
        for way, line in found
    )  # fmt: skip
    return Table(_("Two groups at a time"), columns, rows, caption_hidden=True, stacked=True)


def _rates(one: OneTried, way: Way) -> Table:
    columns = (Column(_("Who")), Column(_("Would not meet it, of those asked"), True),
               Column(_("Share"), True), Column(_("95% interval"), True))  # fmt: skip
    rows = tuple(
        Row((said.group(one, way, line), words.counts(line.first, PROFILE), words.value(line),
             words.interval(line) or _("none")))
        for line in one.rates(way)
    )  # fmt: skip
    caption = _("Who would not meet it, by {characteristic}").format(
        characteristic=names.within(names.characteristic(way.asked))
    )
    return Table(caption, columns, rows, stacked=True)


def _method(one: OneTried) -> tuple[Fact, ...]:
    answered, version = one.at.answered, one.at.version
    assert answered is not None
    assert answered.answered_at is not None
    return (
        Fact(_("Version"), every.called(version), is_data=True),
        Fact(_("Its state today"), str(version.get_status_display())),
        Fact(_("Worked out"), design_words.moment(answered.answered_at)),
        Fact(_("Who is counted"), _("people in post at the levels the version asks something of, here and at"
                                    " everything beneath, each once, by their highest post")),
        Fact(_("Groups"), _("what people told of themselves; whoever told nothing is in no group, and still"
                            " counts among everybody")),
        Fact(_("Shares"), _("out of those of the same group who are asked, with Wilson's 95% interval")),
        Fact(_("Times as likely"), _("one share divided by the other before any rounding, with Koopman's"
                                     " 95% interval")),
        Fact(_("Small numbers"), small_numbers(HES_2018.name)),
        Fact(_("Rules"), "FAR-05, FAR-07, FAR-22, FAR-85, FAR-86, FAR-88", is_data=True),
    )  # fmt: skip
