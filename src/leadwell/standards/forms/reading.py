"""Which two versions to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from leadwell.design import fields


class Compare(fields.Form):
    """Two versions of one framework."""

    before = fields.SelectField(label=_("This version"), required=False, names=True)
    after = fields.SelectField(label=_("Beside this version"), required=False, names=True)

    def __init__(self, data: Any, *, numbers: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        for name in ("before", "after"):
            self.fields[name].choices = numbers  # type: ignore[attr-defined]  # a list that drops down


def asked_to_compare(given: Mapping[str, str]) -> dict[str, str]:
    """The numbers of the two versions, as the address says them."""
    return {name: given.get(name, "")[:20] for name in ("before", "after")}
