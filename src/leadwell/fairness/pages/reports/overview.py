"""Is it fair here? What was found among all figures first, then every set in a sentence, and what is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Link, Page, Stat, Tag, Tone
from leadwell.design.words import percent
from leadwell.fairness.pages.reports import found, parts, story, words
from leadwell.fairness.queries.reports.own import OneOfMany, Overview
from leadwell.fairness.queries.reports.place import Place
from leadwell.fairness.rules.facts import Indicator, Kind, Reading
from leadwell.fairness.rules.reports.facts import Findings
from leadwell.fairness.rules.reports.what_stands_out import what_stands_out

ETHNICITY, DISABILITY = "ethnicity", "disability"


@dataclass(frozen=True, slots=True)
class Card:
    """A set with its story in a sentence, and the door to more."""

    way: Link
    tag: Tag
    sentence: str
    about: str
    published: Link | None
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where to look where a place is too small to say anything."""

    sentence: str
    ways: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class OverviewPage(Page):
    """Is it fair here?"""

    organisation_name: str
    answer: str
    doubt: str
    found: tuple[found.Told, ...]
    looked: str
    elsewhere: Elsewhere | None
    stats: tuple[Stat, ...]
    cards: tuple[Card, ...]
    empty: str
    doors: tuple[Link, ...]
    who: str


def overview_page(seen: Overview) -> OverviewPage:
    """The words of the page."""
    place = seen.place
    return OverviewPage(
        title=_("Is it fair here?"),
        purpose=_(
            "Who is appointed, trained, disciplined and paid here, and whether it differs between groups"
            " of people. Each figure says how sure it is."
        ),
        crumbs=parts.crumbs(place),
        made_up=place.organisation.made_up or any(one.year.made_up for one in seen.sets),
        organisation_name=place.name,
        answer=_answer(seen),
        doubt=_doubt(seen),
        found=found.told(seen.findings, place.code),
        looked=found.looked(seen.findings),
        elsewhere=_elsewhere(seen),
        stats=_stats(seen),
        cards=tuple(_card(one, seen) for one in seen.sets),
        empty="" if seen.sets else _empty(),
        doors=_doors(seen),
        who=parts.who_may_see(),
    )


def _answer(seen: Overview) -> str:
    if not seen.sets:
        return _("Nothing has been counted here yet.")
    if not _over(seen):
        return _("The first year that is counted here is not over yet.")
    return found.answer(seen.findings)


def _doubt(seen: Overview) -> str:
    if not seen.sets:
        return ""
    if not _over(seen):
        text = _("Figures so far for the {year}. What stands out is said once it is over.")
        return text.format(year=words.year(_latest(seen)))
    silent = sum(
        each.reading in (Reading.NOT_CALCULABLE, Reading.WITHHELD)
        for one in seen.sets
        for each in what_stands_out(one.year.lines)
    )
    said = [_("Latest figures: {year}.").format(year=words.year(_latest(seen)))]
    if silent:
        text = ngettext(
            "{n} figure cannot be said, because too few people are behind it or nobody came so far.",
            "{n} figures cannot be said, because too few people are behind them or nobody came so far.",
            silent,
        )
        said.append(text.format(n=silent))
    return " ".join(said)


def _elsewhere(seen: Overview) -> Elsewhere | None:
    """Where to look instead, where too few people are counted to say anything."""
    if not _over(seen) or seen.findings.looked:
        return None
    ways = [
        Link(_(one.title), reverse("fairness:set", args=[seen.place.code, one.code]))
        for one in seen.sets
        if one.is_published
    ]
    return Elsewhere(
        _(
            "Several years added up, employers like this one nearby, and the area may say more than one year"
            " here. The pages of these sets show them, where that gives nobody away."
        ),
        tuple(ways),
    )


def _over(seen: Overview) -> list[OneOfMany]:
    """The sets with a year that is over. One that is new this year has none yet."""
    return [one for one in seen.sets if not one.year.running]


def _latest(seen: Overview) -> date:
    """The last day of the latest year that is over; where none is, of the one that runs."""
    return max((one.year.ended_on for one in _over(seen) or seen.sets), default=seen.on)


