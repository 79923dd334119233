"""PPL-08: What was joined can always be taken apart again; what is not joined cannot.

Source: house rule, from the promise that every joining can be undone.
"""

from __future__ import annotations

from leadwell.people.rules.facts import Record
from leadwell.reasons import Reason


def joining_can_be_undone(record: Record) -> list[Reason]:
    """Say what stands in the way of taking this record off the one it was joined to."""
    if record.joined_to is None:
        return [Reason("PPL-08", "This record is not joined to another.")]
    return []
