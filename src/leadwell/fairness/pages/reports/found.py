"""What was found at a place, each in a plain sentence with its counts: what lasts first, then what is least
likely to be chance."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Link, Tag
from leadwell.fairness.pages.reports import people_words, row_words, story, words
from leadwell.fairness.queries.definitions import every_set, funnels, indicators
from leadwell.fairness.queries.reports.watching import listed
from leadwell.fairness.rules.facts import Indicator, Reading, Shown
from leadwell.fairness.rules.funnels.facts import PREFIX
from leadwell.fairness.rules.reports.facts import Finding, Findings, Watched


@dataclass(frozen=True, slots=True)
class Told:
    """A finding: the door to its figure, since when, what it says, and of how many people."""

    way: Link
    tag: Tag
    sentence: str
    counts: str
    few: str = ""


def told(findings: Findings, code: str) -> tuple[Told, ...]:
    """Every finding of the place with this code, in their order."""
    return tuple(_told(one, code) for one in listed(findings))


def answer(findings: Findings) -> str:
    """The whole in a sentence."""
    if not findings.looked:
        return _("Too few people are counted here to say whether it is fair. That is no all-clear.")
    many = len(listed(findings))
    if not many:
        return _("Nothing stands out beyond what chance would bring.")
    text = ngettext(
        "{n} thing stands out beyond what chance would bring.",
        "{n} things stand out beyond what chance would bring.",
        many,
    )
    return text.format(n=many)


def looked(findings: Findings) -> str:
    """How many figures were looked at, and what chance does among them."""
    return story.how_many_were_looked_at(findings) if findings.looked else ""


def lasts(one: Finding) -> Tag:
    """For how many years it has been so, in words."""
    if one.years == 1:
        return Tag(_("First year counted: look again next year"), "quiet")
    if not one.lasts:
        return Tag(_("This year only: may be chance, look again next year"), "quiet")
    if not one.without_gap:
        text = _("In each of the last {n} years that could be counted")
        return Tag(text.format(n=one.running), "attention")
    nth = {2: _("For the second year running"), 3: _("For the third year running")}
    said = nth.get(one.running) or _("For {n} years running").format(n=one.running)
    return Tag(said, "attention")


def sentence(watched: Watched, indicator: Indicator | None) -> str:
    """Who, what and how much, without the interval."""
    line = watched.line
    said = (indicator and _of_decision(line, indicator)) or _as_it_says(line, indicator)
    if not line.row_title or line.row in ("", "all"):
        return said
    against = {
        Reading.ABOVE: _("That is more than what it is held against."),
        Reading.BELOW: _("That is less than what it is held against."),
    }.get(line.reading, "")
    return _("{row}: {sentence} {against}").format(
        row=row_words.row(line), sentence=said, against=against
    )


def _as_it_says(line: Shown, indicator: Indicator | None) -> str:
    text = _(indicator.says) if indicator and indicator.says else _("The figure is {value}.")
    return text.format(value=words.amount(line.value or 0.0, line.unit))


def _of_decision(line: Shown, indicator: Indicator) -> str:
    """A step of a decision, whose sentence is put together of words that its file has: each in the reader's
    language. Nothing for other figures."""
    funnel = funnels().get(indicator.set.removeprefix(PREFIX))
    if funnel is None or indicator.part is None or not (line.first and line.second):
        return ""
    asked = (indicator.characteristic, indicator.grouping)
    above, below = (
        people_words.people(asked, each.group, each.title) for each in (line.first, line.second)
    )
    text = _("{above} were {value} times as likely as {below} {to_do}.")
    return text.format(
        above=f"{above[:1].upper()}{above[1:]}",
        below=below,
        value=words.amount(line.value or 0.0, line.unit),
        to_do=_(funnel.stages[indicator.part.reached - 1].likely),
    )


def counts(line: Shown, profile: str) -> str:
    """The counts of both groups as printed, and the interval."""
    groups = [
        _("{group}: {counts}").format(
            group=_(group.title), counts=words.counts_of(line, group, profile)
        )
        for group in (line.first, line.second)
        if group is not None
    ]
    between = words.interval(line)
    parts = [*groups, *([_("95% interval {interval}").format(interval=between)] if between else [])]
    return _("{parts}.").format(parts="; ".join(parts))


def _told(one: Finding, code: str) -> Told:
    watched = one.watched
    indicator = indicators().get(watched.line.indicator)
    return Told(
        way=_way(watched, indicator, code),
        tag=lasts(one),
        sentence=sentence(watched, indicator),
        counts=counts(watched.line, watched.profile),
        few=_("Few people: one or two more or less would move it.") if one.few else "",
    )


def _way(watched: Watched, indicator: Indicator | None, code: str) -> Link:
    """The door to the figure: to its decision, or to how it was worked out."""
    name = words.name(indicator, watched.line.indicator)
    of = watched.set_code
    title = _(every_set()[of].title) if of in every_set() else of
    if of.startswith(PREFIX) and indicator is not None:
        href = reverse("fairness:funnel", args=[code, of.removeprefix(PREFIX)])
        text = _("{decision}: {step}").format(decision=title, step=_(indicator.title))
        return Link(text, f"{href}#{indicator.characteristic.replace('_', '-')}")
    href = reverse("fairness:indicator", args=[code, of, watched.line.indicator])
    return Link(name, href, hidden=title)
