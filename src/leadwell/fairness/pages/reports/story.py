"""The story of a set, first: what stands out, what may be chance, what does not, and what cannot be said.

What stands out is what was found among all figures of the place (FAR-90): `findings`, which the query of the
page brings. Lines that come alone, such as those of a published return, are asked among themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.fairness.pages.reports import row_words, words
from leadwell.fairness.rules.facts import Indicator, Kind, Reading, Shown
from leadwell.fairness.rules.reports.among_many import among_many
from leadwell.fairness.rules.reports.facts import Findings, Standing, Watched
from leadwell.fairness.rules.reports.found_among_many import found_among_many
from leadwell.fairness.rules.reports.what_stands_out import AWAY, what_stands_out

MANY = 5  # comparisons, from which on chance among them is worth a word


@dataclass(frozen=True, slots=True)
class Said:
    """A heading of the story with its sentences."""

    heading: str
    sentences: tuple[str, ...]


def among_themselves(lines: Sequence[Shown]) -> Findings:
    """What is found among these lines alone."""
    standings = what_stands_out(lines)
    return found_among_many(Watched("", line) for one in standings for line in one.told)


def standings_of(lines: Sequence[Shown], findings: Findings | None) -> tuple[Standing, ...]:
    """Where each figure stands among all that were looked at."""
    return among_many(what_stands_out(lines), findings or among_themselves(lines))


def answer(lines: Sequence[Shown], findings: Findings | None = None) -> str:
    """The whole set in one sentence or two."""
    standings = standings_of(lines, findings)
    out = sum(_is_out(one) for one in standings)
    chance = sum(one.by_chance for one in standings)
    alone = sum(one.alone for one in standings)
    same = sum(_is_even(one) for one in standings)
    rest = len(standings) - out - chance - same - alone
    if standings and rest == len(standings):
        text = ngettext(
            "Nothing can be said of this figure: too few people behind it, or nobody came so far.",
            "Nothing can be said of these {n} figures: too few people behind them, or nobody came so far.",
            rest,
        )
        return text.format(n=rest)
    if not standings:
        return _("Nothing was worked out.")
    compared = out + chance + same
    said = [_out(out, compared), by_chance(chance), _same(same), _alone(alone), _rest(rest)]
    return " ".join(each for each in said if each)


def compared(lines: Sequence[Shown]) -> bool:
    """Whether any figure of a set could be compared with anything."""
    return any(
        one.reading in (*AWAY, Reading.NO_DIFFERENCE) and not one.alone
        for one in what_stands_out(lines)
    )


def stands_out(lines: Sequence[Shown], findings: Findings | None = None) -> bool:
    """Whether anything does, beyond chance among all that were looked at."""
    return any(_is_out(one) for one in standings_of(lines, findings))


def _is_out(one: Standing) -> bool:
    return one.reading in AWAY and not one.by_chance


def _is_even(one: Standing) -> bool:
    return one.reading is Reading.NO_DIFFERENCE and not one.alone


def _out(away: int, of: int) -> str:
    if not of:
        return ""
    if not away:
        return _("Nothing stands out beyond chance.")
    if away == of == 1:
        return _("The one figure that could be compared stands out.")
    text = ngettext(
        "{n} of {of} figures compared stands out.",
        "{n} of {of} figures compared stand out.",
        away,
    )
    return text.format(n=away, of=of)


def by_chance(chance: int) -> str:
    """How many lie to one side and are no finding; nothing where none does."""
    if not chance:
        return ""
    text = ngettext(
        "{n} lies to one side of parity, as chance alone may bring among so many.",
        "{n} lie to one side of parity, as chance alone may bring among so many.",
        chance,
    )
    return text.format(n=chance)


def _same(same: int) -> str:
    if not same:
        return ""
    text = ngettext(
        "{n} is compatible with no difference.", "{n} are compatible with no difference.", same
    )
    return text.format(n=same)


def _alone(alone: int) -> str:
    if not alone:
        return ""
    text = ngettext(
        "{n} is a share by itself, compared with nothing.",
        "{n} are shares by themselves, compared with nothing.",
        alone,
    )
    return text.format(n=alone)


def _rest(rest: int) -> str:
    if not rest:
        return ""
    text = ngettext(
        "{n} cannot be said, because too few people are behind it or nobody came so far.",
        "{n} cannot be said, because too few people are behind them or nobody came so far.",
        rest,
    )
    return text.format(n=rest)


def chapters(
    lines: Sequence[Shown], indicators: Sequence[Indicator], findings: Findings | None = None
) -> tuple[Said, ...]:
    """The story in its parts; a part without anything in it is left out."""
    known = {one.code: one for one in indicators}
    standings = standings_of(lines, findings)
    out = [one for one in standings if _is_out(one)]
    parts = (
        (_("What stands out"), [_away(one, known) for one in out]),
        (may_be_chance(), [_away(one, known) for one in standings if one.by_chance]),
        (_("What is compatible with no difference"), [_with_value(one, known.get(one.indicator))
                                                      for one in standings if _is_even(one)]),
        (_("Shares by themselves, compared with nothing"), [_with_value(one, known.get(one.indicator))
                                                            for one in standings if one.alone]),
        (_("What cannot be said, and why"), _why(standings, known)),
    )  # fmt: skip
    return tuple(Said(heading, tuple(said)) for heading, said in parts if said)


def may_be_chance() -> str:
    """The heading of what lies to one side by its own interval, and is no finding among so many."""
    return _("What may be chance: look again next year")


def _away(one: Standing, known: Mapping[str, Indicator]) -> str:
    indicator = known.get(one.indicator)
    name = words.name(indicator, one.indicator)
    if one.of == 1:
        return _("{name}: {sentence}").format(
            name=name, sentence=words.says(one.lines[0], indicator)
        )
    whole = indicator is not None and indicator.kind is Kind.SHARE
    if indicator is not None and indicator.kind is Kind.PAY_GAP:
        rows = ", ".join(f"{row_words.row(line)} {words.value(line)}" for line in one.lines)
        return _("{name}, away from parity: {rows}.").format(name=name, rows=rows)
    parts = [_side(one, side, whole=whole) for side in AWAY]
    return _("{name}: {rows}.").format(name=name, rows="; ".join(part for part in parts if part))


def _side(one: Standing, side: Reading, *, whole: bool) -> str:
    """The rows on one side of the whole, or of parity, by name, each with its value."""
    lines = [line for line in one.lines if line.reading is side]
    if not lines:
        return ""
    rows = ", ".join(f"{row_words.row(line)} {words.value(line)}" for line in lines)
    texts = {
        (Reading.ABOVE, True): _("above the whole: {rows}"),
        (Reading.BELOW, True): _("below the whole: {rows}"),
        (Reading.ABOVE, False): _("above parity: {rows}"),
        (Reading.BELOW, False): _("below parity: {rows}"),
    }
    return texts[side, whole].format(rows=rows)


def _with_value(one: Standing, indicator: Indicator | None) -> str:
    name = words.name(indicator, one.indicator)
    if len(one.lines) > 1 or one.lines[0].value is None:
        return name
    return _("{name}: {value}").format(name=name, value=words.with_interval(one.lines[0]))


def _why(standings: Sequence[Standing], known: Mapping[str, Indicator]) -> list[str]:
    """Each reason once, with all it is the reason of."""
    why: dict[str, list[str]] = {}
    for one in standings:
        if one.reading not in (*AWAY, Reading.NO_DIFFERENCE):
            named = words.name(known.get(one.indicator), one.indicator)
            why.setdefault(words.missing(one.lines[0]), []).append(named)
    return [
        _("{sentence} So: {names}.").format(sentence=sentence, names="; ".join(named))
        for sentence, named in why.items()
    ]


def many(lines: Sequence[Shown], findings: Findings | None = None) -> str:
    """How many comparisons were looked at together, where they are many, and what that does."""
    looked = findings or among_themselves(lines)
    return how_many_were_looked_at(looked) if looked.looked >= MANY else ""


def how_many_were_looked_at(looked: Findings) -> str:
    """How many comparisons were looked at, how many of them chance alone would put aside, and how many lie
    there."""
    text = ngettext(
        "{n} comparison was looked at.",
        "{n} comparisons were looked at together. Chance alone would put about {chance} of them to one side"
        " of parity; {away} lie there. Only what chance would not bring among so many stands out (FAR-90).",
        looked.looked,
    )
    chance = max(1, round(looked.chance))
    return text.format(n=looked.looked, chance=chance, away=looked.away or _("none"))
