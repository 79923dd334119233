"""What is typed to make a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leadwell.design import fields
from leadwell.fairness.queries.tables.dimensions import name_of
from leadwell.fairness.rules.tables.facts import Asked, Dimension

FILTERS = ("only", "and_only", "and_only_too")
BETWEEN = "="


class MakeTable(fields.Form):
    """Rows, columns, and of whom."""

    rows = fields.SelectField(label=_("Rows"))
    columns = fields.SelectField(label=_("Columns"))
    only = fields.SelectField(label=_("Only these staff"), required=False)
    and_only = fields.SelectField(label=_("Of those, only these"), required=False)
    and_only_too = fields.SelectField(label=_("Of those again, only these"), required=False)

    @classmethod
    def among(cls, dimensions: Mapping[str, Dimension], data: Any = None) -> MakeTable:
        """With these dimensions to choose from."""
        form = cls(data)
        named = [(one.code, name_of(one)) for one in dimensions.values()]
        values = [
            (f"{one.code}{BETWEEN}{value}", f"{name_of(one)}: {gettext(title)}")
            for one in dimensions.values()
            for value, title in one.values.items()
        ]
        for name in ("rows", "columns"):
            form.fields[name].choices = named  # type: ignore[attr-defined]  # lists that drop down
        for name in FILTERS:
            form.fields[name].choices = [("", gettext("Everybody")), *values]  # type: ignore[attr-defined]  # the same
        return form


def asked(typed: Mapping[str, Any]) -> Asked:
    """The table that was typed."""
    chosen = [typed[name].partition(BETWEEN) for name in FILTERS if typed[name]]
    filters = sorted({(name, value) for name, _between, value in chosen})
    return Asked(typed["rows"], typed["columns"], tuple(filters))
