"""MEA-02: A total is never added to its own parts.

Published tables carry "All staff groups" beside the staff groups; adding every row counts everybody
twice or more.
Source: house rule, from the published workforce files: adding every row for one staff group in 2009
gives 3,527,521; the right figure is 563,859.
"""

from __future__ import annotations

from collections.abc import Collection

from leadwell.reasons import Reason


def a_total_stands_apart(names: Collection[str], *, totals: Collection[str]) -> list[Reason]:
    """Say what stands in the way of adding these parts up. `totals` are names that mean the whole."""
    mixed = sorted(set(names) & set(totals))
    if mixed and len(set(names)) > 1:
        text = "“{total}” is already the total of the others, so it is not added to them."
        return [Reason("MEA-02", text, {"total": mixed[0] or "Everybody"})]
    return []
