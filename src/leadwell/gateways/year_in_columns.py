"""The year of a list that has it nowhere but in the names of its columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence


def year_in_columns(
    header: Sequence[str],
    one_of_them: Callable[[str], re.Match[str] | None],
    columns: Callable[[str], Sequence[str]],
) -> str | None:
    """The last two digits of a year for which all `columns` are there. None where there is none."""
    for name in header:
        found = one_of_them(name)
        if found and set(columns(found[1])) <= set(header):
            return found[1]
    return None
