"""What is typed to open a pack of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leadwell.design import fields
from leadwell.fairness.rules.acting.facts import Framework, PackAsked


class Open(fields.Form):
    """About which statements, why, and for how long."""

    statements = fields.ChoicesField(label=_("Which statements is it about?"))
    because = fields.LongTextField(
        label=_("Why do you ask?"),
        help_text=_("Such as the inspection it is for. The organisation reads it."),
        max_length=2000,
    )
    days = fields.NumberField(label=_("For how many days?"), min_value=1, initial=30)

    @classmethod
    def among(cls, frameworks: Sequence[Framework], data: Any = None) -> Open:
        """With the statements of these frameworks to choose from."""
        form = cls(data)
        form.fields["statements"].choices = [  # type: ignore[attr-defined]  # boxes to tick
            (f"{one.code}:{each.code}", f"{gettext(each.title)} ({gettext(one.version)})")
            for one in frameworks
            for each in one.statements
        ]
        return form

    def clean_statements(self) -> list[str]:
        """Statements of one framework: a pack follows one version, so that it can be read beside it."""
        chosen: list[str] = self.cleaned_data["statements"]
        if len({one.partition(":")[0] for one in chosen}) > 1:
            raise ValidationError(gettext("Choose statements of one framework only."))
        return chosen

    def asked(self) -> tuple[str, PackAsked]:
        """The framework and what is asked of it."""
        typed = self.cleaned_data
        chosen = [one.partition(":") for one in typed["statements"]]
        codes = tuple(code for _of, _colon, code in chosen)
        return chosen[0][0], PackAsked(codes, typed["because"], typed["days"])


class Close(fields.Form):
    """Nothing more is asked."""
