"""Bars about managers. The rows are as they may be shown: a hidden count has no bar and says so."""

from __future__ import annotations

from leadwell.design.charts import Chart
from leadwell.measures.pages import manager_words as told
from leadwell.measures.pages.saying import said as _
from leadwell.measures.queries import ManagerNumbers

PARTS = {"levels": "level", "spans": "span", "layers": "layer"}
NAMES = {"levels": told.level, "spans": told.span, "layers": told.layer}


def chart_of(numbers: ManagerNumbers, name: str) -> Chart | None:
    """The picture called `name`; None where there is none, or nothing to draw in it."""
    parts = numbers.part(PARTS.get(name, "-"))
    if not any(parts.values()):
        return None
    say = NAMES[name]
    rows = tuple(
        {"name": say(key), "value": value, "count": value, "you": True}
        for key, value in parts.items()
    )
    said = "; ".join(f"{row['name']}: {told.cell(row['count'])}" for row in rows)  # type: ignore[arg-type]  # a count or none
    return Chart(
        "bars",
        title(name),
        f"{said}.",
        rows,
        {"decimals": 0, "axis_title": counted(name), "none": _("hidden")},
    )


def title(name: str) -> str:
    """What the picture is about."""
    return {
        "levels": _("Managers at each level"),
        "spans": _("People who report to each post that leads"),
        "layers": _("Posts in each layer, from the top"),
    }[name]


def subject(name: str) -> str:
    """What a row of the picture is."""
    return {"levels": _("Level"), "spans": _("Who report to it"), "layers": _("Layer")}[name]


def counted(name: str) -> str:
    """What is counted in the picture."""
    return _("Managers") if name == "levels" else _("Posts")
