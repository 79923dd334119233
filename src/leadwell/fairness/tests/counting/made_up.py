"""A small made-up star as plain rows, figures over it, and plain loops that count them: the second way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
from hypothesis import strategies as st

from leadwell.fairness.queries.counting import Period
from leadwell.fairness.queries.counting.star import CHARACTERISTICS, TABLES
from leadwell.fairness.rules.facts import ALL, EVERYONE, Indicator, Kind, Selection

YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))
Row = Mapping[str, Any]
Star = Mapping[str, Sequence[Row]]
Cells = dict[tuple[Any, ...], tuple[int, int]]
ARROW = {
    "int64": pa.int64(), "int16": pa.int16(), "string": pa.string(), "boolean": pa.bool_(),
    "date": pa.date32(), "float64": pa.float64(),
}  # fmt: skip
GROUPING = (
    {"characteristic": "ethnicity", "grouping": "white-bme", "value": "nhs:A", "group_code": "white"},
    {"characteristic": "ethnicity", "grouping": "white-bme", "value": "nhs:N", "group_code": "bme"},
    {"characteristic": "ethnicity", "grouping": "white-bme", "value": "-", "group_code": "not-said"},
    {"characteristic": "ethnicity", "grouping": "white-bme", "value": "", "group_code": "not-asked"},
    {"characteristic": "ethnicity", "grouping": "five", "value": "nhs:N", "group_code": "black"},
    {"characteristic": "disability", "grouping": "yes-no", "value": "yes", "group_code": "disabled"},
)  # fmt: skip
ORGANISATIONS = tuple(
    {"organisation_id": number, "code": code, "kind": kind, "path": path, "parent_id": None,
     "region_id": None, "board_id": None, "peer_group": peers}
    for number, code, kind, path, peers in (
        (1, "ENG", "country", "/ENG/", "country"),
        (2, "R", "region", "/ENG/R/", "region"),
        (3, "B", "icb", "/ENG/R/B/", "icb"),
        (4, "T1", "trust", "/ENG/R/B/T1/", "acute"),
        (5, "T2", "trust", "/ENG/R/T2/", "acute"),
        (6, "C", "care-provider", "/C/", "care-provider"),
    )
)  # fmt: skip


def figure(code: str, part: Selection, whole: Selection | None = None, **more: Any) -> Indicator:
    """A figure by ethnic group, unless told otherwise."""
    said = {
        "set": "wres", "number": code, "title": code, "asks": "", "kind": Kind.LIKELIHOOD,
        "characteristic": "ethnicity", "grouping": "white-bme", "first": "white", "second": "bme",
    }  # fmt: skip
    return Indicator(code=code, part=part, whole=whole, **{**said, **more})


STAFF = Selection("staff", {"bank": ("false",)})
APPLIED = Selection("step", funnel="recruitment", reached=2)
APPOINTED = Selection("step", funnel="recruitment", reached=5)
FORMAL = Selection("step", funnel="disciplinary", reached=2, once=True)
FIGURES = (
    figure("shares", STAFF, STAFF, rows="pay_row", split_by=("clinical",), kind=Kind.SHARE),
    figure("appointed", APPOINTED, APPLIED, split_by=("internal", "openly")),
    figure("finer", APPOINTED, APPLIED, grouping="five", first="black", second=""),
    figure("formal", FORMAL, STAFF, rows="clinical", split_by=("leads",)),
    figure("board", Selection("staff", {"board": ("true",)}), STAFF, kind=Kind.DIFFERENCE),
    figure("voting", Selection("staff", {"board": ("true",), "votes": ("true",)}), STAFF,
           kind=Kind.DIFFERENCE),
    figure("known", Selection("staff", {"leads": ("true", "")}), None, rows="level"),
    figure("high", Selection("staff", {"level": ("4", "5"), "pay_row": ("", "9")}), STAFF),
    figure("disabled", STAFF, None, characteristic="disability", grouping="yes-no"),
    figure("tie", APPOINTED, APPLIED, characteristic="tie", grouping="tie", first="tie", second="none"),
    figure("open", Selection("step", {"openly": ("true",)}, "recruitment", 5), APPOINTED,
           characteristic="", grouping="", first=EVERYONE, second="", kind=Kind.SHARE),
    figure("paid", Selection("pay", {"full_pay": ("true",)}), Selection("pay"), split_by=("full_pay",)),
    figure("promises", APPOINTED, APPLIED, characteristic="internal", grouping="", first="true",
           second="false"),
)  # fmt: skip


def a_row(fact: str, **said: Any) -> Row:
    """A row with every column: nothing known but what is said."""
    empty = {"int64": 1, "int16": None, "string": "", "boolean": None, "date": date(2025, 6, 1)}
    plain = {column: empty.get(kind, 1.0) for column, kind in TABLES[fact].items()}
    certain = {"bank": False, "board": False, "first_in_year": True, "reached": 1}
    return {**plain, **{k: v for k, v in certain.items() if k in plain}, **said}


maybe = st.sampled_from([True, False, None])
numbers = st.sampled_from([row["organisation_id"] for row in ORGANISATIONS])
_common = {
    "organisation_id": numbers,
    "ethnicity": st.sampled_from(["nhs:A", "nhs:N", "nhs:R", "-", ""]),
    "clinical": st.sampled_from(["clinical", "medical", ""]),
}
_of_staff = {
    **_common,
    "disability": st.sampled_from(["yes", "no", "-", ""]),
    "pay_row": st.sampled_from(["5", "9", ""]),
    "bank": st.booleans(),
    "board": st.booleans(),
    "votes": maybe,
    "executive": maybe,
    "leads": maybe,
    "level": st.sampled_from([3, 4, 5, None]),
}
_of_steps = {
    **_common,
    "funnel": st.sampled_from(["recruitment", "disciplinary", "leavers"]),
    "reached": st.integers(1, 5),
    "happened_on": st.dates(date(2025, 3, 30), date(2026, 4, 2)),
    "first_in_year": st.booleans(),
    "internal": maybe,
    "openly": maybe,
    "leads": maybe,
    "tie": st.sampled_from(["tie", "none", ""]),
}
_of_pay = {**_common, "full_pay": st.booleans(), "as_at": st.sampled_from([date(2026, 3, 31)])}


def _rows(fact: str, columns: Mapping[str, Any]) -> st.SearchStrategy[list[Row]]:
    return st.lists(st.fixed_dictionaries(columns).map(lambda one: a_row(fact, **one)), max_size=25)


stars = st.fixed_dictionaries(
    {
        "staff": _rows("staff", _of_staff),
        "step": _rows("step", _of_steps),
        "pay": _rows("pay", _of_pay),
    }
).map(lambda facts: {**facts, "grouping": GROUPING, "organisation": ORGANISATIONS})


def tables(star: Star) -> dict[str, pa.Table]:
    """The star as Arrow."""
    return {
        name: pa.Table.from_pylist(
            [dict(row) for row in star.get(name, ())],
            schema=pa.schema({column: ARROW[kind] for column, kind in columns.items()}),
        )
        for name, columns in TABLES.items()
    }


def in_duckdb(star: Star) -> duckdb.DuckDBPyConnection:
    """A DuckDB that has the star's tables."""
    duck = duckdb.connect()
    for name, table in tables(star).items():
        duck.register(name, table)
    return duck


