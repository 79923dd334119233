"""./leadwell load asc-wds FILES… --organisation CODE"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext

from leadwell.actor import Permission, system_actor
from leadwell.gateways.rows import UnusableFile, printable
from leadwell.gateways.text import open_file
from leadwell.intake.actions import offer_care_files, read_staff_file
from leadwell.intake.models import FileState, StaffFile
from leadwell.reasons import RuleBroken

ALL_WELL, SOME_REJECTED, UNUSABLE, WAITS = 0, 1, 2, 3
A_PIECE = 1 << 20
KIND = "asc-wds"
COMMAND_LINE = system_actor("the command line", Permission.LOAD_STAFF)


def load_care(
    paths: Sequence[Path],
    *,
    organisation_code: str,
    as_at: date | None,
    as_json: bool,
    say: Callable[[str], None],
) -> int:
    """Load up to three social-care files together, in any order. Gives the exit code."""
    now = timezone.now()
    files = [(printable(path.name), partial(_pieces, path)) for path in paths]
    try:
        file = offer_care_files(
            by=COMMAND_LINE,
            organisation_code=organisation_code,
            files=files,
            as_at=as_at or timezone.localdate(),
            now=now,
            enqueued=False,
        )
        file = read_staff_file(by=COMMAND_LINE, file_id=file.pk, now=now)
    except RuleBroken as broken:
        why = [reason.in_words(gettext) for reason in broken.reasons]
        return _told({"outcome": "unusable", "kind": KIND, "why": why}, UNUSABLE, as_json, say)
    except UnusableFile as error:
        why = [error.in_words(gettext)]
        return _told({"outcome": "unusable", "kind": KIND, "why": why}, UNUSABLE, as_json, say)
    return _told(_came_of(file), _exit_code(file), as_json, say)


def _pieces(path: Path) -> Iterator[bytes]:
    with open_file(path) as file:
        while piece := file.read(A_PIECE):
            yield piece


def _came_of(file: StaffFile) -> dict[str, object]:
    counts = ("rows", "accepted", "unchanged", "changed", "joiners", "leavers", "rejected")
    why = [gettext(kept["text"]).format(**kept["facts"]) for kept in file.in_the_way]
    told = {name: getattr(file, name) for name in counts}
    return {"outcome": str(file.state), "kind": KIND, "file": file.pk, **told, "why": why}


def _exit_code(file: StaffFile) -> int:
    if file.state in (FileState.REFUSED, FileState.DECLINED):
        return UNUSABLE
    if file.state != FileState.TAKEN:
        return WAITS
    return SOME_REJECTED if file.rejected else ALL_WELL


def _told(told: dict[str, object], code: int, as_json: bool, say: Callable[[str], None]) -> int:
    if as_json:
        say(json.dumps([told], indent=1))
        return code
    why = told.pop("why")
    say("  ".join(f"{name} {value}" for name, value in told.items()))
    for sentence in why if isinstance(why, list) else ():
        say(f"    {sentence}")
    return code
