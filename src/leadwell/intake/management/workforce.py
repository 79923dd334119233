"""./leadwell load workforce FILE --organisation CODE, and the same for applications, completions, pay
and cases."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from leadwell.actor import Permission, system_actor
from leadwell.gateways.rejects import harmless
from leadwell.gateways.rows import UnusableFile, printable
from leadwell.gateways.text import open_file
from leadwell.gateways.workforce_profile import LAYOUTS
from leadwell.intake import queries
from leadwell.intake.actions import (
    map_columns,
    offer_staff_file,
    read_staff_file,
    release_staff_file,
)
from leadwell.intake.models import FileState, StaffFile
from leadwell.reasons import RuleBroken

ALL_WELL, SOME_REJECTED, UNUSABLE, HELD = 0, 1, 2, 3
A_PIECE = 1 << 20
KINDS = LAYOUTS
COMMAND_LINE = system_actor("the command line", Permission.LOAD_STAFF)
COUNTS = ("rows", "accepted", "unchanged", "changed", "joiners", "leavers", "rejected")
Say = Callable[[str], None]


def load_workforce(paths: Sequence[Path], *, options: dict[str, Any], say: Say) -> int:
    """Load staff files one after the other. Gives the worst exit code."""
    told = [_load_one(path, options) for path in paths]
    if options["json"]:
        say(json.dumps([one for one, _ in told], indent=1, ensure_ascii=False))
    else:
        for one, _ in told:
            _say_plainly(one, say)
    return max(code for _, code in told)


def _load_one(path: Path, options: dict[str, Any]) -> tuple[dict[str, Any], int]:
    try:
        file = _taken(path, options)
    except RuleBroken as broken:
        why = [reason.in_words(gettext) for reason in broken.reasons]
        return _unusable(path, why, options)
    except UnusableFile as error:
        return _unusable(path, [error.in_words(gettext)], options)
    return _came_of(file, path, options), _exit_code(file)


def _taken(path: Path, options: dict[str, Any]) -> StaffFile:
    now = timezone.now()
    with open_file(path) as content:
        file = offer_staff_file(
            by=COMMAND_LINE, organisation_code=options["organisation"], kind=options["kind"],
            file_name=path.name, content=iter(lambda: content.read(A_PIECE), b""),
            full=not options["changes_only"], as_at=options["as_at"] or timezone.localdate(),
            now=now, enqueued=False,
        )  # fmt: skip
    if options["map"] and file.state in (FileState.OFFERED, FileState.UNMAPPED):
        guessed = queries.first_rows(file.pk, by=COMMAND_LINE).guessed
        columns = {**guessed, **dict(options["map"])}
        map_columns(by=COMMAND_LINE, file_id=file.pk, columns=columns, now=now, enqueued=False)
    file = _read(file, path, options)
    if file.state == FileState.HELD and options["release"]:
        because = options["release"]
        release_staff_file(
            by=COMMAND_LINE, file_id=file.pk, because=because, now=now, enqueued=False
        )
        file = _read(file, path, options)
    return file


def _read(file: StaffFile, path: Path, options: dict[str, Any]) -> StaffFile:
    return read_staff_file(
        by=COMMAND_LINE, file_id=file.pk, now=timezone.now(), progress=_progress(path, options)
    )


def _progress(path: Path, options: dict[str, Any]) -> Callable[[int], None]:
    """A line that counts rows, only where a person is watching."""
    if options["json"] or not sys.stderr.isatty():
        return lambda rows: None
    name = printable(path.name)

    def tell(rows: int) -> None:
        sys.stderr.write(f"\r    {name}: {rows:,} rows read\r")

    return tell


def _came_of(file: StaffFile, path: Path, options: dict[str, Any]) -> dict[str, Any]:
    why = [gettext(kept["text"]).format(**kept["facts"]) for kept in file.in_the_way]
    if file.state == FileState.UNMAPPED:
        why.append(gettext("Say which columns are which: --map ours=theirs"))
    return {
        "outcome": str(file.state), "kind": file.kind, "file_name": printable(path.name), "file": file.pk,
        **{name: getattr(file, name) for name in COUNTS}, "why": why,
        "rejects_file": _rejects(file, path, options["rejects"]),
    }  # fmt: skip


def _rejects(file: StaffFile, path: Path, folder: Path) -> str:
    """The rejected rows as a file: where, which column, and what to type instead. Never the value."""
    rows = list(queries.rejected_rows(file.pk, by=COMMAND_LINE))
    if not rows:
        return ""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{printable(path.name)[:200]}.rejected.csv"
    with target.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([gettext("line"), gettext("column"), gettext("what to do")])
        for row in rows:
            advice = gettext(row.advice).format(**row.facts)
            writer.writerow([row.line, harmless(row.column), harmless(advice)])
    return str(target)


def _exit_code(file: StaffFile) -> int:
    if file.state in (FileState.REFUSED, FileState.DECLINED):
        return UNUSABLE
    if file.state != FileState.TAKEN:
        return HELD
    return SOME_REJECTED if file.rejected else ALL_WELL


def _unusable(path: Path, why: list[str], options: dict[str, Any]) -> tuple[dict[str, Any], int]:
    told = {"outcome": "unusable", "kind": options["kind"], "file_name": printable(path.name)}
    return {**told, "why": why}, UNUSABLE


def _say_plainly(told: dict[str, Any], say: Say) -> None:
    say(f"{told['kind']:<22} {told['file_name']}  ({told['outcome']})")
    if "rows" in told:
        say("    " + ", ".join(f"{told[name] or 0:,} {name}" for name in COUNTS))
    for sentence in told["why"]:
        say(f"    {sentence}")
    if told.get("rejects_file"):
        say(f"    Rejected rows, each with its advice: {told['rejects_file']}")


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """`ours=theirs,ours=theirs` as pairs; a heading with a comma is given by itself, in quotes."""
    for (part,) in ([one] for one in next(csv.reader([text]), [])):
        ours, _, theirs = part.partition("=")
        yield ours.strip(), theirs.strip()
