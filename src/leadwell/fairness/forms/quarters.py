"""A table of quarters that somebody else cut, to see whether it hangs together. Sent by GET."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from leadwell.design import fields
from leadwell.fairness.rules.pay.facts import QUARTERS


class Sizes(fields.Form):
    """How many people each quarter has, all groups together."""

    def __init__(self, *args, names, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in QUARTERS:
            self.fields[name] = fields.NumberField(
                label=names[name], min_value=0, error_messages={"min_value": _("Write 0 or more")}
            )

    def sizes(self) -> tuple[int, ...]:
        """The four numbers, once they are valid."""
        return tuple(self.cleaned_data[name] for name in QUARTERS)
