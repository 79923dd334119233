"""What you know, or who you know? The set of connections, with what a tie is and what nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design import words as design_words
from leadwell.design.pages import Link
from leadwell.fairness.pages.reports import parts, story, words
from leadwell.fairness.pages.reports.one_set import SetPage, set_page
from leadwell.fairness.pages.reports.story import Said
from leadwell.fairness.queries.reports.own import OneSet
from leadwell.fairness.queries.reports.place import Place
from leadwell.fairness.rules.connections.tie_before import MOST_IN_A_SMALL_UNIT
from leadwell.fairness.rules.connections.what_ties_say import FEW_KNOWN, Ties, what_ties_say
from leadwell.fairness.rules.facts import Reading, Shown


@dataclass(frozen=True, kw_only=True)
class ConnectionsPage(SetPage):
    """What you know, or who you know?"""

    tie: tuple[str, ...]
    not_known: tuple[str, ...]
    empty: str


def connections_page(one: OneSet) -> ConnectionsPage:
    """The words of the page: the set's own, with the story of ties told first."""
    page = set_page(one)
    ties = what_ties_say(_among_many(one))
    own = {field.name: getattr(page, field.name) for field in fields(page)}
    own |= {
        "title": _("What you know, or who you know?"),
        "purpose": _purpose(),
        "answer": _answer(one, ties),
        "story": _story(one, ties),
        "doors": (*page.doors, _all_decisions(one.place)),
    }
    return ConnectionsPage(**own, tie=what_a_tie_is(), not_known=_not_known(one, ties), empty="")


def nothing_yet(place: Place) -> ConnectionsPage:
    """The page where no decision with known deciders has been counted."""
    return ConnectionsPage(
        title=_("What you know, or who you know?"), purpose=_purpose(),
        crumbs=parts.crumbs(place, parts.to_fairness(place)), made_up=place.organisation.made_up,
        organisation_name=place.name, answer=_("Nothing has been counted here yet."), doubt="", stats=(),
        story=(), picture=None, chapters=(), method=(), notes=(), publish=None,
        doors=(_all_decisions(place),), who=parts.who_may_see(), tie=what_a_tie_is(), not_known=(),
        empty=_("Figures come once recruitment and case files say who decided: the panel of an advert, the"
                " deciders of a case."),
    )  # fmt: skip


def _among_many(one: OneSet) -> list[Shown]:
    """The lines of the set; one that is away, but no more than chance among many brings, shows nothing."""
    standings = story.standings_of(one.year.lines, one.findings)
    chance = [line for each in standings if each.by_chance for line in each.lines]
    return [
        replace(line, reading=Reading.NO_DIFFERENCE) if line in chance else line
        for line in one.year.lines
    ]


def _purpose() -> str:
    return _(
        "Whether people who already knew somebody on the deciding side got further, and how much was decided"
        " by open competition. For boards, equality leads and inspectors."
    )


def what_a_tie_is() -> tuple[str, ...]:
    """What counts as a tie, in plain words."""
    return (
        _("They reported to somebody who decided, on a day before the decision."),
        _("Or both worked in one unit of at most {n} people, on a day before the decision.").format(
            n=MOST_IN_A_SMALL_UNIT
        ),
        _("Both come from dated records of posts and who reports to whom. Nobody is asked whom they know."),
        _("A tie that began on the day of the decision or after it does not count (FAR-47)."),
        _("It says nothing about any one decision, and it is no finding against a person."),
    )  # fmt: skip


def _answer(one: OneSet, ties: Ties) -> str:
    said = [_ties_in_words(one, ties), *(_open(one))]
    return " ".join(said)


def _ties_in_words(one: OneSet, ties: Ties) -> str:
    if ties.helped:
        text = ngettext(
            "In {n} kind of decision people with a tie got further, beyond chance: {which}.",
            "In {n} kinds of decision people with a tie got further, beyond chance: {which}.",
            len(ties.helped),
        )
        return text.format(n=len(ties.helped), which=_names(one, ties.helped))
    if ties.hindered:
        text = _("People with a tie got less far, beyond chance, in: {which}.")
        return text.format(which=_names(one, ties.hindered))
    if ties.even:
        return _("No kind of decision shows that a tie helps, beyond chance.")
    return _(
        "Nothing can be said about ties: the figures are hidden, or there is nobody to compare."
    )


def _open(one: OneSet) -> list[str]:
    """How much was decided by open competition, in a sentence of the figure itself."""
    found = [line for line in one.year.lines if line.unit == "percent" and not line.split]
    return [
        words.says(line, one.indicator(line.indicator)) for line in found if line.value is not None
    ]


def _names(one: OneSet, lines: Sequence[Shown]) -> str:
    return "; ".join(_name(one, line) for line in lines)


def _name(one: OneSet, line: Shown) -> str:
    known = one.indicator(line.indicator)
    return _(known.title).lower() if known else line.indicator


def _story(one: OneSet, ties: Ties) -> tuple[Said, ...]:
    kinds = (
        (_("Where a tie went with getting further"), ties.helped),
        (_("Where a tie went with getting less far"), ties.hindered),
        (_("Where it is compatible with no difference"), ties.even),
        (_("Where nothing can be said"), ties.silent),
    )
    return tuple(
        Said(heading, tuple(_sentence(one, line) for line in lines))
        for heading, lines in kinds
        if lines
    )


def _sentence(one: OneSet, line: Shown) -> str:
    known = one.indicator(line.indicator)
    return _("{name}: {sentence}").format(name=words.name(known, line.indicator),
                                          sentence=words.says(line, known))  # fmt: skip


def _not_known(one: OneSet, ties: Ties) -> tuple[str, ...]:
    """Of how many decisions it is known who decided: without that there is no tie to know."""
    lines = (*ties.helped, *ties.hindered, *ties.even, *ties.silent)
    said = [
        _("{name}: in {share} of cases it is known who decided.").format(
            name=words.name(one.indicator(line.indicator), line.indicator),
            share=words.declared(line),
        )
        for line in lines
        if line.declared is not None
    ]
    said.append(_("Cases of which nobody told who decided are in neither group."))
    said.append(
        _("Friends, family and former colleagues elsewhere are in no record: they are not counted.")
    )
    if ties.little:
        text = _("Where it is known of fewer than {share}, the figure says little: have panels and deciders"
                 " written down.")  # fmt: skip
        said.append(text.format(share=design_words.percent(FEW_KNOWN, 0)))
    return tuple(said)


def _all_decisions(place: Place) -> Link:
    return Link(_("Every decision, stage by stage"), reverse("fairness:funnels", args=[place.code]))
