"""Check the whole ledger. Ends with 0 when it is whole and with 1 when anything does not fit.

./leadwell manage verify_history [--witness FILE] [--key KEY] [--patience MINUTES]
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from leadwell.gateways.signed_note import NotGenuine, Verifier, signer, verifier
from leadwell.history.queries import NotWhole, Whole, verify

SHOWN_EVERY = 100_000


class Command(BaseCommand):
    help = "Check every event, position, node, checkpoint and signature of the ledger."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--witness", type=Path, metavar="FILE", help="a checkpoint that somebody else kept"
        )
        parser.add_argument(
            "--key", action="append", default=[], help="a public key of the ledger, once or more"
        )
        parser.add_argument(
            "--patience", type=int, default=15, help="minutes an event may wait for its position"
        )

    def handle(self, *args: object, **options: Any) -> None:
        try:
            whole = verify(
                keys=_keys(options["key"]),
                now=timezone.now(),
                witness=options["witness"].read_text("utf-8") if options["witness"] else "",
                patience=timedelta(minutes=options["patience"]),
                progress=self._progress,
            )
        except NotWhole as fault:
            self.stdout.write(f"The ledger does not fit. {fault}")
            sys.exit(1)
        self.stdout.write(_in_words(whole, witnessed=bool(options["witness"])))

    def _progress(self, checked: int) -> None:
        if checked % SHOWN_EVERY == 0:
            self.stderr.write(f"  {checked:,} events checked")


def _keys(given: list[str]) -> list[Verifier]:
    own = settings.LEADWELL_LEDGER_KEY
    try:
        return [*([signer(own).verifier] if own else []), *map(verifier, given)]
    except NotGenuine as error:
        raise CommandError(str(error)) from error


def _in_words(whole: Whole, *, witnessed: bool) -> str:
    lines = [
        f"The ledger is whole: {whole.size:,} events, {whole.checkpoints:,} checkpoints.",
        f"Root {whole.root.hex()}.",
    ]
    if whole.waiting:
        lines.append(f"{whole.waiting:,} more wait for their position.")
    if witnessed:
        lines.append("It agrees with the witness.")
    return "\n".join(lines)
