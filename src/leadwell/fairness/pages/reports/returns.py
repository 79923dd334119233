"""Returns: what an organisation published, for everybody."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design import words as design_words
from leadwell.design.pages import Cell, Column, Crumb, Fact, Link, Page, Row, Table, Tag
from leadwell.design.plain_pages import AskPage
from leadwell.fairness.pages.reports import parts, story, tables, words
from leadwell.fairness.pages.reports.parts import Chapter
from leadwell.fairness.pages.reports.small_print import how_counted, small_print
from leadwell.fairness.pages.reports.story import Said
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.queries.reports.returns import ListedReturn, Published, Returns
from leadwell.fairness.rules.facts import Indicator


@dataclass(frozen=True, kw_only=True)
class ReturnPage(Page):
    """A return, exactly as it was published."""

    organisation_name: str
    answer: str
    doubt: str
    taken_back: str
    says: str
    story: tuple[Said, ...]
    chapters: tuple[Chapter, ...]
    method: tuple[Fact, ...]
    doors: tuple[Link, ...]
    withdraw: Link | None


@dataclass(frozen=True, kw_only=True)
class ReturnsPage(Page):
    """What an organisation published."""

    organisation_name: str
    answer: str
    returns: Table


def return_page(one: Published) -> ReturnPage:
    """The words of the page."""
    year, here = one.year, reverse("measures:picture", args=[one.organisation.code])
    every = reverse("fairness:returns", args=[one.organisation.code])
    return ReturnPage(
        title=_("{set}, {year}").format(set=_(one.set_title), year=words.year(year.ended_on)),
        purpose=_("What this organisation published about fairness, exactly as it was published."),
        crumbs=(Crumb(one.name, here, is_data=True), Crumb(_("What it published"), every)),
        made_up=year.made_up,
        organisation_name=one.name,
        answer=story.answer(year.lines),
        doubt=_doubt(one),
        taken_back=_taken_back(one),
        says=one.says,
        story=story.chapters(year.lines, one.indicators),
        chapters=tuple(_chapter(one, each) for each in one.indicators if year.of(each.code)),
        method=_method(one),
        doors=(
            Link(_("Download to print (PDF)"), reverse("fairness:return-pdf", args=[one.number])),
            Link(_("Download the rows (CSV)"), reverse("fairness:return-csv", args=[one.number])),
            Link(_("Everything this organisation published"), every),
        ),
        withdraw=_withdraw(one),
    )


def _doubt(one: Published) -> str:
    said = _("Published on {day}.").format(day=design_words.day(one.published_at))
    return " ".join(filter(None, (said, words.profile(one.year), story.many(one.year.lines))))


def _taken_back(one: Published) -> str:
    if one.withdrawn_at is None:
        return ""
    text = _("This return was taken back on {day}. The organisation says why: {because}")
    return text.format(day=design_words.day(one.withdrawn_at), because=one.withdrawn_because)


def _chapter(one: Published, indicator: Indicator) -> Chapter:
    year = one.year
    lines = year.of(indicator.code)
    whole = [line for line in lines if not line.split]
    own = year.line(indicator.code)
    said = [words.parity(indicator, lines[0].unit)]
    if own:
        said = [words.says(own, indicator), words.verdict(own), *said]
    later = one.later.line(indicator.code) if one.later else None
    if later and own and later != own:
        text = _("Worked out again since, it is {value}. The published figure stays as it was.")
        said.append(text.format(value=words.with_interval(later)))
    split = tables.taken_apart(lines)
    table = tables.lines_table(words.name(indicator), whole or lines, year.profile)
    apart = tables.lines_table(_("Taken apart"), split, year.profile) if split and whole else None
    return Chapter(
        id=indicator.code,
        title=words.name(indicator),
        sentence=_(indicator.asks),
        more=(*(each for each in said if each), *parts.verifying(indicator.to_be_verified)),
        table=table,
        opened=((_("Taken apart: from inside or outside, from abroad, by level"), apart),) if apart else (),
        small_print=small_print(year, indicator),
        counted=how_counted(indicator),
    )  # fmt: skip


def _method(one: Published) -> tuple[Fact, ...]:
    year = one.year
    return (
        Fact(_("Published"), design_words.moment(one.published_at)),
        Fact(_("Period"), words.year(year.ended_on)),
        Fact(_("From the facts of"), design_words.day(year.snapshot_on)),
        Fact(_("Definitions"), year.definitions, is_data=True),
        Fact(_("Fingerprint of these figures"), year.digest, is_data=True),
        Fact(_("Fingerprint of the facts"), year.snapshot_digest, is_data=True),
        Fact(_("Can it be worked out again?"), _(
            "Yes: the facts it came from are frozen, and the same figures come out of them again.")),
    )  # fmt: skip


def _withdraw(one: Published) -> Link | None:
    if not one.may_withdraw or one.withdrawn_at is not None:
        return None
    return Link(_("Take this return back"), reverse("fairness:withdraw", args=[one.number]))


def returns_page(seen: Returns) -> ReturnsPage:
    """The list, the newest year first."""
    here = reverse("measures:picture", args=[seen.organisation.code])
    stand = [one for one in seen.returns if one.withdrawn_at is None]
    text = ngettext("{n} return stands.", "{n} returns stand.", len(stand))
    return ReturnsPage(
        title=_("What has it published about fairness?"),
        purpose=_("Every return of this organisation, and those it took back, with the reason."),
        crumbs=(Crumb(seen.name, here, is_data=True),),
        made_up=seen.organisation.made_up,
        organisation_name=seen.name,
        answer=text.format(n=len(stand))
        if seen.returns
        else _("It has not published a return here yet."),
        returns=Table(
            caption=_("Returns"),
            caption_hidden=True,
            columns=(
                Column(_("Set")),
                Column(_("Year")),
                Column(_("Published")),
                Column(_("State")),
            ),
            rows=tuple(_listed(one) for one in seen.returns),
            empty=_("A return appears here as soon as its equality lead publishes one."),
            stacked=True,
        ),
    )


def _listed(one: ListedReturn) -> Row:
    way = Cell(
        _(one.set_title), reverse("fairness:return", args=[one.number]), hidden=str(one.ended_on)
    )
    state = Cell("", tag=Tag(_("Stands"), "good"))
    if one.withdrawn_at is not None:
        state = Cell(one.withdrawn_because, tag=Tag(_("Taken back"), "attention"), is_data=True)
    return Row((way, words.year(one.ended_on), design_words.day(one.published_at), state))


def publish_page(one: OneSet) -> AskPage:
    """What will be published, and what to say with it."""
    year, place = one.year, one.place
    href = reverse("fairness:set", args=[place.code, one.code])
    return AskPage(
        title=_("Publish this return"),
        of=f"{_(one.title)}, {place.name}",
        purpose=_("Everybody will be able to read these figures, exactly as they stand today."),
        crumbs=parts.crumbs(place, parts.to_fairness(place), Crumb(_(one.title), href)),
        made_up=year.made_up,
        facts=(
            Fact(_("Organisation"), place.name, is_data=True),
            Fact(_("Set"), _(one.title)),
            Fact(_("Period"), words.year(year.ended_on)),
            Fact(_("In a sentence"), story.answer(year.lines)),
            Fact(_("Small numbers"), words.profile(year)),
        ),
        words=(
            _("Once it is published the facts behind it are frozen, so that it can be worked out again."),
            _("You can take it back later, with a reason that everybody reads. It will not disappear."),
        ),
        button=_("Publish for everybody"),
        ways=(Link(_("Look at the figures again"), href),),
    )  # fmt: skip


def withdraw_page(one: Published) -> AskPage:
    """What is taken back, and why."""
    href = reverse("fairness:return", args=[one.number])
    return AskPage(
        title=_("Take a return back"),
        purpose=_("The return stays to be read, marked as taken back, with your reason beside it."),
        crumbs=(Crumb(_(one.set_title), href),),
        made_up=one.year.made_up,
        facts=(
            Fact(_("Organisation"), one.name, is_data=True),
            Fact(_("Set"), _(one.set_title)),
            Fact(_("Period"), words.year(one.year.ended_on)),
            Fact(_("Published"), design_words.day(one.published_at)),
        ),
        in_the_way=() if one.withdrawn_at is None else (_("This return was taken back already."),),
        button="" if one.withdrawn_at else _("Take it back"),
        careful=True,
        ways=(Link(_("Leave it as it is"), href),),
    )
