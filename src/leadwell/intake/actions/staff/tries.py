"""How often a file was begun without coming to an end. Counted before it is begun: a file that brings the
whole process down is counted too."""

from __future__ import annotations

from collections.abc import Sequence

from leadwell.intake.models import FileState, StaffFile
from leadwell.intake.rules.a_file_is_tried_so_often import a_file_is_tried_so_often
from leadwell.reasons import Reason


def one_more_try(file: StaffFile) -> Sequence[Reason]:
    """Count one more, or say why there is none. For whoever alone has the file in hand."""
    if reasons := a_file_is_tried_so_often(file.tries):
        return reasons
    file.tries += 1
    StaffFile.objects.filter(pk=file.pk).update(tries=file.tries)
    return ()


def came_to_an_end(file: StaffFile) -> None:
    """A file that waits for a person was read well: what they decide begins anew."""
    if file.state in (FileState.HELD, FileState.UNMAPPED):
        file.tries = 0
        StaffFile.objects.filter(pk=file.pk).update(tries=0)
