"""INT-36: A staff file speaks only of the organisation it is for, and of those beneath it.

Source: house rule, from the plan of the intake: nobody loads staff where they hold no grant.
"""

from __future__ import annotations

from leadwell.reasons import Reason


def file_stays_inside(rows_elsewhere: int) -> list[Reason]:
    """Say what stands in the way, given how many rows are for organisations that are known and lie
    elsewhere. One is enough."""
    if not rows_elsewhere:
        return []
    words = "{rows:,} rows are for an organisation this file may not speak of. Nothing was taken."
    return [Reason("INT-36", words, {"rows": rows_elsewhere})]
