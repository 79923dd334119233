"""Whom to list, as the address asks. A plain form sent in the address: nothing is saved."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.fields import DateField, Form, SearchField, SelectField, YesField
from leadwell.organisations.queries import Choices, Sought, footings

LONGEST = 200
WHEN = (
    ("now", gettext_lazy("Who work here now")),
    ("left", gettext_lazy("Who have left")),
    ("ever", gettext_lazy("Who work or worked here")),
)


class FindPeople(Form):
    """One box for a name, and ways to narrow the list."""

    q = SearchField(label=gettext_lazy("Name, or part of it"))
    when = SelectField(label=gettext_lazy("People"), required=False, choices=WHEN)
    unit = SelectField(label=gettext_lazy("Unit"), required=False, names=True)
    band = SelectField(label=gettext_lazy("Band"), required=False, names=True)
    level = SelectField(label=gettext_lazy("Level"), required=False)
    footing = SelectField(label=gettext_lazy("Footing"), required=False)
    leads = YesField(label=gettext_lazy("Only those who lead people"), required=False)
    since = DateField(label=gettext_lazy("Began on or after"), required=False)

    def __init__(self, given: QueryDict, choices: Choices) -> None:
        super().__init__(given or None, auto_id="find-%s")
        offered = {
            "unit": [("", _("All units")), *((each, each) for each in choices.units)],
            "band": [("", _("All bands")), *((each, each) for each in choices.bands)],
            "level": [
                ("", _("All levels")),
                *((str(each), _("Level {n}").format(n=each)) for each in choices.levels),
            ],
            "footing": [("", _("All")), *footings()],
        }
        for name, options in offered.items():
            field = self.fields[name]
            assert isinstance(field, SelectField)
            field.choices = options


def sought(given: QueryDict) -> Sought:
    """Whom the address asks for. What is no choice of ours is left out."""
    level = given.get("level", "")
    return Sought(
        words=given.get("q", "")[:LONGEST],
        unit=given.get("unit", "")[:LONGEST],
        band=given.get("band", "")[:LONGEST],
        level=int(level) if level.isascii() and level.isdigit() and len(level) < 4 else None,
        footing=given.get("footing", "")[:LONGEST],
        leads=given.get("leads") == "on",
        joined_since=_day(given),
        when=given.get("when", "")[:LONGEST] or "now",
    )


def after(given: QueryDict) -> int:
    """The number of the person after whom the page begins; nothing that can be read is the first."""
    number = given.get("after", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0


def _day(given: QueryDict) -> date | None:
    parts = [given.get(f"since_{part}", "")[:4] for part in ("year", "month", "day")]
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def kept(given: QueryDict) -> dict[str, Any]:
    """What the address asks for, without where the page begins."""
    return {name: value for name, value in given.items() if value and name != "after"}
