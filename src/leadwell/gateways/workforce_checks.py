"""The checks of the workforce profile as SQL, so that millions of rows are checked at once.

`workforce_row` says the same about one row; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Mapping

from leadwell.gateways.workforce_dates import date_in_sql
from leadwell.gateways.workforce_profile import Column, Profile
from leadwell.gateways.workforce_row import CONTROL, EDGES, NO, NUMBER, YES

_TYPES = {"date": "DATE", "number": "DECIMAL(4, 3)", "yes-no": "BOOLEAN"}


def type_of(column: Column) -> str:
    """The type in which a column lies on the desk."""
    return _TYPES.get(column.kind, "VARCHAR")


def reading_query(
    profile: Profile, places: Mapping[str, str], source: str, *, torn: str = ""
) -> str:
    """SELECT that reads typed columns and a list of faults. `places` says which raw column of the
    source holds which column of ours; `torn` names the one that marks torn rows."""
    cells = ", ".join(
        f"{_cell(places.get(column.name))} AS {column.name}" for column in profile.columns
    )
    kept = ", ".join(f"{_typed(column)} AS {column.name}" for column in profile.columns)
    faults = ", ".join(_fault(column) for column in profile.columns)
    blank = " AND ".join(f"{column.name} = ''" for column in profile.columns)
    marks = [f"WHEN {torn} <> '' THEN [':torn']"] if torn else []
    extra = f", {torn}" if torn else ""
    lines = f", CAST({torn}_line AS INTEGER) AS line" if torn else ""
    inner_lines = f", {torn}_line" if torn else ""
    return f"""
        SELECT {kept}{lines},
            CASE {" ".join(marks)} WHEN {blank} THEN [':blank']
                 ELSE list_filter([{faults}], lambda fault: fault IS NOT NULL) END AS faults
        FROM (SELECT {cells}{extra}{inner_lines} FROM {source})"""


def order_faults(table: str) -> str:
    """The faults that need two cells, as an UPDATE of a table of typed rows."""
    return (
        f"UPDATE {table} SET faults = ['ended_on:order']"
        " WHERE len(faults) = 0 AND ended_on < started_on"
    )


def _cell(place: str | None) -> str:
    if place is None:
        return "''"
    return f"trim(coalesce({place}, ''), '{EDGES}')"


def _typed(column: Column) -> str:
    name = column.name
    if column.kind == "date":
        return date_in_sql(name, column.earliest, column.latest)
    if column.kind == "number":
        return _number(column)
    if column.kind == "yes-no":
        return (
            f"CASE WHEN lower({name}) IN {YES} THEN true WHEN lower({name}) IN {NO} THEN false END"
        )
    if column.kind == "choice":
        return _choice(column)
    return name


def _fault(column: Column) -> str:
    name = column.name
    empty = f"WHEN {name} = '' THEN " + (f"'{name}:empty'" if column.required else "NULL")
    hidden = f"WHEN regexp_matches({name}, '{CONTROL}') THEN '{name}:hidden'"
    if column.kind not in ("text", "code", "declared"):
        return f"CASE {empty} {hidden} WHEN ({_typed(column)}) IS NULL THEN '{name}:value' END"
    bar = f"WHEN contains({name}, '|') THEN '{name}:bar'" if column.kind == "code" else ""
    return f"""CASE {empty} {hidden}
        WHEN length({name}) > {column.length} THEN '{name}:long'
        WHEN {name}[1] IN ('=', '+', '@') OR {name}[1] = '-' AND {name} <> '-' THEN '{name}:formula'
        {bar} END"""


def _number(column: Column) -> str:
    number = f"round(CAST(replace({column.name}, ',', '.') AS DECIMAL(18, 12)), {column.places})"
    return f"""CASE WHEN regexp_full_match({column.name}, '{NUMBER}')
        THEN CASE WHEN {number} BETWEEN {column.least} AND {column.most}
        THEN CAST({number} AS DECIMAL(4, 3)) END END"""


def _choice(column: Column) -> str:
    known = f"lower({column.name})"
    spelt = " ".join(f"WHEN '{theirs}' THEN '{ours}'" for theirs, ours in column.spellings.items())
    same = " ".join(f"WHEN '{code}' THEN '{code}'" for code in column.codes)
    return f"CASE {known} {spelt} {same} END"
