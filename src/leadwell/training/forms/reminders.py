"""When somebody wants to be reminded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from leadwell.design import fields


class ChooseReminders(fields.Form):
    """Any of a few spans of days, or none."""

    days = fields.ChoicesField(label=_("How long before?"), required=False)

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = list(offered)  # type: ignore[attr-defined]  # a field of choices

    def clean_days(self) -> list[int]:
        """Their numbers."""
        return [int(each) for each in self.cleaned_data["days"]]
