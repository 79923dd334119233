"""What is typed about the staff an inspector spoke to."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from leadwell.design import fields
from leadwell.fairness.rules.acting.facts import Mix, SpokenSaid
from leadwell.fairness.rules.acting.staff_spoken_to_can_be_noted import MOST_LETTERS


class SpokenTo(fields.Form):
    """When, where, and how many of each group. No names."""

    on = fields.DateField(label=_("On which day?"))
    where_at = fields.TextField(
        label=_("Where was it?"),
        help_text=_(
            "Such as two wards and the canteen. No names, and nothing that gives one away."
        ),
        max_length=MOST_LETTERS,
    )
    white = fields.NumberField(label=_("How many were White?"), width=5)
    bme = fields.NumberField(label=_("How many were Black and minority ethnic?"), width=5)
    not_known = fields.NumberField(
        label=_("Of how many do you not know?"),
        help_text=_("You did not ask them, or they did not say."),
        width=5,
    )


def said(typed: dict[str, Any]) -> SpokenSaid:
    """What was typed, in the words of the rules."""
    mix = Mix(typed["white"], typed["bme"], typed["not_known"])
    return SpokenSaid(typed["on"], typed["where_at"], mix)
