"""Numbers that are never kept, looked for in the whole file before a row of it is judged."""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.gateways.staff_desk import Desk
from leadwell.gateways.workforce_file import Laid
from leadwell.gateways.workforce_profile import profile
from leadwell.intake.models import ColumnMapping, StaffFile
from leadwell.intake.queries.staff import layout_of
from leadwell.intake.rules.numbers_are_the_employers_own import numbers_are_the_employers_own
from leadwell.reasons import Reason

# By these a person is found again. As wide as what the database itself refuses.
NUMBERS = ("staff_number", "assignment_number", "application_reference")
_NATIONAL = r"[A-Za-z]{2}[ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-Da-d]"


def national_numbers(desk: Desk, laid: Laid, file: StaffFile) -> Sequence[Reason]:
    """Why the file is refused, if it is. The columns are matched anew for the next one: else the same
    wrong column would be taken again without a word."""
    theirs = profile(layout_of(file.kind)).names
    looks = " OR ".join(
        f"regexp_full_match(trim({name}), '{_NATIONAL}')" for name in NUMBERS if name in theirs
    )
    reasons = numbers_are_the_employers_own(
        desk.number(f"SELECT count(*) FROM {laid.everybody} WHERE {looks}")
    )
    if reasons:
        ColumnMapping.objects.filter(organisation=file.organisation, kind=file.kind).delete()
    return reasons
