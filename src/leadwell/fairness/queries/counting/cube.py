"""The cells of a pass as an Ibis expression: the same for three engines. Nothing here runs anything.

Ibis is imported where it is first needed: it takes most of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

from leadwell.fairness.queries.counting.plan import Pass
from leadwell.fairness.queries.counting.star import CHARACTERISTICS, DAY_OF, TABLES
from leadwell.fairness.rules.facts import EVERYONE, Selection

# Expressions and columns of Ibis; its own names for them differ with what a column holds.
Expression = Any
UNKNOWN, NOT_ASKED, NOT_SAID = "unknown", "not-asked", "not-said"
YES, NO, NOBODY_KNOWS = "true", "false", ""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both counted. What is dated is counted within them."""

    began_on: date
    ended_on: date


def cells(one: Pass, *, period: Period) -> Expression:
    """One pass: a number for each selection, by organisation, group and column."""
    import ibis

    rows = _within(ibis.table(dict(TABLES[one.fact]), name=one.fact), one, period)
    fits = {one.number_of(selection): _fits(rows, selection) for selection in one.selections}
    kept = [name for name in ("organisation_id", one.characteristic, *one.columns) if name]
    marked = {name: fit.ifelse(1, 0).cast("int64") for name, fit in fits.items()}
    rows = rows.filter(reduce(or_, fits.values())).select(*dict.fromkeys(kept), **marked)
    rows = _grouped(rows, one)
    if not one.is_cube:
        return rows
    numbers = {name: total(rows, name) for name in fits}
    return rows.group_by(["organisation_id", *groups_of(one), *one.columns]).aggregate(**numbers)


def _within(fact: Expression, one: Pass, period: Period) -> Expression:
    """The rows of a fact in the period, and of one funnel where the fact has funnels."""
    import ibis

    rows = fact
    if day := DAY_OF.get(one.fact):
        began, ended = ibis.literal(period.began_on), ibis.literal(period.ended_on)
        rows = rows.filter(rows[day] >= began, rows[day] <= ended)
    return rows.filter(rows.funnel == one.funnel) if one.funnel else rows


def _fits(rows: Expression, selection: Selection) -> Expression:
    """Whether a row is one of those counted."""
    import ibis

    asked = [_one_of(rows[column], values) for column, values in selection.where.items()]
    if selection.reached:
        asked.append(rows.reached >= selection.reached)
    if selection.once:
        asked.append(rows.first_in_year)
    return reduce(and_, asked, ibis.literal(True))


def _one_of(column: Expression, values: Sequence[str]) -> Expression:
    if column.type().is_boolean():
        asked = {YES: column, NO: ~column, NOBODY_KNOWS: column.isnull()}
        return reduce(or_, [asked[value].fill_null(False) for value in values])
    if column.type().is_integer():
        return column.isin([int(value) for value in values]).fill_null(False)
    return column.isin(values)


def _grouped(rows: Expression, one: Pass) -> Expression:
    """The rows with the group they stand in, in each grouping asked for."""
    for grouping, name in zip(one.groupings, groups_of(one), strict=True):
        rows = _with_group(rows, one.characteristic, grouping, name)
    return rows


def _with_group(rows: Expression, characteristic: str, grouping: str, name: str) -> Expression:
    import ibis

    if not characteristic:
        return rows.mutate(**{name: ibis.literal(EVERYONE)})
    if characteristic not in CHARACTERISTICS:
        kept = as_words(rows[characteristic])
        return rows.mutate(**{name: (kept == NOBODY_KNOWS).ifelse(UNKNOWN, kept)})
    said = ibis.table(dict(TABLES["grouping"]), name="grouping")
    said = said.filter(said.characteristic == characteristic, said.grouping == grouping)
    said = said.select(**{f"{name}_of": said.value, name: said.group_code})
    joined = rows.left_join(said, rows[characteristic] == said[f"{name}_of"])
    kept = joined[characteristic]
    nobody = ibis.cases((kept == "", NOT_ASKED), (kept == "-", NOT_SAID), else_=UNKNOWN)
    return joined.mutate(**{name: joined[name].coalesce(nobody)})


def groups_of(one: Pass) -> tuple[str, ...]:
    """The names of the columns that hold a group, one for each grouping."""
    return tuple(f"group_{number}" for number, _ in enumerate(one.groupings))


def as_words(column: Expression) -> Expression:
    if column.type().is_boolean():
        return column.isnull().ifelse(NOBODY_KNOWS, column.ifelse(YES, NO))
    if column.type().is_integer():
        return column.cast("string").fill_null(NOBODY_KNOWS)
    return column


def total(cells: Expression, name: str) -> Expression:
    """A sum as a whole number: PostgreSQL would make a numeric of it."""
    return cells[name].sum().cast("int64") if name else (cells.count() * 0).cast("int64")
