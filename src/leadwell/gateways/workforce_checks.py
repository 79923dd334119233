"""The checks of the workforce profile as SQL, so that millions of rows are checked at once.

`workforce_row` says the same about one row; tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leadwell.gateways.workforce_dates import date_in_sql
from leadwell.gateways.workforce_profile import Column, Profile
from leadwell.gateways.workforce_row import BROKEN_CELLS, CONTROL, EDGES, NO, NUMBER, TURNING, YES

BETWEEN = "chr(57344)"  # a sign of no script; in a cell it can only make a good row look doubtful
_DOUBTFUL = rf"[\x00-\x1f\x7f-\x9f{TURNING}|]|\x{{E000}}[=+@#]|\x{{E000}}-[^\x{{E000}}]"
_BLANKS_AROUND = rf"[{EDGES}]\x{{E000}}|\x{{E000}}[{EDGES}]"
NOT_HEARD = "CAST(NULL AS UUID) AS heard"
# Pounds with or without their sign; a comma stands between thousands, never for a point.
MONEY = r"£?([0-9]{1,7}|[0-9]{1,3}(,[0-9]{3}){1,2})([.][0-9]{1,6})?"


def reading_query(
    profile: Profile,
    places: Mapping[str, str],
    source: str,
    *,
    torn: str = "",
    also: str = NOT_HEARD,
) -> str:
    """SELECT that reads typed columns and a list of faults. `places` says which raw column of the
    source holds which column of ours; `torn` names the one that marks torn rows; `also` makes the column
    `heard` out of the cells as they stand.

    Nearly every row is good, and one look at it as a whole says so (`neat`); only the others are taken
    apart, and only their cells have blanks around them to take away."""
    columns = profile.columns
    cells = ", ".join(f"{_cell(places.get(column.name))} AS {column.name}" for column in columns)
    typed = ", ".join(
        f"{_typed(column)} AS typed_{column.name}" for column in columns if _is_typed(column)
    )
    kept = ", ".join(
        f"typed_{column.name} AS {column.name}" if _is_typed(column) else column.name
        for column in columns
    )
    faults = ", ".join(_fault(column) for column in columns)
    neat = f"NOT {_hold(places.values(), f'{_DOUBTFUL}|{_BLANKS_AROUND}')} AS neat"
    blank = " AND ".join(f"{column.name} = ''" for column in columns)
    marks = f"WHEN {torn} <> '' THEN [':torn']" if torn else ""
    line = f", CAST({torn}_line AS INTEGER) AS line" if torn else ""
    extra = f", {torn}, {torn}_line" if torn else ""
    return f"""
        SELECT * REPLACE ({_in_order(profile)} AS faults) FROM (
        SELECT {kept}{line}, heard,
            CASE {marks} WHEN {_plainly_good(profile, places)} THEN CAST([] AS VARCHAR[])
                 WHEN {blank} THEN [':blank']
                 ELSE list_filter([{faults}], lambda fault: fault IS NOT NULL) END AS faults
        FROM (SELECT *, {typed} FROM (SELECT {cells}{extra}, neat, {also} FROM (
            SELECT *, {neat} FROM {source}))))"""


def _cell(place: str | None) -> str:
    """A cell without the blanks around it, looked for only where there are some."""
    return f"CASE WHEN neat THEN coalesce({place}, '') ELSE {cell(place)} END" if place else "''"


def _hold(cells: Iterable[str], signs: str) -> str:
    """Whether any of the cells holds such signs; they stand beside each other, with a sign between."""
    row = f"concat({BETWEEN}, concat_ws({BETWEEN}, {', '.join(cells)}), {BETWEEN})"
    return f"regexp_matches({row}, '{signs}')"


def _plainly_good(profile: Profile, places: Mapping[str, str]) -> str:
    """Whether nothing in a row can be wrong. It may doubt a good row, and never passes a bad one: bytes
    are counted for letters, and the whole row is looked at for signs that only some cells may not hold."""
    used = [column for column in profile.columns if column.name in places or column.required]
    tests = [f"{column.name} <> ''" for column in used if column.required]
    tests += [f"strlen({column.name}) <= {column.length}" for column in used if column.length]
    tests += [f"({c.name} = '' OR typed_{c.name} IS NOT NULL)" for c in used if _is_typed(c)]
    tests.append(
        f"CASE WHEN neat THEN true ELSE NOT {_hold((c.name for c in used), _DOUBTFUL)} END"
    )
    return " AND ".join(tests)


def _in_order(profile: Profile) -> str:
    """The faults of a row, with those that need two cells."""
    turned = " ".join(
        f"WHEN len(faults) = 0 AND {after} < {before} THEN ['{after}:order']"
        for before, after in profile.in_order
    )
    alone = [f"{asked} AND coalesce(NOT {needed}, true)" for asked, needed in profile.needs]
    if alone:
        faults = ", ".join(
            f"CASE WHEN {one} THEN '{asked}:seat' END"
            for one, (asked, _) in zip(alone, profile.needs, strict=True)
        )
        turned += f""" WHEN len(faults) = 0 AND ({" OR ".join(alone)})
            THEN list_filter([{faults}], lambda fault: fault IS NOT NULL)"""
    return f"CASE {turned} ELSE faults END" if turned else "faults"


def _is_typed(column: Column) -> bool:
    return column.kind not in ("text", "code", "declared")


def cell(place: str | None) -> str:
    """A cell without the blanks around it, in SQL; an absent one is empty."""
    if place is None:
        return "''"
    neat = f"{place} BETWEEN '!' AND '~' AND right({place}, 1) BETWEEN '!' AND '~'"  # as nearly all are
    return f"CASE WHEN {neat} THEN {place} ELSE trim(coalesce({place}, ''), '{EDGES}') END"


def _typed(column: Column) -> str:
    name = column.name
    if column.kind == "date":
        return date_in_sql(name, column.earliest, column.latest)
    if column.kind == "number":
        return _number(column)
    if column.kind == "money":
        return _money(column)
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
    hidden += f" WHEN {_broken(column)} THEN '{name}:broken'"
    if _is_typed(column):
        return f"CASE {empty} {hidden} WHEN typed_{name} IS NULL THEN '{name}:value' END"
    bar = f"WHEN contains({name}, '|') THEN '{name}:bar'" if column.kind == "code" else ""
    return f"""CASE {empty} {hidden}
        WHEN length({name}) > {column.length} THEN '{name}:long'
        WHEN {name}[1] IN ('=', '+', '@') OR {name}[1] = '-' AND {name} <> '-' THEN '{name}:formula'
        {bar} END"""


def _broken(column: Column) -> str:
    return f"{column.name}[1] = '#' AND lower({column.name}) IN {BROKEN_CELLS}"


def _number(column: Column) -> str:
    number = f"round(CAST(replace({column.name}, ',', '.') AS DECIMAL(18, 12)), {column.places})"
    return f"""CASE WHEN regexp_full_match({column.name}, '{NUMBER}')
        THEN CASE WHEN {number} BETWEEN {column.least} AND {column.most}
        THEN CAST({number} AS DECIMAL(4, 3)) END END"""


def _money(column: Column) -> str:
    pounds = f"CAST(replace(replace({column.name}, ',', ''), '£', '') AS DECIMAL(18, 6))"
    return f"""CASE WHEN regexp_full_match({column.name}, '{MONEY}')
        THEN CAST(round({pounds}, {column.places}) AS DECIMAL(13, 4)) END"""


def _choice(column: Column) -> str:
    known = f"lower({column.name})"
    spelt = " ".join(f"WHEN '{theirs}' THEN '{ours}'" for theirs, ours in column.spellings.items())
    same = " ".join(f"WHEN '{code}' THEN '{code}'" for code in column.codes)
    return f"CASE {known} {spelt} {same} END"
