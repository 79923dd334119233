"""Names of the parts of the cost, and amounts as people say them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.words import number
from leadwell.fairness.rules.bullying.facts import (
    Part,
    Range,
)

MILLION, THOUSAND = 1_000_000, 1_000
PARTS: Mapping[Part, object] = {
    Part.SICKNESS: gettext_lazy("Pay of absent staff"),
    Part.COVER: gettext_lazy("Cover for them"),
    Part.TURNOVER: gettext_lazy("Replacing leavers"),
    Part.PRODUCTIVITY: gettext_lazy("New starters’ first weeks"),
    Part.PRESENTEEISM: gettext_lazy("Working while unwell"),
    Part.RELATIONS: gettext_lazy("Cases and compensation"),
}


def pounds(amount: float) -> str:
    """About how much, as people say it: £1.2 million, £340,000, £1,300."""
    if amount >= MILLION:
        return _("£{n} million").format(n=number(amount / MILLION, 1))
    step = THOUSAND if amount >= 10 * THOUSAND else 100
    return f"£{number(round(amount / step) * step)}"


def from_to(amount: Range) -> str:
    """A range in words; where both ends read the same, one of them."""
    low, high = pounds(amount.low), pounds(amount.high)
    if low == high:
        return _("about {amount}").format(amount=low)
    return _("{low} to {high}").format(low=low, high=high)
