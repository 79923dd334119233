"""Where staff files wait, unreadable, and how long: until somebody or a rule has decided."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from django.conf import settings

from leadwell.actor import Actor, Permission
from leadwell.intake.models import FileState, StaffFile
from leadwell.intake.queries.waiting import name_of, waiting_room
from leadwell.reasons import NotPermitted

SETTLED = (FileState.TAKEN, FileState.DECLINED, FileState.REFUSED)
A_DAY = 24 * 60 * 60.0
READ_TASK = "leadwell.intake.tasks.read_waiting_file"


def row_secret(file: StaffFile) -> str:
    """What is mixed into the digest of each row, so that nobody can guess a declared value by trying
    them all. The same for every file of one organisation and kind."""
    about = f"said {file.kind} {file.organisation_id}".encode()
    return hmac.new(settings.LEADWELL_FILE_KEY.encode(), about, hashlib.sha256).hexdigest()


def sweep_waiting_room(*, by: Actor, now: datetime) -> int:
    """Remove what waits for nothing any more: files decided on, and those nobody finished offering a
    day ago. Says how many. Nothing anybody can see changes, so nothing is remembered.
    Raises `NotPermitted`."""
    if not by.may(Permission.LOAD_STAFF):
        raise NotPermitted("Only a job of the site's own tidies up.")
    room = waiting_room()
    open_files = StaffFile.objects.exclude(state__in=SETTLED)
    needed = {name_of(file) for file in open_files.only("pk")}
    stale = [
        name
        for name in room.names()
        if name not in needed and room.age(name, now.timestamp()) > A_DAY
    ]
    for name in stale:
        room.remove(name)
    return len(stale)
