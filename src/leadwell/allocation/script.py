"""The text of the script with which anybody can check a draw alone, for a page to show."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

NAME = "verify_draw.py"


@cache
def script_text() -> str:
    """The script, whole."""
    return files("leadwell.allocation").joinpath(NAME).read_text("utf-8")
