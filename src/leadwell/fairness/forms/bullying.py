"""What is typed into the cost of bullying. Sent by GET, so that an address holds its numbers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leadwell.design import fields
from leadwell.fairness.rules.bullying.facts import Inputs

FIRST = ("headcount", "daily_pay", "bullied_from", "bullied_to", "mean_days", "more_absence")
FURTHER = ("cover_rate", "prices", "leavers", "replacing", "weeks_lost", "cases", "case_cost")


class AmountField(fields.Draws, forms.FloatField):
    """An amount as people write it: £1,204.50 or 12.5%."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {
        "required": _("Write a number"),
        "invalid": _("Write a number, like 12.5"),
    }

    def to_python(self, value: Any) -> Any:
        typed = str(value or "" if value != 0 else "0").strip().strip("£%").replace(",", "").strip()
        return super().to_python(typed)


def _amount(label: Any, hint: Any = "", *, required: bool = True) -> AmountField:
    return AmountField(label=label, help_text=hint, required=required, width=fields.SHORT)


def _count(label: Any, hint: Any = "") -> fields.NumberField:
    return fields.NumberField(label=label, help_text=hint, required=False, width=fields.SHORT)


class Cost(fields.Form):
    """The inputs, each with where it usually comes from."""

    first, further = FIRST, FURTHER

    headcount = fields.NumberField(label=_("How many staff are there?"), width=fields.SHORT)
    daily_pay = _amount(
        _("Mean pay for one working day, in pounds"),
        _("With what the employer pays on top. The study had £140.12, in 2017–18"),
    )
    bullied_from = _amount(
        _("Bullied by other staff: at least, in per cent"),
        _("From the staff survey: the larger of “by managers” and “by colleagues”"),
    )
    bullied_to = _amount(
        _("Bullied by other staff: at most, in per cent"),
        _("Both together: some people say yes to both"),
    )
    mean_days = _amount(
        _("Working days absent in a year, on average"), _("Of everybody, through sickness")
    )
    more_absence = _amount(
        _("How much more the bullied are absent, in per cent"), _("The study had 71")
    )
    cover_rate = _amount(
        _("What cover costs, in per cent of the pay of the absent"), _("The study had 62.5")
    )
    prices = _amount(
        _("How much prices have risen since 2017–18, in per cent"),
        _("For the parts we can only scale. Nought leaves them as they were"),
    )
    leavers = _count(
        _("How many left in the year because of bullying"), _("From exit interviews, if you ask")
    )
    replacing = _amount(_("What it costs to replace one of them, in pounds"), required=False)
    weeks_lost = _amount(
        _("Weeks of work lost until a new starter is at full speed"), required=False
    )
    cases = _count(_("How many cases of bullying were dealt with in the year"))
    case_cost = _amount(
        _("What one case costs, in pounds"),
        _("Empty for about £42,000, without legal costs (Kline)"),
        required=False,
    )

    def wrong_further(self) -> bool:
        """Whether something has to be mended among what is folded away."""
        return any(name in self.errors for name in FURTHER)

    def inputs(self) -> Inputs:
        """What was typed, once it is valid."""
        return Inputs(**self.cleaned_data)
