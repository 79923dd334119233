"""./leadwell load KIND FILE…   and   ./leadwell load auto FOLDER"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext

from leadwell.actor import Permission, system_actor
from leadwell.gateways.kinds import KINDS, recognise, why_unknown
from leadwell.gateways.rows import UnusableFile, printable
from leadwell.intake.actions import load_file, refresh_statistics
from leadwell.intake.management import care, workforce
from leadwell.intake.rules.facts import LoadReport

ALL_WELL, SOME_REJECTED, UNUSABLE = 0, 1, 2
COMMAND_LINE = system_actor(
    "the command line",
    Permission.LOAD_FILES,
    Permission.NOTE_ORGANISATIONS,
    Permission.PUBLISH_FIGURES,
)


class Command(BaseCommand):
    help = (
        "Take in files. Exit code 0: all well; 1: some rows rejected; 2: a file is unusable; "
        "3: a staff file waits for a person."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "kind",
            choices=["auto", *KINDS, care.KIND, *workforce.KINDS],
            metavar="KIND",
            help=_kinds_in_words(),
        )
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--json", action="store_true", help="print a list of objects, for programs"
        )
        parser.add_argument(
            "--as-at", type=date.fromisoformat, help="the edition's date, as 2026-07-31"
        )
        parser.add_argument(
            "--organisation", metavar="CODE", help="the employer that staff files are about"
        )
        parser.add_argument(
            "--changes-only", action="store_true", help="staff who are absent have not left"
        )
        parser.add_argument(
            "--map",
            type=lambda text: list(workforce.pairs(text)),
            help="columns: ours=theirs,ours=theirs",
        )
        parser.add_argument("--release", metavar="REASON", help="take a staff file that is held")
        parser.add_argument(
            "--rejects",
            type=Path,
            default=settings.LEADWELL_HOME / "rejected",
            help="folder for refused rows",
        )

    def handle(self, *args: object, **options: Any) -> None:
        if options["kind"] == care.KIND:
            sys.exit(self._load_care(options))
        if options["kind"] in workforce.KINDS:
            sys.exit(self._load_workforce(options))
        teller = _Teller(as_json=options["json"])
        auto = options["kind"] == "auto"
        work = (
            _found(options["files"], teller)
            if auto
            else ((options["kind"], p) for p in options["files"])
        )
        for kind, path in work:
            _load_one(kind, path, options, teller)
        if teller.took_in_anything:
            refresh_statistics(by=COMMAND_LINE, now=timezone.now())
        teller.finish()
        sys.exit(teller.exit_code)

    def _load_workforce(self, options: dict[str, Any]) -> int:
        if not options["organisation"]:
            raise CommandError("Say which employer the file is about: --organisation CODE")
        return workforce.load_workforce(options["files"], options=options, say=self.stdout.write)

    def _load_care(self, options: dict[str, Any]) -> int:
        if not options["organisation"]:
            raise CommandError("Say which employer the files are about: --organisation CODE")
        return care.load_care(
            options["files"],
            organisation_code=options["organisation"],
            as_at=options["as_at"],
            as_json=options["json"],
            say=self.stdout.write,
        )


def _kinds_in_words() -> str:
    return "auto, or one of: " + ", ".join([*KINDS, care.KIND, *workforce.KINDS])


def _load_one(kind: str, path: Path, options: dict[str, Any], teller: _Teller) -> None:
    try:
        report = load_file(
            by=COMMAND_LINE,
            path=path,
            kind=kind,
            now=timezone.now(),
            rejects=options["rejects"],
            as_at=options["as_at"],
            progress=teller.progress(path),
        )
    except UnusableFile as error:
        teller.unusable(kind, path, error.in_words(gettext))
    else:
        teller.loaded(report)


def _found(folders: list[Path], teller: _Teller) -> Iterator[tuple[str, Path]]:
    """Every file we know, places first and older editions before newer ones."""
    order = {kind: number for number, kind in enumerate(KINDS)}
    known = [found for path in _files(folders) if (found := _known(path, teller))]
    yield from sorted(known, key=lambda f: (order[f[0]], _edition_date(*f), str(f[1])))


def _files(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from (
            sorted(p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else [folder]
        )


def _known(path: Path, teller: _Teller) -> tuple[str, Path] | None:
    try:
        kind = recognise(path)
    except UnusableFile as error:
        teller.unknown(path, error.in_words(gettext))
        return None
    if kind is None:
        teller.unknown(path, why_unknown(path) or "")
        return None
    return kind, path


def _edition_date(kind: str, path: Path) -> date:
    try:
        return KINDS[kind].read(path).as_at or date.min
    except UnusableFile:
        return date.max  # it will say why when it is loaded


class _Teller:
    """Says what happens: lines for people, or one list for programs."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self.told: list[dict[str, Any]] = []
        self.exit_code = ALL_WELL

    @property
    def took_in_anything(self) -> bool:
        """Whether any file brought something new."""
        return any(told.get("accepted") or told.get("changed") for told in self.told)

    def loaded(self, report: LoadReport) -> None:
        self.told.append({"outcome": "loaded", **asdict(report)})
        self.exit_code = max(self.exit_code, SOME_REJECTED if report.rejected else ALL_WELL)
        before = "  (loaded before)" if report.loaded_before else ""
        self._say(
            f"{report.kind:<22} {report.file_name}\n"
            f"    {report.accepted:,} accepted, {report.unchanged:,} unchanged, "
            f"{report.changed:,} changed, {report.rejected:,} rejected{before}"
        )
        if report.rejects_file:
            self._say(f"    Rejected rows, each with its reason: {report.rejects_file}")

    def unusable(self, kind: str, path: Path, why: str) -> None:
        name = printable(path.name)
        self.told.append({"outcome": "unusable", "kind": kind, "file_name": name, "why": why})
        self.exit_code = UNUSABLE
        self._say(f"{kind:<22} {name}\n    Nothing was written. {why}")

    def unknown(self, path: Path, why: str) -> None:
        name = printable(path.name)
        self.told.append({"outcome": "unknown", "file_name": name, "why": why})
        self._say(f"{'not known':<22} {name}" + (f"\n    {why}" if why else ""))

    def progress(self, path: Path) -> Any:
        """A line that counts rows, only where a person is watching."""
        if self.as_json or not sys.stderr.isatty():
            return lambda rows: None
        name = printable(path.name)
        return lambda rows: print(f"\r    {name}: {rows:,} rows read", end="\r", file=sys.stderr)

    def finish(self) -> None:
        if self.as_json:
            print(json.dumps(self.told, indent=1, ensure_ascii=False))

    def _say(self, text: str) -> None:
        if not self.as_json:
            print(text, flush=True)
