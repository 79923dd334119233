"""EQU-03: The finest code is kept, and groups are made only when figures are.

Chinese people stand under Other in the groups of 2001 and under Asian in those of 2021: an answer kept
as a group could never be told again.
Source: NHS Data Dictionary, ETHNIC CATEGORY; ONS Census 2021 dictionary, ethnic group.
"""

from __future__ import annotations

from leadwell.equality.rules.facts import NOT_ASKED, NOT_SAID, Characteristic, Grouping

NAMES = {NOT_ASKED: "not-asked", NOT_SAID: "not-said"}
UNKNOWN = "unknown"


def group_of(kept: str, *, characteristic: Characteristic, grouping: Grouping) -> str:
    """The group an answer is counted in. What nobody asked and what nobody said stay apart."""
    if kept in NAMES:
        return NAMES[kept]
    code = characteristic.code(kept)
    falls_in = code.falls_in.get(grouping.by) if code else None
    return grouping.groups.get(falls_in, UNKNOWN) if falls_in else UNKNOWN
