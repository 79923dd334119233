"""FAR-95: A count that was kept by the name of its cell is a count of that cell again.

Only a name that says all of its cell does: another is left alone.
Source: house rule; see which counts a line shows (FAR-20).
"""

from __future__ import annotations

from leadwell.fairness.rules.disclosing.facts import Cell

PARTS = 7


def cell_named(name: str) -> Cell | None:
    """The cell of this name; None where the name does not say one."""
    parts = name.split("/", PARTS - 1)
    if len(parts) < PARTS or not parts[2].isdigit():
        return None
    fact, funnel, reached, once, grouping, group, asked = parts
    where = (pair.partition("=") for pair in asked.split("&") if asked)
    conditions = frozenset((column, tuple(values.split("|"))) for column, _is, values in where)
    cell = Cell(fact, funnel, int(reached), once == "once", grouping, group, conditions)
    return cell if cell.name == name else None
