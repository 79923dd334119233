"""What a reader may ask of a page: as at which day, and which organisations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from leadwell.design.fields import DateField, Form, TextField

LONGEST_LIST = 12
LONGEST_NAME = 100


class AsAt(Form):
    """The day a page speaks of."""

    on = DateField(label=_("Show it as at another day"), required=False)


class AddOrganisation(Form):
    """One more organisation to compare."""

    org = TextField(
        label=_("Name or code of an organisation to add"), required=False, max_length=LONGEST_NAME
    )


def asked_day(query: Mapping[str, str], *, today: date) -> tuple[date, AsAt | None]:
    """The day that was asked for, else today; and the form when what was typed is no day."""
    if "on" in query:
        return _iso_day(query["on"], today)
    if "on_day" not in query:
        return today, None
    form = AsAt(query)
    if form.is_valid():
        return form.cleaned_data["on"] or today, None
    return today, form


def asked_codes(query: QueryDict) -> list[str]:
    """The codes or names that were asked for, in the order they were, not more than a few."""
    return [code.strip()[:LONGEST_NAME] for code in query.getlist("org") if code.strip()][
        :LONGEST_LIST
    ]


def _iso_day(text: str, today: date) -> tuple[date, AsAt | None]:
    """A day in an address; the form says what is wrong with one that is none."""
    try:
        return date.fromisoformat(text), None
    except ValueError:
        form = AsAt({"on_day": text[:20], "on_month": "", "on_year": ""})
        return today, None if form.is_valid() else form
