"""Give every committed event its position in the ledger, and sign a checkpoint.

./leadwell manage sequence_history [--all] [--witness FILE]
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from leadwell.actor import system_actor
from leadwell.history.actions import Back, sequence
from leadwell.history.queries import latest_checkpoint

SEQUENCER = system_actor("sequencer")


class Command(BaseCommand):
    help = "Give committed events their positions in the ledger and sign a checkpoint."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="look at every event there is")
        parser.add_argument(
            "--witness", type=Path, metavar="FILE", help="write the newest checkpoint to this file"
        )

    def handle(self, *args: object, **options: Any) -> None:
        back: Back = "all" if options["all"] else "day"
        done = sequence(by=SEQUENCER, now=timezone.now(), back=back, sign=True)
        self.stdout.write(f"{done.placed:,} events were given positions; there are {done.size:,}.")
        if options["witness"]:
            self._keep(options["witness"])

    def _keep(self, file: Path) -> None:
        newest = latest_checkpoint()
        if newest is None:
            self.stdout.write("There is no checkpoint yet, so there is nothing to keep.")
            return
        file.write_text(newest.note, "utf-8")
        self.stdout.write(f"The checkpoint of {newest.size:,} events is in {file}.")
