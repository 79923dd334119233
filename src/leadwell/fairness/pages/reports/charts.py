"""The pictures: likelihoods with their intervals, shares by row, years, and others beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from leadwell.design.charts import Chart
from leadwell.fairness.pages.reports import row_words, words
from leadwell.fairness.queries.reports.own import OneIndicator, OneSet
from leadwell.fairness.rules.facts import Indicator, Kind, Shown
from leadwell.fairness.rules.reports.what_stands_out import AWAY

UNITS = {"percent": "%"}
MOST_DOTS = 12


def likelihoods(one: OneSet) -> Chart | None:
    """Every ratio of everybody together, on one scale, with the line of parity. None without any."""
    lines = [line for line in ratios(one) if line.value is not None]
    if not lines:
        return None
    rows = tuple(
        _dot(words.name(one.indicator(line.indicator)), line) for line in lines[:MOST_DOTS]
    )
    return Chart(
        "dots",
        _("How many times as likely, with 95% intervals"),
        _spoken(rows),
        rows,
        {"decimals": 2, "national": 1.0, "national_name": _("the same for both groups")},
    )


def ratios(one: OneSet) -> list[Shown]:
    """The ratios of everybody together, in the order of the set."""
    found = (one.year.line(indicator.code) for indicator in one.indicators)
    return [line for line in found if line is not None and line.unit == "ratio"]


def rows_of(one: OneSet, indicator: Indicator) -> Chart | None:
    """One figure by its rows, as bars. None where it has no rows, or all are hidden."""
    lines = [line for line in one.year.of(indicator.code) if line.row and not line.split]
    if indicator.kind is Kind.PAY_GAP:  # its rows are six different figures
        return None
    if len(lines) < 2 or all(line.value is None for line in lines):
        return None
    rows = tuple(
        {"name": row_words.row(line), "value": line.value, "low": line.low, "high": line.high,
         "you": line.reading in AWAY or not line.row}
        for line in lines
    )  # fmt: skip
    return Chart(
        "bars",
        _("{name}, by level").format(name=words.name(indicator)),
        _spoken(rows, lines),
        rows,
        {"unit": UNITS.get(lines[0].unit, ""), "decimals": 1 if lines[0].unit == "percent" else 2,
         "none": _("hidden")},
    )  # fmt: skip


def years_of(one: OneSet, indicator: Indicator) -> Chart | None:
    """One figure over the years, with intervals. None where fewer than two years have it."""
    found = [(year, year.line(indicator.code)) for year in one.years if not year.running]
    lines = [(year, line) for year, line in found if line is not None]
    if sum(line.value is not None for _year, line in lines) < 2:
        return None
    parity = words.PARITY.get(lines[-1][1].unit)
    rows = tuple(
        {"label": words.short_year(year.ended_on), "value": line.value, "low": line.low,
         "high": line.high, "national": parity}
        for year, line in lines
    )  # fmt: skip
    said = "; ".join(f"{words.short_year(y.ended_on)}: {words.with_interval(x)}" for y, x in lines)
    options = {"unit": UNITS.get(lines[-1][1].unit, ""), "you_name": one.place.name,
               "decimals": 2 if lines[-1][1].unit == "ratio" else 1,
               "national_name": _("the same for both groups")}  # fmt: skip
    title = _("{name}, year by year").format(name=words.name(indicator))
    return Chart("trend", title, f"{said}.", rows, options)


def beside(one: OneIndicator) -> Chart | None:
    """This organisation among similar ones. None where there is nobody to stand beside."""
    own = one.of.year.line(one.indicator.code)
    if own is None or own.value is None or not one.beside:
        return None
    others = tuple({"name": each.name, "value": each.line.value} for each in one.beside)
    mine = {
        "name": one.of.place.name,
        "value": own.value,
        "low": own.low,
        "high": own.high,
        "you": True,
    }
    parity = words.PARITY.get(own.unit)
    return Chart(
        "strip",
        _("{name}: similar organisations").format(name=words.name(one.indicator)),
        _("{name}: {value}, among {n} others.").format(
            name=one.of.place.name, value=words.with_interval(own), n=len(others)
        ),
        (*others, mine),
        {"unit": UNITS.get(own.unit, ""), "decimals": 2 if own.unit == "ratio" else 1,
         "national": parity, "national_name": _("the same for both groups"),
         "you_name": one.of.place.name},
    )  # fmt: skip


def named(one: OneSet, name: str) -> Chart | None:
    """The picture of a set by its name in an address: `parity`, `rows-…` or `years-…`."""
    if name == "parity":
        return likelihoods(one)
    what, _hyphen, code = name.partition("-")
    indicator = one.indicator(code)
    if indicator is None or what not in ("rows", "years"):
        return None
    return rows_of(one, indicator) if what == "rows" else years_of(one, indicator)


def _dot(name: str, line: Shown) -> dict[str, object]:
    return {"name": name, "value": line.value, "low": line.low, "high": line.high,
            "you": line.reading in AWAY}  # fmt: skip


def _spoken(rows: Sequence[Mapping[str, object]], lines: Sequence[Shown] = ()) -> str:
    if lines:
        said = (f"{row_words.row(line)}: {words.value(line)}" for line in lines)
    else:
        said = (f"{row['name']}: {words.amount(float(str(row['value'])), 'ratio')}" for row in rows)
    return f"{'; '.join(said)}."
