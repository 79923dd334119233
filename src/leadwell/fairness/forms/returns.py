"""What somebody says when they publish a return or take one back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from leadwell.design.fields import Form, LongTextField


class Publish(Form):
    """What the organisation makes of its figures. `seen` is the number of the result that was shown."""

    says = LongTextField(
        label=_("What do you make of it, and what do you do about it?"),
        help_text=_(
            "Everybody will read it. A sentence or two, where a figure stands out. Name no person."
        ),
        required=False,
        max_length=2000,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)


class Withdraw(Form):
    """Why a return is taken back."""

    because = LongTextField(
        label=_("Why is it taken back?"),
        help_text=_("Everybody will read it. Name no person."),
        max_length=1000,
    )
