"""What the comparisons of a funnel say, in sentences: the widest gap first, each reason once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from django.utils.translation import gettext as _

from leadwell.fairness.pages.funnels import names, tables
from leadwell.fairness.pages.reports import people_words, story, words
from leadwell.fairness.pages.reports.story import Said
from leadwell.fairness.queries.funnels import OneFunnel
from leadwell.fairness.rules.facts import Reading, Shown
from leadwell.fairness.rules.funnels.facts import Asked, Step, steps_of
from leadwell.fairness.rules.reports.facts import Findings
from leadwell.fairness.rules.reports.what_stands_out import AWAY


@dataclass(frozen=True, slots=True)
class Compared:
    """Two groups at one step. `found` says that it stands out among all that were looked at (FAR-90),
    `by_chance` that it lies to one side as chance may bring it there."""

    step: Step
    asked: Asked
    line: Shown
    found: bool = False
    by_chance: bool = False


def compared(one: OneFunnel) -> list[Compared]:
    """Every two groups that are compared, at every step, of everybody together."""
    if one.year is None:
        return []
    lines = [
        (step, asked, line)
        for asked in one.funnel.groups
        for step in steps_of(one.funnel)
        if (line := tables.ratio(one, one.year, asked, step)) is not None
    ]
    findings = one.findings or story.among_themselves([line for _step, _asked, line in lines])
    return [_standing(step, asked, line, findings) for step, asked, line in lines]


def _standing(step: Step, asked: Asked, line: Shown, findings: Findings) -> Compared:
    away = line.reading in AWAY
    found = away and findings.holds(line)
    return Compared(step, asked, line, found, by_chance=away and not found)


def answer(one: OneFunnel) -> str:
    """The whole decision in a sentence or two."""
    if one.year is None:
        return _("Nothing of this decision has been counted here yet.")
    found = compared(one)
    away = [each for each in found if each.found]
    counted = story.answer([each.line for each in found], one.findings)
    if not away:
        return counted
    widest = max(away, key=lambda each: how_far(each.line))
    step = names.step(one.funnel, widest.step)
    return _("{step}: {sentence} {counted}").format(
        step=step, sentence=says(one, widest), counted=counted
    )


def chapters(one: OneFunnel) -> tuple[Said, ...]:
    """What stands out, what does not, and what cannot be said."""
    found = compared(one)
    kinds = (
        (_("What stands out"), [_away(one, each) for each in found if each.found]),
        (story.may_be_chance(), [_away(one, each) for each in found if each.by_chance]),
        (_("What is compatible with no difference"), [
            _("{name}: {value}").format(name=name(one, each), value=words.with_interval(each.line))
            for each in found if each.line.reading is Reading.NO_DIFFERENCE]),
        (_("What cannot be said, and why"), _silent(one, found)),
    )  # fmt: skip
    return tuple(Said(heading, tuple(said)) for heading, said in kinds if said)


def name(one: OneFunnel, each: Compared) -> str:
    """What a comparison is about: Applied → Shortlisted, by ethnicity."""
    by = names.within(names.characteristic(each.asked))
    return _("{step}, by {characteristic}").format(
        step=names.step(one.funnel, each.step), characteristic=by
    )


def says(one: OneFunnel, each: Compared) -> str:
    """A comparison as a sentence, without its interval."""
    above, below = both(one, each.asked, each.line)
    text = _("{above} were {value} times as likely as {below} {to_do}.")
    to_do = _(one.funnel.stages[each.step.after - 1].likely)
    value = words.value(each.line)
    return text.format(above=names.sentence(above), value=value, below=below, to_do=to_do)


def both(one: OneFunnel, asked: Asked, line: Shown) -> tuple[str, str]:
    """The group above the line and the one below it, as people."""
    titles = one.groups(asked)
    codes = [group.group if group else "" for group in (line.first, line.second)]
    above, below = (people_words.people(asked, code, titles.get(code, code)) for code in codes)
    return above, below


def direction(one: OneFunnel, asked: Asked, line: Shown) -> str:
    """Which way round a comparison is."""
    above = both(one, asked, line)[0]
    if len(one.funnel.stages) == 2:
        text = _("1.00 is parity. Above 1, {people} were more likely {to_do}.")
        return text.format(people=above, to_do=_(one.funnel.stages[1].likely))
    if one.funnel.good:
        return _("1.00 is parity. Above 1, {people} came further.").format(people=above)
    return _("1.00 is parity. Above 1, {people} were taken further.").format(people=above)


def how_far(line: Shown) -> float:
    """How far the nearer end of the interval lies from parity, on the scale of ratios."""
    ends = [end for end in (line.low, line.high) if end]
    return min(abs(log(end)) for end in ends) if ends else 0.0


def _away(one: OneFunnel, each: Compared) -> str:
    between = words.interval(each.line)
    text = _("{name}: {sentence} 95% interval: {interval}.")
    return text.format(name=name(one, each), sentence=says(one, each), interval=between)


def _silent(one: OneFunnel, found: Sequence[Compared]) -> list[str]:
    """Each reason once, with all it is the reason of."""
    why: dict[str, list[str]] = {}
    for each in found:
        if each.line.value is None:
            why.setdefault(words.missing(each.line), []).append(name(one, each))
    return [
        _("{sentence} So: {names}.").format(sentence=sentence, names="; ".join(named))
        for sentence, named in why.items()
    ]