def _stats(seen: Overview) -> tuple[Stat, ...]:
    stats = []
    for asked, name in (
        (ETHNICITY, _("Ethnicity known of")),
        (DISABILITY, _("Disability known of")),
    ):
        rate = _known_of(seen, asked)
        if rate is not None:
            stats.append(Stat(name, percent(rate, 0), _("of staff"), "quiet"))
    if seen.plans:
        tone: Tone = "attention" if seen.late else "good"
        beside = ngettext("of {n} open plan", "of {n} open plans", seen.plans).format(n=seen.plans)
        stats.append(Stat(_("Plans that are late"), str(seen.late), beside, tone))
    elif seen.sets:
        stats.append(
            Stat(
                _("Plans"), _("none"), _("Nothing is planned about these figures yet"), "attention"
            )
        )
    return tuple(stats)


def _known_of(seen: Overview, characteristic: str) -> float | None:
    """Of how many staff it is known: a figure is worth no more than that."""
    rates = (
        one.year.line(indicator.code)
        for one in seen.sets
        for indicator in one.indicators
        if indicator.characteristic == characteristic and _of_staff(indicator)
    )
    return next((line.declared for line in rates if line and line.declared is not None), None)


def _of_staff(indicator: Indicator) -> bool:
    whole = indicator.whole
    return indicator.kind is Kind.SHARE and whole is not None and whole.fact == "staff"


def _card(one: OneOfMany, seen: Overview) -> Card:
    place = seen.place
    asked = seen.findings if _is_of_latest(one, seen) else None
    return Card(
        way=Link(_(one.title), reverse("fairness:set", args=[place.code, one.code])),
        tag=_tag(one, asked),
        sentence=story.answer(one.year.lines, asked),
        about="" if asked else words.which_year(one.year),
        published=_published(one),
        ways=tuple(_ways(one, place)),
    )


def _is_of_latest(one: OneOfMany, seen: Overview) -> bool:
    return not one.year.running and one.year.ended_on == _latest(seen)


def _tag(one: OneOfMany, findings: Findings | None) -> Tag:
    if story.stands_out(one.year.lines, findings):
        return Tag(_("Something stands out"), "attention")
    if story.compared(one.year.lines):
        return Tag(_("Nothing stands out"), "quiet")
    return Tag(_("Nothing could be compared"), "quiet")


def _ways(one: OneOfMany, place: Place) -> Iterator[Link]:
    """What the equality lead can do with a set."""
    of = [place.code, one.code]
    title = _(one.title)
    if place.may_publish and one.is_published and one.published is None:
        yield Link(_("Publish as a return"), reverse("fairness:publish", args=of), hidden=title)
    if place.may_publish and one.published is not None:
        back = reverse("fairness:withdraw", args=[one.published])
        yield Link(_("Take the return back"), back, hidden=title)
    if one.has_exact:
        exact = f"{reverse('fairness:set-exact', args=of)}?year={one.year.ended_on.year}"
        yield Link(_("The exact numbers, for you"), exact, hidden=title)


def _published(one: OneOfMany) -> Link | None:
    if one.published is None:
        return None
    return Link(
        _("Published"), reverse("fairness:return", args=[one.published]), hidden=_(one.title)
    )


def _empty() -> str:
    return _(
        "Figures are worked out each night from posts, applications, training and the files of other"
        " systems. They appear here once there is enough to count without pointing at anybody."
    )


def _doors(seen: Overview) -> tuple[Link, ...]:
    code = seen.place.code
    doors = [
        Link(_("What this organisation has published"), reverse("fairness:returns", args=[code])),
        Link(
            _("Who gets through, decision by decision?"), reverse("fairness:funnels", args=[code])
        ),
        Link(_("What you know, or who you know?"), reverse("fairness:connections", args=[code])),
        Link(_("What is being done about it?"), reverse("fairness:plans", args=[code])),
        Link(_("Is pay fair here?"), reverse("fairness:pay", args=[code])),
        Link(_("Count the staff by what you choose"), reverse("fairness:tables", args=[code])),
        Link(_("What does bullying cost us?"), reverse("fairness:cost-of-bullying", args=[code])),
    ]
    if seen.may_try:
        text = _("What would new standards do to groups of people?")
        doors.append(Link(text, reverse("fairness:what-ifs", args=[code])))
    if seen.place.is_area:
        doors.append(Link(_("Everybody in this area"), reverse("fairness:area", args=[code])))
    return (
        *doors,
        Link(_("The whole picture of this organisation"), reverse("measures:picture", args=[code])),
    )
