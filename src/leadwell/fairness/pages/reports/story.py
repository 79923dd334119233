"""The story of a set, first: what stands out, what does not, and what cannot be said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.fairness.pages.reports import row_words, words
from leadwell.fairness.rules.facts import Indicator, Kind, Reading, Shown
from leadwell.fairness.rules.reports.facts import Standing
from leadwell.fairness.rules.reports.what_stands_out import AWAY, what_stands_out


@dataclass(frozen=True, slots=True)
class Said:
    """A heading of the story with its sentences."""

    heading: str
    sentences: tuple[str, ...]


def answer(lines: Sequence[Shown]) -> str:
    """The whole set in one sentence or two."""
    standings = what_stands_out(lines)
    away = sum(one.reading in AWAY for one in standings)
    alone = sum(one.alone for one in standings)
    same = sum(one.reading is Reading.NO_DIFFERENCE for one in standings) - alone
    rest = len(standings) - away - same - alone
    if standings and rest == len(standings):
        text = ngettext(
            "Nothing can be said of this figure: too few people behind it, or nobody came so far.",
            "Nothing can be said of these {n} figures: too few people behind them, or nobody came so far.",
            rest,
        )
        return text.format(n=rest)
    if not standings:
        return _("Nothing was worked out.")
    said = [_out(away, away + same), _same(same), _alone(alone), _rest(rest)]
    return " ".join(each for each in said if each)


def compared(lines: Sequence[Shown]) -> bool:
    """Whether any figure of a set could be compared with anything."""
    return any(
        one.reading in (*AWAY, Reading.NO_DIFFERENCE) and not one.alone
        for one in what_stands_out(lines)
    )


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


def chapters(lines: Sequence[Shown], indicators: Sequence[Indicator]) -> tuple[Said, ...]:
    """The story in three parts; a part without anything in it is left out."""
    known = {one.code: one for one in indicators}
    standings = what_stands_out(lines)
    parts = (
        (_("What stands out"), [_away(one, known) for one in standings if one.reading in AWAY]),
        (_("What is compatible with no difference"), _names(standings, known, Reading.NO_DIFFERENCE)),
        (_("Shares by themselves, compared with nothing"), [_with_value(one, known.get(one.indicator))
                                                            for one in standings if one.alone]),
        (_("What cannot be said, and why"), [_why(one, known) for one in standings
                                             if one.reading not in (*AWAY, Reading.NO_DIFFERENCE)]),
    )  # fmt: skip
    return tuple(Said(heading, tuple(said)) for heading, said in parts if said)


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


def _names(
    standings: Sequence[Standing], known: Mapping[str, Indicator], which: Reading
) -> list[str]:
    return [
        _with_value(one, known.get(one.indicator))
        for one in standings
        if one.reading is which and not one.alone
    ]


def _with_value(one: Standing, indicator: Indicator | None) -> str:
    name = words.name(indicator, one.indicator)
    if len(one.lines) > 1 or one.lines[0].value is None:
        return name
    return _("{name}: {value}").format(name=name, value=words.with_interval(one.lines[0]))


def _why(one: Standing, known: Mapping[str, Indicator]) -> str:
    name = words.name(known.get(one.indicator), one.indicator)
    return _("{name}: {sentence}").format(name=name, sentence=words.missing(one.lines[0]))


def many(lines: Sequence[Shown]) -> str:
    """A caution where many figures are compared at once."""
    standings = what_stands_out(lines)
    count = sum(
        one.reading in (*AWAY, Reading.NO_DIFFERENCE) and not one.alone for one in standings
    )
    if count < 5:
        return ""
    return _(
        "With {n} figures side by side, one may stand out by chance alone. Look at the years before, too."
    ).format(n=count)


def stands_out(lines: Sequence[Shown]) -> bool:
    """Whether anything does."""
    return any(one.reading in AWAY for one in what_stands_out(lines))
