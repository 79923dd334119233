"""What rows and groups of figures are called in what is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_noop as _

from leadwell.fairness.queries.definitions import group_titles
from leadwell.fairness.rules.disclosing.facts import Words
from leadwell.fairness.rules.facts import ALL, Indicator

ROWS: Mapping[str, str] = {
    ALL: _("All staff"),
    "": _("Level not known"),
    "under-1": _("Under band 1"),
    "1": _("Band 1"),
    "2": _("Band 2"),
    "3": _("Band 3"),
    "4": _("Band 4"),
    "5": _("Band 5"),
    "6": _("Band 6"),
    "7": _("Band 7"),
    "8a": _("Band 8a"),
    "8b": _("Band 8b"),
    "8c": _("Band 8c"),
    "8d": _("Band 8d"),
    "9": _("Band 9"),
    "vsm": _("Very senior managers"),
    "consultant": _("Consultants"),
    "career-grade": _("Career grade doctors"),
    "trainee": _("Doctors in training"),
    "other-medical": _("Other doctors and dentists"),
    "other": _("Other pay"),
}
PAY_ROWS: Mapping[str, str] = {
    "mean-hourly": _("Mean hourly pay gap"),
    "median-hourly": _("Median hourly pay gap"),
    "mean-bonus": _("Mean bonus gap"),
    "median-bonus": _("Median bonus gap"),
    "bonus-first": _("Paid a bonus: {first}"),
    "bonus-second": _("Paid a bonus: {second}"),
    "lower": _("Lower quarter of pay: {second}"),
    "lower-middle": _("Lower middle quarter: {second}"),
    "upper-middle": _("Upper middle quarter: {second}"),
    "upper": _("Upper quarter of pay: {second}"),
}


def words_of(indicators: Sequence[Indicator]) -> Words:
    """The words of a set: its own two groups of each figure, and the rows of pay."""
    groups: dict[str, str] = {}
    for one in indicators:
        titles = group_titles(one.characteristic, one.grouping) if one.grouping or one.first else {}
        mine = (code for code in (one.first, one.second) if code in titles)
        groups.update({f"{one.characteristic}:{code}": titles[code] for code in mine})
    with_rows = any(one.rows for one in indicators)
    return Words(groups, {**ROWS, **({} if with_rows else {"": ""})})
