"""What is typed about a grade."""

from __future__ import annotations

from django import forms
from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _

from leadwell.design import fields

GRADES = (
    ("0", _("0: undeveloped")),
    ("1", _("1: developing")),
    ("2", _("2: achieving")),
    ("3", _("3: excelling")),
)


class GiveGrade(fields.Form):
    """A grade with what shows it. `seen` is the number of the grade that was shown."""

    grade = fields.ChoiceField(label=_("Which grade?"), choices=GRADES)
    evidence = fields.LongTextField(
        label=_("What shows it?"),
        help_text=_("What was looked at, who was asked, and what they said."),
        max_length=4000,
    )
    seen = forms.CharField(widget=HiddenInput, required=False, max_length=20)
