"""What is typed or ticked about the induction."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.fields import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    NumberField,
    TextField,
    YesField,
)

TICK = re.compile(r"(\d{1,18})-(\d{1,18})")
SHOW = (
    ("due", gettext_lazy("Still to finish")),
    ("overdue", gettext_lazy("Overdue")),
    ("finished", gettext_lazy("Finished")),
    ("exempt", gettext_lazy("Exempt")),
    ("all", gettext_lazy("Everybody")),
)


class Ticks(Form):
    """Parts of people's inductions, each as the number of the period and of the part."""

    tick = forms.MultipleChoiceField(
        required=False, widget=forms.MultipleHiddenInput, label=gettext_lazy("Parts")
    )

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        given = data.getlist("tick") if data is not None else []
        self.ticked = [
            (int(a), int(b)) for a, b in (m.groups() for m in map(TICK.fullmatch, given) if m)
        ]
        self.fields["tick"].choices = [(text, text) for text in given]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """At least one, and nothing but what the page offered."""
        if not self.ticked or len(self.ticked) != len(self.data.getlist("tick")):  # type: ignore[attr-defined]  # a query dict
            raise forms.ValidationError(_("Tick at least one part."))
        return super().clean() or {}


class LocalPart(Form):
    """A part that a place adds for those who join it."""

    title = TextField(
        label=gettext_lazy("What is the part?"),
        help_text=gettext_lazy("For example: fire safety in our building"),
        max_length=200,
    )
    about = LongTextField(
        label=gettext_lazy("What does somebody do for it?"), required=False, max_length=2000
    )
    due_weeks = NumberField(
        label=gettext_lazy("Due how many weeks after the first day?"),
        min_value=1, max_value=52, width=3,
    )  # fmt: skip
    minutes = NumberField(
        label=gettext_lazy("How many minutes does it take?"), min_value=1, max_value=6000, width=4
    )
    from_on = DateField(
        label=gettext_lazy("For those who join from"),
        help_text=gettext_lazy("Today or later. Whoever is here already is not asked."),
    )
    supervisor_signs = YesField(
        label=gettext_lazy("A second person signs it, besides the line manager"), required=False
    )


class EndPart(Form):
    """Nothing to fill in: the button says it."""


class Exempt(Form):
    """Why nothing more is asked of somebody here. Empty ends an exemption."""

    because = LongTextField(
        label=gettext_lazy("Why is nothing more asked of them here?"),
        help_text=gettext_lazy("One sentence. They can read it."),
        max_length=1000,
    )


class SetTrack(Form):
    """Which parts somebody has."""

    track = ChoiceField(
        label=gettext_lazy("Which parts do they have besides those for everyone?"),
        choices=[
            ("core", gettext_lazy("None: the parts for everyone")),
            ("care", gettext_lazy("Care Certificate: they give care")),
            ("practice", gettext_lazy("Small practice")),
        ],
    )
    from_abroad = YesField(label=gettext_lazy("They were recruited from abroad"), required=False)


class FindOnInduction(Form):
    """Whom to list."""

    show = ChoiceField(label=gettext_lazy("Show"), choices=SHOW, required=False)


def asked(given: Any) -> tuple[str, int]:
    """Whom to list, and after whom, from an address."""
    after = str(given.get("after", ""))
    number = int(after) if after.isdecimal() and len(after) <= 18 else 0
    show = given.get("show", "")
    return (show if show in dict(SHOW) else "due"), number
