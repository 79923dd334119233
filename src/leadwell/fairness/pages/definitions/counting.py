"""What is counted, in words: a selection of rows as a reader would say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.fairness.queries.row_words import ROWS
from leadwell.fairness.rules.facts import Funnel, Selection

COLUMNS = {
    "pay_row": gettext_lazy("level of pay"),
    "tier": gettext_lazy("tier of pay"),
    "clinical": gettext_lazy("clinical or not"),
    "band": gettext_lazy("band"),
    "staff_group": gettext_lazy("staff group"),
    "job_role": gettext_lazy("job"),
    "level": gettext_lazy("level of leadership"),
    "leads": gettext_lazy("leads people"),
    "board": gettext_lazy("on the board"),
    "votes": gettext_lazy("votes on the board"),
    "executive": gettext_lazy("executive member of the board"),
    "bank": gettext_lazy("bank staff"),
    "kind": gettext_lazy("kind of post"),
    "internal": gettext_lazy("already worked here"),
    "from_abroad": gettext_lazy("recruited from abroad"),
    "openly": gettext_lazy("open competition"),
    "tie": gettext_lazy("tie to a decider"),
    "full_pay": gettext_lazy("on full pay"),
}
VALUES = {
    ("tier", "lower"): gettext_lazy("lower (up to band 5)"),
    ("tier", "middle"): gettext_lazy("middle (bands 6 and 7)"),
    ("tier", "upper"): gettext_lazy("upper (band 8a and above)"),
}
ONLY = {
    ("bank", "false"): gettext_lazy("without bank staff"),
    ("board", "true"): gettext_lazy("members of the board only"),
    ("votes", "true"): gettext_lazy("with a vote"),
    ("executive", "true"): gettext_lazy("executives only"),
    ("openly", "true"): gettext_lazy("by open competition only"),
}


def selection(chosen: Selection | None, funnels: Mapping[str, Funnel]) -> str:
    """The rows a count is of, as a sentence without an end."""
    if chosen is None:
        return ""
    return ", ".join([_of(chosen, funnels), *_narrowed(chosen)])


def column(name: str) -> str:
    """By what a figure can be taken apart."""
    return str(COLUMNS.get(name, name))


def _of(chosen: Selection, funnels: Mapping[str, Funnel]) -> str:
    if chosen.fact == "staff":
        return _("Staff on the last day of the year, each counted once")
    if chosen.fact == "pay":
        return _("Pay on the day of the snapshot")
    funnel = funnels[chosen.funnel]
    stage = funnel.stages[chosen.reached - 1]
    said = (
        _("People of “{funnel}” who came at least to “{stage}” in the year, each counted once")
        if chosen.once
        else _("Cases of “{funnel}” that came at least to “{stage}” in the year")
    )
    return said.format(funnel=_(funnel.title), stage=_(stage.title))


def _narrowed(chosen: Selection) -> Iterator[str]:
    for name, values in chosen.where.items():
        only = ONLY.get((name, values[0])) if len(values) == 1 else None
        if only:
            yield str(only)
        else:
            listed = ", ".join(_value(name, value) for value in values)
            yield _("{column}: {values}").format(column=column(name), values=listed)


def _value(name: str, value: str) -> str:
    known = {"true": _("yes"), "false": _("no")}
    if value in known:
        return known[value]
    if name == "pay_row":
        return _(ROWS[value])
    return str(VALUES.get((name, value), value))
