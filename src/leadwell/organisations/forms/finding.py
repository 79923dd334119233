"""What may be asked for on the search page. A plain form sent in the address: nothing is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leadwell.design.fields import Form, SearchField, SelectField
from leadwell.organisations import queries
from leadwell.organisations.rules.facts import KINDS_TO_FIND, SECTORS_TO_FIND

OPEN = "open"


class Search(Form):
    """One box, and four ways to narrow it."""

    q = SearchField(
        label=gettext_lazy("Name, town, postcode or code"),
        help_text=gettext_lazy(
            "An old name works too, and so does a question: bullying in Anytown."
        ),
    )
    region = SelectField(label=gettext_lazy("Region"), required=False, names=True)
    sector = SelectField(label=gettext_lazy("Sector"), required=False)
    kind = SelectField(label=gettext_lazy("Kind"), required=False)
    status = SelectField(label=gettext_lazy("Open or closed"), required=False)

    def __init__(self, given: Mapping[str, str], *, regions: Sequence[tuple[str, str]]) -> None:
        super().__init__(initial=given, auto_id="find-%s")
        choices = {
            "region": [("", _("All regions")), *regions],
            "sector": [("", _("All sectors")), *queries.sectors_to_find()],
            "kind": [("", _("All kinds")), *queries.kinds_to_find()],
            "status": [("", _("Open and closed")), (OPEN, _("Only open"))],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, SelectField)
            field.choices = offered


def asked(given: Mapping[str, str]) -> dict[str, Any]:
    """What the address asks for, as the search takes it. What is no choice of ours is left out."""
    sector, kind = given.get("sector", ""), given.get("kind", "")
    return {
        "text": given.get("q", ""),
        "region": given.get("region", "")[:40],
        "sector": sector if sector in SECTORS_TO_FIND else "",
        "kind": kind if kind in KINDS_TO_FIND else "",
        "open_only": given.get("status") == OPEN,
        "after": given.get("after", ""),
    }
