"""Where staff files wait, unreadable, until somebody or a rule has decided."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from leadwell.gateways.waiting_files import WaitingRoom
from leadwell.intake.models import StaffFile


def waiting_room() -> WaitingRoom:
    """The room of this site."""
    return WaitingRoom(Path(settings.LEADWELL_HOME) / "waiting", settings.LEADWELL_FILE_KEY)


def workbench() -> Path:
    """The folder in which files are laid out; what lies there has no name and goes by itself."""
    return Path(settings.LEADWELL_HOME) / "workbench"


def name_of(file: StaffFile) -> str:
    """Under which name a file waits."""
    return f"staff-file-{file.pk}"
