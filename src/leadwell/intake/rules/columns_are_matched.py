"""INT-32: Every column a row cannot do without has a heading, and no heading is used twice.

Source: house rule, from the description of the staff file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from leadwell.reasons import Reason


def columns_are_matched(
    columns: Mapping[str, str], *, known: Collection[str], required: Collection[str]
) -> list[Reason]:
    """Say what stands in the way of reading a file so. `columns` is our name -> their heading."""
    missing = sorted(set(required) - set(columns))
    found = []
    if missing:
        words = "Say which column holds: {columns}."
        found.append(Reason("INT-32a", words, {"columns": ", ".join(missing)}))
    if strange := sorted(set(columns) - set(known)):
        words = "We have no column called: {columns}."
        found.append(Reason("INT-32b", words, {"columns": ", ".join(strange)}))
    if twice := sorted(name for name, count in Counter(columns.values()).items() if count > 1):
        words = "Two columns of ours cannot both be: {columns}."
        found.append(Reason("INT-32c", words, {"columns": ", ".join(twice)}))
    return found
