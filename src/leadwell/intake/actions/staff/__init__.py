"""Staff files: offered, read, judged, and taken in whole or not at all."""

from leadwell.intake.actions.staff.deciding import decline_staff_file, release_staff_file
from leadwell.intake.actions.staff.mapping import map_columns
from leadwell.intake.actions.staff.offering import offer_staff_file
from leadwell.intake.actions.staff.reading import read_staff_file
from leadwell.intake.actions.staff.waiting import sweep_waiting_room

__all__ = [
    "decline_staff_file",
    "map_columns",
    "offer_staff_file",
    "read_staff_file",
    "release_staff_file",
    "sweep_waiting_room",
]