def by_loops(star: Star, figures: Iterable[Indicator], period: Period = YEAR) -> Cells:
    """Each figure counted row by row, as its definition says it."""
    cells: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0])
    for one in figures:
        assert one.part is not None
        for place, selection in enumerate((one.part, one.whole or one.part)):
            for row in star.get(selection.fact, ()):
                if _counts(row, selection, period):
                    for key in _cells_of(row, one, star["grouping"]):
                        cells[key][place] += 1
    return {key: (part, whole) for key, (part, whole) in cells.items()}


def as_cells(counted: pa.Table) -> Cells:
    """The long table as the loops give it. Each cell stands in it once."""
    rows = [tuple(row.values()) for row in counted.to_pylist()]
    cells = {row[:5]: (row[5], row[6]) for row in rows}
    assert len(cells) == len(rows)
    return cells


def _counts(row: Row, asked: Selection, period: Period) -> bool:
    day = row.get("happened_on") or row.get("as_at")
    if day and not period.began_on <= day <= period.ended_on:
        return False
    if asked.funnel and row["funnel"] != asked.funnel:
        return False
    if (asked.reached and row["reached"] < asked.reached) or (
        asked.once and not row["first_in_year"]
    ):
        return False
    return all(_said(row[column]) in values for column, values in asked.where.items())


def _cells_of(row: Row, one: Indicator, grouping: Sequence[Row]) -> Iterable[tuple[Any, ...]]:
    rows = [ALL, _said(row[one.rows])] if one.rows else [""]
    splits = ["", *(f"{column}:{_said(row[column])}" for column in one.split_by)]
    group = _group(row, one, grouping)
    return [
        (row["organisation_id"], one.code, line, split, group) for line in rows for split in splits
    ]


def _group(row: Row, one: Indicator, grouping: Sequence[Row]) -> str:
    if not one.characteristic:
        return EVERYONE
    said = _said(row[one.characteristic])
    if one.characteristic not in CHARACTERISTICS:
        return said or "unknown"
    for known in grouping:
        if (known["characteristic"], known["grouping"], known["value"]) == (
            one.characteristic, one.grouping, said,
        ):  # fmt: skip
            return str(known["group_code"])
    return {"": "not-asked", "-": "not-said"}.get(said, "unknown")


def _said(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
