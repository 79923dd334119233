"""How a line is said: its value, its interval, what it says, and what it does not."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from leadwell.design import words
from leadwell.design.pages import Tag
from leadwell.fairness.pages.reports.small_numbers import small_numbers
from leadwell.fairness.queries.reports.years import Year
from leadwell.fairness.rules.disclosing.digits_as_printed import DIGITS, digits_as_printed
from leadwell.fairness.rules.facts import Indicator, Reading, Shown, ShownGroup
from leadwell.fairness.rules.pay.facts import GAPS
from leadwell.fairness.rules.reports.facts import EXACT, Change
from leadwell.fairness.rules.reports.stands_by_itself import stands_by_itself

PARITY = {"ratio": 1.0, "points": 0.0}


def value(line: Shown) -> str:
    """The value with its unit, or why there is none, in a word or two."""
    if line.reading is Reading.WITHHELD:
        return _("hidden")
    if line.value is None:
        return _("not calculable") if line.reading is Reading.NOT_CALCULABLE else _("not known")
    return amount(line.value, line.unit)


def amount(number: float, unit: str) -> str:
    """A number with its unit. A ratio carries none: 1.80 is 1.80 times."""
    digits, kept = DIGITS[unit], digits_as_printed(number, unit)
    if unit == "percent":
        return words.percent(kept, digits)
    if unit == "points":
        return words.signed(kept, digits)
    if unit == "pounds":
        return _("£{pounds}").format(pounds=words.number(kept, digits))
    return words.number(kept, digits)


def interval(line: Shown) -> str:
    """Its 95% interval: 1.28 to 2.51. Empty where there is none."""
    if line.low is None or line.value is None:
        return ""
    low = amount(line.low, line.unit)
    if line.high is None:
        return _("{low} or more").format(low=low)
    return _("{low} to {high}").format(low=low, high=amount(line.high, line.unit))


def with_interval(line: Shown) -> str:
    """Value and interval together: 1.80 (1.28 to 2.51)."""
    between = interval(line)
    return (
        _("{value} ({interval})").format(value=value(line), interval=between)
        if between
        else value(line)
    )


def says(line: Shown, indicator: Indicator | None) -> str:
    """The figure as a sentence, with its interval."""
    if line.value is None:
        return missing(line)
    text = _(indicator.says) if indicator and indicator.says else _("The figure is {value}.")
    said = text.format(value=amount(line.value, line.unit))
    return (
        _("{sentence} {more}").format(sentence=said, more=_sure(line)) if interval(line) else said
    )


def _sure(line: Shown) -> str:
    """How sure the figure is, in a sentence."""
    low = amount(line.low or 0.0, line.unit)
    if line.high is None:
        return _("The truth may lie anywhere from {low} up (95% interval).").format(low=low)
    text = _("The truth may lie anywhere from {low} to {high} (95% interval).")
    return text.format(low=low, high=amount(line.high, line.unit))


def missing(line: Shown) -> str:
    """Why there is no value, in a sentence."""
    reasons = " ".join(why.in_words(_) for why in line.withheld)
    if line.reading is Reading.NOT_CALCULABLE:
        return _("Not calculable. {why}").format(why=reasons or _("There is nothing to divide by."))
    if line.reading is Reading.WITHHELD:
        return _("Hidden, so that nobody can be known by it. {why}").format(why=reasons)
    return reasons or _("There is no figure.")


def verdict(line: Shown) -> str:
    """What the interval says, in a sentence. Never more than it says."""
    if line.value is None or is_yardstick(line) or stands_by_itself(line):
        return ""
    if line.unit == "percent":
        return _share_verdict(line)
    parity = _("1.00") if line.unit == "ratio" else _("nought")
    if line.reading is Reading.NO_DIFFERENCE and not _holds_parity(line):
        return _(
            "The counts are small. By the exact test the figure is compatible with no difference, though"
            " its interval leaves {parity} out."
        ).format(parity=parity)
    return {
        Reading.ABOVE: _(
            "The whole interval lies above {parity}: by itself more than chance would bring."
        ),
        Reading.BELOW: _(
            "The whole interval lies below {parity}: by itself more than chance would bring."
        ),
        Reading.NO_DIFFERENCE: _(
            "The interval holds {parity}, so the figure is compatible with no difference."
        ),
    }.get(line.reading, "").format(parity=parity)


def in_short(line: Shown) -> str:
    """What a line says, or why it has no value."""
    if line.value is None:
        return missing(line)
    return _("A share by itself.") if stands_by_itself(line) else verdict(line)


def _holds_parity(line: Shown) -> bool:
    at = PARITY.get(line.unit, 0.0)
    return (line.low is None or line.low <= at) and (line.high is None or line.high >= at)


def _share_verdict(line: Shown) -> str:
    return {
        Reading.ABOVE: _(
            "That is more than what it is held against: by itself more than chance would bring."
        ),
        Reading.BELOW: _(
            "That is less than what it is held against: by itself more than chance would bring."
        ),
        Reading.NO_DIFFERENCE: _("That is compatible with no difference."),
    }.get(line.reading, "")


def is_yardstick(line: Shown) -> bool:
    """Whether a line is the share of everybody, which the other rows are held against."""
    return line.unit == "percent" and line.row == "all"


def tag(line: Shown) -> Tag:
    """The reading in a word or two."""
    if is_yardstick(line) and line.value is not None:
        return Tag(_("The whole"), "quiet")
    if stands_by_itself(line):
        return Tag(_("A share by itself"), "quiet")
    whole = line.unit == "percent" and line.row not in GAPS
    return {
        Reading.ABOVE: Tag(_("Above the whole") if whole else _("Above parity"), "attention"),
        Reading.BELOW: Tag(_("Below the whole") if whole else _("Below parity"), "attention"),
        Reading.NO_DIFFERENCE: Tag(_("No clear difference"), "quiet"),
        Reading.NOT_CALCULABLE: Tag(_("Not calculable"), "quiet"),
        Reading.WITHHELD: Tag(_("Hidden"), "quiet"),
    }[line.reading]


def counts(group: ShownGroup | None, profile: str) -> str:
    """So many of so many, as printed. A rounded count says so with "about"."""
    if group is None:
        return ""
    part, whole = count(group.part), count(group.whole)
    if group.part is None and group.whole is None:
        return _("hidden")
    if group.part == 0 and group.whole is None:
        return _("none of a hidden number")
    if group.part is None or group.whole is None:
        return _("{part}, of {whole}").format(part=part, whole=whole)
    if group.whole == 0:
        return _("nobody to count")
    if group.part == 0:
        text = _("none of {whole}") if profile == EXACT else _("none of about {whole}")
    else:
        text = _("{part} of {whole}") if profile == EXACT else _("about {part} of {whole}")
    return text.format(part=part, whole=whole)


def counts_of(line: Shown, group: ShownGroup | None, profile: str) -> str:
    """The counts of one group of a line. A gap in pay is between people, and not a part of them."""
    if group is not None and line.row in GAPS and line.unit == "percent":
        return count(group.whole)
    return counts(group, profile)


def count(number: int | None) -> str:
    """A count as printed; a hidden one says so."""
    return _("hidden") if number is None else words.number(number)


def name(indicator: Indicator | None, code: str = "") -> str:
    """Its number and its title: 2. Appointed from shortlisting."""
    if indicator is None:
        return code
    if not indicator.is_numbered:
        return _(indicator.title)
    return _("{number}. {title}").format(number=indicator.number, title=_(indicator.title))


def year(ended_on: date) -> str:
    """The year by its last day."""
    return _("year to {day}").format(day=words.day(ended_on))


def which_year(one: Year) -> str:
    """Which year figures are of; one that is not over says so."""
    if one.running:
        text = _("So far in the {year}, which is not over.")
        return text.format(year=year(one.ended_on))
    return year(one.ended_on)


def figures_for(one: Year) -> str:
    """The same in a sentence under the story."""
    text = _("Figures for the {year}.")
    if one.running:
        text = _("Figures so far for the {year}, which is not over. They will change.")
    return text.format(year=year(one.ended_on))


def short_year(ended_on: date) -> str:
    """2025–26, for a column and the axis of a chart."""
    return f"{ended_on.year - 1}–{ended_on.year % 100:02d}"


def column_of(one: Year) -> str:
    """A year as the head of a column; one that is not over says so."""
    named = short_year(one.ended_on)
    return _("{year} so far").format(year=named) if one.running else named


def parity(indicator: Indicator, unit: str) -> str:
    """Which way round the figure is."""
    direction = _(indicator.favours) if indicator.favours else ""
    if unit == "ratio":
        return _("1.00 is parity. {direction}").format(direction=direction)
    if unit == "points":
        return _("Nought is parity. {direction}").format(direction=direction)
    return direction


def changed(change: Change) -> str:
    """What two years say of each other."""
    return {
        Change.UNKNOWN: _(
            "One of the two years is not shown, so nothing can be said about a change."
        ),
        Change.CANNOT_TELL: _(
            "The intervals of the last two years overlap: the figures alone cannot tell whether it changed."
        ),
        Change.NEARER: _("It came nearer to parity than the year before, beyond chance."),
        Change.FURTHER: _("It moved further from parity than the year before, beyond chance."),
        Change.OTHER_SIDE: _("It went over to the other side of parity, beyond chance."),
    }[change]


def profile(year: Year) -> str:
    """What the form of publication does to small numbers."""
    return small_numbers(year.profile)


def declared(line: Shown) -> str:
    """How many of the people are known to be of either group."""
    if line.declared is None:
        return ""
    return words.percent(line.declared, DIGITS["declared"])
