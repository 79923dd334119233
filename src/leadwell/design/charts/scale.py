"""What the families share: an honest axis, a number in words, a mark and its words in a key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
from django.utils.translation import gettext as _

from leadwell.design import words
from leadwell.design.charts import palette

Options = Mapping[str, Any]
Rows = Sequence[Mapping[str, Any]]


def say(value: float, options: Options) -> str:
    """A value with its unit: 10.1% or 6.94. `unit` and `decimals` are the chart's options."""
    decimals = int(options.get("decimals", 1))
    unit = options.get("unit", "")
    return f"{words.number(value, decimals)}{unit}" if unit == "%" else _beside(value, options)


def _beside(value: float, options: Options) -> str:
    text = words.number(value, int(options.get("decimals", 1)))
    return f"{text} {options['unit']}" if options.get("unit") else text


def say_or_withheld(value: float | None, options: Options) -> str:
    """A suppressed value says so; it is never drawn as nothing. `none` is the option with its word."""
    return str(options.get("none") or _("withheld")) if value is None else say(value, options)


def name_and_value(placed: Rows, **look: Any) -> list[alt.Chart]:
    """Above each mark its name on the left and its value on the right, so that a long name never
    hides a number. Rows hold `name`, `says` and `at`."""
    bold = look.get("fontWeight") == "bold"
    base = alt.Chart(data({**row, "name": cut(str(row["name"]), 262, bold=bold)} for row in placed))
    name = base.mark_text(align="left", **look)
    value = base.mark_text(align="right", **look)
    return [
        name.encode(text="name:N", x=alt.value(0), y=down()),
        value.encode(text="says:N", x=alt.value("width"), y=down()),
    ]


def cut(text: str, room: float, *, bold: bool = False) -> str:
    """Text that fits the room, in the picture's units. The renderer measures with whatever font
    the machine has, so we count letters: a letter of Arial is about half its size wide."""
    letters = int(room / (palette.FONT_SIZE * (0.55 if bold else 0.5)))
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def axis_range(values: Iterable[float | None], options: Options) -> list[float]:
    """The chart's own `axis` if it has one; else room around the values, never outside what a
    percentage can be. `zero` starts it at nothing."""
    if given := options.get("axis"):
        return [float(given[0]), float(given[1])]
    known = [float(value) for value in values if value is not None] or [0.0, 1.0]
    low, high = _not_too_near(min(known), max(known), int(options.get("decimals", 1)))
    room = (high - low) * 0.08
    bounds = [low - room, high + room]
    if options.get("zero") or (low >= 0 and bounds[0] < 0):
        bounds[0] = 0.0
    if options.get("unit") == "%" and high <= 100:
        bounds[1] = min(bounds[1], 100.0)
    return bounds


def _not_too_near(low: float, high: float, decimals: int) -> tuple[float, float]:
    """At least ten of the smallest steps that are written: closer together, chance in the last
    place of a computer's number would look like a change."""
    least = 10.0 ** (1 - decimals)
    if high - low >= least:
        return low, high
    middle = (low + high) / 2
    nearest = max(middle - least / 2, 0.0) if low >= 0 else middle - least / 2
    return nearest, nearest + least


def number_axis(options: Options, **more: Any) -> alt.Axis:
    """An axis of numbers, with the unit on its labels and the direction of good in its title."""
    label = "datum.label + '%'" if options.get("unit") == "%" else "datum.label"
    settings: dict[str, Any] = {
        "title": axis_title(options) or None,
        "labelExpr": label,
        "tickCount": 5,
        "grid": True,
        "labelOverlap": True,
        **more,
    }
    return alt.Axis(**settings)


def axis_title(options: Options) -> str:
    return str(options.get("axis_title", ""))


def labelled_axis(labels: Mapping[int, str], **more: Any) -> alt.Axis:
    """An axis whose ticks are whole numbers that stand for these words."""
    named = {str(place): text for place, text in labels.items()}
    return alt.Axis(
        values=list(labels),
        labelExpr=f"({json.dumps(named)})[datum.value]",
        title=None,
        grid=False,
        **{"labelFlush": False, "labelOverlap": False, **more},
    )


def data(rows: Iterable[Mapping[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=[dict(row) for row in rows])


def nothing() -> alt.InlineData:
    """One empty row: for a mark that stands at a fixed place."""
    return alt.InlineData(values=[{}])


def at(x: float, y: float) -> dict[str, Any]:
    """A place in the picture, in its own units from the top left of the plot."""
    return {"x": alt.value(x), "y": alt.value(y)}


def key_line(
    y: float, text: str, *, colour: str, shape: str = "circle", size: int = 60, x: float = 0
) -> list[alt.Chart]:
    """A mark and what it means."""
    mark = alt.Chart(nothing()).mark_point(shape=shape, filled=True, size=size, color=colour)
    return [mark.encode(opacity=alt.value(1), **at(x + 8, y)), key_words(y, text, x=x)]


def key_rule(
    y: float, text: str, *, colour: str, dash: Sequence[int] = (1, 0), x: float = 0
) -> list[alt.Chart]:
    """A line and what it means."""
    mark = alt.Chart(nothing()).mark_rule(color=colour, strokeWidth=2, strokeDash=list(dash))
    place = {"x": alt.value(x), "x2": alt.value(x + 17), "y": alt.value(y)}
    return [mark.encode(**place), key_words(y, text, x=x)]


def key_words(y: float, text: str, *, x: float = 0) -> alt.Chart:
    words = cut(text, palette.WIDTH - 44 - x)
    mark = alt.Chart(nothing()).mark_text(align="left", baseline="middle", text=words)
    return mark.encode(**at(x + 24, y))


def down(field: str = "at") -> alt.Y:
    """A place down the picture in its own units, from the top of the plot."""
    return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, 1000], range=[0, 1000]))


def sized(chart: Any, size: tuple[int, int]) -> alt.LayerChart:
    """Exactly this large, words and all."""
    return chart.properties(
        width=size[0], height=size[1], autosize=alt.AutoSizeParams(type="fit", contains="padding")
    ).resolve_scale(shape="independent", color="independent")


def as_day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def months_between(first: date, then: date) -> int:
    return (then.year - first.year) * 12 + then.month - first.month
