"""Reads about files coming in."""

from leadwell.intake.queries.for_me import files_that_wait
from leadwell.intake.queries.loaded import loaded_before, loaded_files
from leadwell.intake.queries.staff import (
    KINDS,
    WORKFORCE,
    Preview,
    first_rows,
    kinds,
    layout_of,
    profile,
    rejected_rows,
    staff_file,
    staff_files,
    unfinished_staff_files,
)

__all__ = [
    "KINDS",
    "WORKFORCE",
    "Preview",
    "files_that_wait",
    "first_rows",
    "kinds",
    "layout_of",
    "loaded_before",
    "loaded_files",
    "profile",
    "rejected_rows",
    "staff_file",
    "staff_files",
    "unfinished_staff_files",
]
