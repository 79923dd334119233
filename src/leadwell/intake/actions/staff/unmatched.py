"""Why a file cannot be read yet: which columns are missing, what they are needed for, and whether it
is a file about people at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadwell.gateways.workforce_profile import Profile
from leadwell.gateways.workforce_text import Clean, most_different
from leadwell.intake.rules.a_column_tells_rows_apart import a_column_tells_rows_apart
from leadwell.intake.rules.columns_are_matched import columns_are_matched
from leadwell.reasons import Reason


def unmatched(found: Clean, columns: Mapping[str, str], ours: Profile) -> Sequence[Reason]:
    """What is in the way of reading the file with its columns matched so. Nothing where it can be."""
    missing = columns_are_matched(columns, known=ours.names, required=ours.needed)
    if not missing:
        return ()
    rows, most = most_different(found)
    lacking = (ours.column(name) for name in ours.names if name in ours.needed - set(columns))
    needed_for = [Reason("INT-32d", column.because) for column in lacking]
    return [*a_column_tells_rows_apart(rows, most_different=most), *missing, *needed_for]
