"""Reads about files coming in."""

from leadwell.intake.queries.for_me import files_that_wait
from leadwell.intake.queries.loaded import loaded_before, loaded_files
from leadwell.intake.queries.staff import (
    KINDS,
    Preview,
    first_rows,
    kinds,
    profile,
    rejected_rows,
    staff_file,
    staff_files,
    unfinished_staff_files,
)

__all__ = [
    "KINDS",
    "Preview",
    "files_that_wait",
    "first_rows",
    "kinds",
    "loaded_before",
    "loaded_files",
    "profile",
    "rejected_rows",
    "staff_file",
    "staff_files",
    "unfinished_staff_files",
]
