"""What staff can be told apart by in a table, and how far tables may go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from leadwell.equality.queries.counts import grouping_titles, known_groups
from leadwell.fairness.queries.row_words import ROWS
from leadwell.fairness.rules.facts import ALL
from leadwell.fairness.rules.tables.facts import Dimension, TableTerms
from leadwell.stats.disclosure import noise_of

FOLDER = Path(__file__).resolve().parents[2] / "definitions"
UNKNOWN = {"not-said": _("Asked and did not say"), "not-asked": _("Not asked")}
ELSEWHERE = {"unknown": _("In no group")}
YES_OR_NO = {"true": _("Yes"), "false": _("No")}
TITLES = {
    "ethnicity": _("Ethnic group"),
    "disability": _("Disability"),
    "sex": _("Sex"),
    "gender_identity": _("Gender identity"),
    "sexual_orientation": _("Sexual orientation"),
    "religion": _("Religion"),
    "age_band": _("Age"),
    "caring": _("Caring for somebody"),
    "armed_forces": _("Armed forces"),
    "background": _("Background"),
}
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


def name_of(one: Dimension) -> str:
    """What a dimension is called: its grouping too, since a characteristic can be counted in several ways."""
    if not one.way:
        return gettext(one.title)
    named = {"characteristic": gettext(one.title), "grouping": gettext(one.way)}
    return gettext("{characteristic}: {grouping}").format(**named)


@cache
def _declared(on: date) -> tuple[Dimension, ...]:
    ways = grouping_titles(on)
    return tuple(
        Dimension(
            code=f"{characteristic}:{grouping}",
            title=TITLES[characteristic],
            values={**titles, **ELSEWHERE, **UNKNOWN},
            characteristic=characteristic,
            grouping=grouping,
            way=ways[characteristic, grouping],
        )
        for (characteristic, grouping), titles in known_groups(on).items()
    )


@cache
def table_terms() -> TableTerms:
    """How far tables may go, from the newest file."""
    path = max(FOLDER.glob("cell_key_*.yaml"))
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = (
        "most_filters", "most_characteristics", "most_cells", "fewest_left", "fewest_apart",
        "most_a_day", "most_a_place",
    )  # fmt: skip
    return TableTerms(noise_of(said["noise"]), **{name: said[name] for name in names})
