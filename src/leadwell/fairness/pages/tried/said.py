"""What the figures of a tried version say, in sentences: the widest gap first, each reason once."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from leadwell.fairness.pages.funnels import names
from leadwell.fairness.pages.funnels.told import how_far
from leadwell.fairness.pages.reports import people_words, story, words
from leadwell.fairness.pages.reports.story import Said
from leadwell.fairness.queries.tried.at_place import OneTried
from leadwell.fairness.rules.facts import Reading, Shown
from leadwell.fairness.rules.reports.what_stands_out import AWAY
from leadwell.fairness.rules.tried.facts import Way

Compared = tuple[Way, Shown]


def compared(one: OneTried) -> list[Compared]:
    """Every two groups that are held against each other."""
    return [(way, line) for way in one.ways if (line := one.ratio(way)) is not None]


def answer(one: OneTried) -> str:
    """The whole in a sentence or two."""
    counted = story.answer([line for _way, line in compared(one)])
    out, _chance = _aside(one)
    if not out:
        return counted
    widest = max(out, key=lambda each: how_far(each[1]))
    return _("{sentence} {counted}").format(sentence=sentence(one, widest), counted=counted)


def chapters(one: OneTried) -> tuple[Said, ...]:
    """What stands out among these comparisons, what may be chance, what does not, and what cannot be said."""
    found = compared(one)
    out, chance = _aside(one)
    kinds = (
        (_("What stands out"), [_away(one, each) for each in out]),
        (_("What may be chance"), [_away(one, each) for each in chance]),
        (_("What is compatible with no difference"), [
            _("{name}: {value}").format(name=pair(one, way), value=words.with_interval(line))
            for way, line in found if line.reading is Reading.NO_DIFFERENCE]),
        (_("What cannot be said, and why"), _silent(one, found)),
    )  # fmt: skip
    return tuple(Said(heading, tuple(said)) for heading, said in kinds if said)


def _aside(one: OneTried) -> tuple[list[Compared], list[Compared]]:
    """Those that lie to one side: beyond what chance brings among them all, and the others."""
    found = compared(one)
    findings = story.among_themselves([line for _way, line in found])
    away = [each for each in found if each[1].reading in AWAY]
    out = [each for each in away if findings.holds(each[1])]
    return out, [each for each in away if each not in out]


def sentence(one: OneTried, each: Compared) -> str:
    """A comparison as a sentence, without its interval."""
    way, line = each
    above, below = both(one, way)
    text = _("{above} are {value} times as likely as {below} not to meet it.")
    return text.format(above=names.sentence(above), value=words.value(line), below=below)


def both(one: OneTried, way: Way) -> tuple[str, str]:
    """The group above the line and the one below it, as people."""
    titles = one.groups(way)
    above, below = (
        people_words.people(way.asked, code, titles[code]) for code in (way.first, way.second)
    )
    return above, below


def pair(one: OneTried, way: Way) -> str:
    """The two groups by name."""
    titles = one.groups(way)
    first, second = (names.group(way.asked, code, titles[code]) for code in (way.first, way.second))
    return _("{characteristic}: {first} against {second}").format(
        characteristic=names.characteristic(way.asked), first=first, second=second
    )


def group(one: OneTried, way: Way, line: Shown) -> str:
    """Whom a share is of."""
    code = line.first.group if line.first else ""
    return names.group(way.asked, code, one.groups(way).get(code, code))


def direction(one: OneTried, way: Way) -> str:
    """Which way round a comparison is."""
    text = _("1.00 is parity. Above 1, {people} fall short more often.")
    return text.format(people=both(one, way)[0])


def slug(way: Way) -> str:
    """A grouping in an address."""
    return way.characteristic.replace("_", "-")


def _away(one: OneTried, each: Compared) -> str:
    text = _("{sentence} 95% interval: {interval}.")
    return text.format(sentence=sentence(one, each), interval=words.interval(each[1]))


def _silent(one: OneTried, found: Sequence[Compared]) -> list[str]:
    """Each reason once, with all it is the reason of."""
    why: dict[str, list[str]] = {}
    for way, line in found:
        if line.value is None:
            why.setdefault(words.missing(line), []).append(pair(one, way))
    return [
        _("{sentence} So: {names}.").format(sentence=reason, names="; ".join(named))
        for reason, named in why.items()
    ]
