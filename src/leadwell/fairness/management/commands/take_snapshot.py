"""Take a snapshot of the star, for fairness to count from.

./leadwell manage take_snapshot --as-at 2026-03-31
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from leadwell.actor import Permission, system_actor
from leadwell.fairness.actions.snapshots import remove_old_snapshots, take_snapshot
from leadwell.gateways.warehouse import Unreadable

COUNTER = system_actor("fairness", Permission.COUNT_DECLARATIONS)


class Command(BaseCommand):
    help = "Write the facts of a day, without names, into an encrypted folder."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as-at", type=date.fromisoformat, help="the day, such as 2026-03-31")
        parser.add_argument(
            "--since",
            type=date.fromisoformat,
            help="decisions from this day on; else 1 April before",
        )

    def handle(self, *args: object, **options: Any) -> None:
        now = timezone.now()
        as_at = options["as_at"] or timezone.localdate(now)
        try:
            taken = take_snapshot(by=COUNTER, as_at=as_at, since=options["since"], now=now)
        except Unreadable as error:
            raise CommandError(str(error)) from None
        remove_old_snapshots(by=COUNTER, now=now)
        rows = ", ".join(f"{table} {number}" for table, number in taken.rows.items())
        self.stdout.write(
            f"Snapshot {taken.pk} of {taken.as_at} is in {taken.folder}: {rows} rows."
        )
