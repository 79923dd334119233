"""Numbers of managers in words: exact ones as they are, others with “about”, hidden ones as hidden."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import ngettext

from leadwell.design import words as design_words
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import ManagerNumbers
from leadwell.measures.queries.manager_numbers import UNKNOWN
from leadwell.organisations.queries.who_told import Told


def count(numbers: ManagerNumbers, key: str) -> str:
    """A count as it may be shown: 512, about 510, or hidden."""
    value = numbers.cells.get(key)
    if value is None:
        return _("hidden")
    said = design_words.number(value)
    if numbers.exact or value == 0:
        return said
    return _("about {count}").format(count=said)


def cell(value: int | None) -> str:
    """A count in a table, where the page has said that all are rounded."""
    return _("hidden") if value is None else design_words.number(value)


def rate(numbers: ManagerNumbers, name: str) -> str:
    """A rate per hundred, or that it is hidden."""
    value = numbers.rates.get(name)
    return _("hidden") if value is None else design_words.number(value, 1)


def percent(numbers: ManagerNumbers, name: str) -> str:
    """The same as a percentage."""
    value = numbers.rates.get(name)
    return _("hidden") if value is None else design_words.percent(value)


def as_at(numbers: ManagerNumbers) -> str:
    """On which day."""
    return _("on {day}").format(day=design_words.day(numbers.day))


def level(name: str) -> str:
    """A standards level."""
    return _("Level not known") if name == UNKNOWN else _("Level {number}").format(number=name)


def span(name: str) -> str:
    """How many people report to a post."""
    if name == "0":
        return _("Nobody")
    return _("{count} people").format(count=name.replace("-", "–")) if "+" not in name else (
        _("{count} or more people").format(count=name.rstrip("+"))
    )  # fmt: skip


def layer(name: str) -> str:
    """How many steps from the top."""
    return _("At the top") if name == "1" else _("Layer {number}").format(number=name)


def whole(numbers: ManagerNumbers) -> str:
    """The answer in one sentence."""
    facts = {
        "day": design_words.day(numbers.day),
        "managers": count(numbers, "managers"),
        "staff": count(numbers, "staff"),
        "rate": rate(numbers, "managers"),
    }
    if numbers.rates.get("managers") is None:
        text = _("On {day} there were {managers} managers among {staff} staff.")
    else:
        text = _(
            "On {day} there were {managers} managers among {staff} staff: {rate} for every hundred."
        )
    return text.format(**facts)


def empty(numbers: ManagerNumbers) -> str:
    """How many of the posts that lead are empty, in one sentence; nothing where that is hidden."""
    if numbers.cells.get("empty") is None or numbers.cells.get("open") is None:
        return ""
    if numbers.cells["empty"] == 0:
        return _("No post that leads people is empty.")
    said = _("Of {open} posts that lead people, {empty} are empty.")
    return said.format(open=count(numbers, "open"), empty=count(numbers, "empty"))


def of_how_many(found: Sequence[Told]) -> str:
    """How many of an area's employers the numbers come from; nothing for one employer alone."""
    if not found:
        return ""
    told, employers = sum(one.told for one in found), sum(one.employers for one in found)
    if not told:
        return _("None of the employers here has told us who works for them.")
    said = ngettext(
        "{told} of {employers} employer here has told us who works for them.",
        "{told} of {employers} employers here have told us who works for them.",
        employers,
    )
    return said.format(told=design_words.number(told), employers=design_words.number(employers))


def formula(numbers: ManagerNumbers) -> str:
    """How the rate came about, with its counts."""
    text = _(
        "{managers} managers, divided by {staff} staff, times 100, is {rate}. People are counted, not hours."
    )
    told = text.format(
        managers=count(numbers, "managers"),
        staff=count(numbers, "staff"),
        rate=rate(numbers, "managers"),
    )
    return told[:1].upper() + told[1:]
