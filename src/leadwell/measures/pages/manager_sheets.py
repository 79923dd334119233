"""Numbers of managers to take away: the page's own, as they may be shown, and why some are not."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.design.doorways import Download
from leadwell.measures.pages.enough_managers import reasons_in_words
from leadwell.measures.queries import ManagersShown


def managers_sheet(shown: ManagersShown) -> Download | None:
    """Every count of the page and every rate. None where there are none."""
    numbers = shown.numbers
    if numbers is None or numbers.refused:
        return None
    code, day = shown.organisation.code, numbers.day
    counts = [
        (
            code,
            day,
            _("count"),
            key,
            "" if value is None else value,
            _("hidden") if value is None else "",
        )
        for key, value in numbers.cells.items()
        if not key.startswith(("others", "group-others", "not-acting"))
    ]
    rates = [
        (code, day, _("per hundred"), name, "" if value is None else round(value, 1),
         _("hidden") if value is None else "")
        for name, value in numbers.rates.items()
    ]  # fmt: skip
    why = [(code, day, _("note"), reason, "", "") for reason in reasons_in_words(numbers)]
    head = (
        _("organisation code"),
        _("day"),
        _("kind"),
        _("what"),
        _("value"),
        _("why there is no value"),
    )
    name = f"{code}-managers{'' if shown.counts else '-public'}-{day}.csv"
    return Download(name, head, [*counts, *rates, *why], made_up=shown.organisation.made_up)
