"""Every write that begins with a file."""

from leadwell.intake.actions.care import make_care_files, offer_care_files
from leadwell.intake.actions.loading import load_file, refresh_statistics
from leadwell.intake.actions.staff import (
    decline_staff_file,
    map_columns,
    offer_staff_file,
    read_staff_file,
    release_staff_file,
    sweep_waiting_room,
)

__all__ = [
    "decline_staff_file",
    "load_file",
    "make_care_files",
    "map_columns",
    "offer_care_files",
    "offer_staff_file",
    "read_staff_file",
    "refresh_statistics",
    "release_staff_file",
    "sweep_waiting_room",
]
