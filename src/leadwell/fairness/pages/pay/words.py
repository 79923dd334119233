"""A pay gap as a sentence, and what both groups are called in it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.words import percent
from leadwell.fairness.pages.reports import words
from leadwell.fairness.rules.facts import Indicator, Reading, Shown

Pair = tuple[object, object]
PEOPLE: Mapping[str, Pair] = {
    "pay-gap-sex": (gettext_lazy("men"), gettext_lazy("women")),
    "pay-gap-ethnicity": (
        gettext_lazy("white people"),
        gettext_lazy("Black and minority ethnic people"),
    ),
    "pay-gap-white-british": (
        gettext_lazy("white British people"),
        gettext_lazy("people of all other ethnic groups"),
    ),
    "pay-gap-disability": (
        gettext_lazy("people who are not disabled"),
        gettext_lazy("disabled people"),
    ),
}


def people(indicator: Indicator, line: Shown | None = None) -> tuple[str, str]:
    """What both groups are called in a sentence."""
    if known := PEOPLE.get(indicator.code):
        return str(known[0]), str(known[1])
    groups = (line.first, line.second) if line else (None, None)
    first, second = (group.title if group else "" for group in groups)
    return first, second


def says(line: Shown, indicator: Indicator) -> str:
    """A gap as a sentence: who earns how much less, and by which middle."""
    first, second = people(indicator, line)
    if line.value is None:
        return words.missing(line)
    if line.value == 0:
        text = _("{second} earn as much as {first}, by the {middle}.")
    elif line.value > 0:
        text = _("{second} earn {gap} less than {first}, by the {middle}.")
    else:
        text = _("{second} earn {gap} more than {first}, by the {middle}.")
    said = text.format(
        first=first, second=capital(second), gap=percent(abs(line.value)), middle=_middle(line)
    )
    return f"{said} {_sure(line)}".strip()


def _middle(line: Shown) -> str:
    return _("mean") if line.row.startswith("mean") else _("median")


def _sure(line: Shown) -> str:
    if line.low is None or line.high is None:
        return ""
    if line.reading is Reading.NO_DIFFERENCE:
        return _("That is compatible with no gap ({interval}, 95% interval).").format(
            interval=words.interval(line)
        )
    return _("95% interval: {interval}.").format(interval=words.interval(line))


def capital(text: str) -> str:
    """With a capital, to begin a sentence."""
    return text[:1].upper() + text[1:]
