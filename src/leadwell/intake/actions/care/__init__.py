"""Social-care files: offered together as one staff file, and written again from what is held."""

from leadwell.intake.actions.care.offering import offer_care_files
from leadwell.intake.actions.care.writing import make_care_file, make_care_files

__all__ = ["make_care_file", "make_care_files", "offer_care_files"]
