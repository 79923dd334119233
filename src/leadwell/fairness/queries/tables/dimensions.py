"""What staff can be told apart by in a table, and how far tables may go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext_noop as _

from leadwell.equality.queries.definitions import characteristics, groupings_on
from leadwell.fairness.queries.row_words import ROWS
from leadwell.fairness.rules.facts import ALL
from leadwell.fairness.rules.tables.facts import Dimension, TableTerms
from leadwell.stats.disclosure import noise_of

FOLDER = Path(__file__).resolve().parents[2] / "definitions"
UNKNOWN = {"not-said": _("Asked and did not say"), "not-asked": _("Not asked")}
ELSEWHERE = {"unknown": _("In no group")}
YES_OR_NO = {"true": _("Yes"), "false": _("No")}
COLUMNS = (
    Dimension("pay_row", _("Pay"), {code: title for code, title in ROWS.items() if code != ALL}),
    Dimension(
        "clinical",
        _("Clinical or not"),
        {
            "clinical": _("Clinical"),
            "non-clinical": _("Not clinical"),
            "medical": _("Doctors and dentists"),
            "": _("Not known"),
        },
    ),
    Dimension(
        "tier",
        _("Tier of pay"),
        {
            "lower": _("Lower: up to band 5"),
            "middle": _("Middle: bands 6 and 7"),
            "upper": _("Upper: band 8a and above"),
            "": _("None"),
        },
    ),
    Dimension("leads", _("Leads people"), YES_OR_NO),
    Dimension("bank", _("Bank work only"), YES_OR_NO),
)


def dimensions(on: date) -> Mapping[str, Dimension]:
    """Everything a table can be made of on a day, by its code: "pay_row", or "ethnicity:five-2021"."""
    return {one.code: one for one in (*COLUMNS, *_declared(on))}


@cache
def _declared(on: date) -> tuple[Dimension, ...]:
    return tuple(
        Dimension(
            code=f"{slug}:{name}",
            title=f"{one.title}: {grouping.title}",
            values={**grouping.titles, **ELSEWHERE, **UNKNOWN},
            characteristic=slug,
            grouping=name,
        )
        for slug, one in characteristics().items()
        for name, grouping in groupings_on(one, on).items()
    )


@cache
def table_terms() -> TableTerms:
    """How far tables may go, from the newest file."""
    path = max(FOLDER.glob("cell_key_*.yaml"))
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = ("most_filters", "most_characteristics", "most_cells", "fewest_left", "fewest_apart")
    return TableTerms(noise_of(said["noise"]), **{name: said[name] for name in names})
