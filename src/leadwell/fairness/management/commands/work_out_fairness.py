"""Work the fairness figures of a year out, and keep what may be printed of them.

./leadwell manage work_out_fairness --year 2025-26
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from leadwell.actor import Permission, system_actor
from leadwell.fairness.actions.pooling import pool
from leadwell.fairness.actions.snapshots import take_snapshot
from leadwell.fairness.actions.standing_out import keep_what_stands_out
from leadwell.fairness.actions.working_out import work_out
from leadwell.fairness.queries.counting.years import days_of, year_of
from leadwell.fairness.queries.snapshots import latest_snapshot
from leadwell.gateways.warehouse import Unreadable
from leadwell.reasons import RuleBroken

COUNTER = system_actor("fairness", Permission.COUNT_DECLARATIONS)
SHOWN_EVERY = 1_000


class Command(BaseCommand):
    help = "Work the fairness figures of a year out of a snapshot, taken now where there is none."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", help="such as 2025-26; else the year we are in")
        parser.add_argument("--snapshot", type=int, help="its number; else of the year's last day")
        parser.add_argument("--sets", nargs="*", help="such as wres wdes; else all")
        parser.add_argument(
            "--afresh", action="store_true", help="look at places again where nothing changed"
        )

        parser.add_argument(
            "--processes",
            type=int,
            help="how many work side by side; else one less than processors",
        )

    def handle(self, *args: object, **options: Any) -> None:
        now = timezone.now()
        year = options["year"] or year_of(timezone.localdate(now))
        try:
            snapshot_id = options["snapshot"] or self._snapshot(year)
            found = work_out(
                by=COUNTER, snapshot_id=snapshot_id, year=year, sets=options["sets"], now=now,
                afresh=options["afresh"], processes=options["processes"],
                progress=self._progress,
            )  # fmt: skip
        except (RuleBroken, Unreadable) as error:
            raise CommandError(str(error)) from None
        together = pool(by=COUNTER, now=now, afresh=options["afresh"])
        keep_what_stands_out(by=COUNTER, now=now)
        self.stdout.write(
            f"{year}: {found.places:,} places counted; {found.changed:,} results are new or changed,"
            f" {found.unchanged:,} are as before, {found.ended:,} are no longer current."
        )
        self.stdout.write(
            f"Of small employers {together.changed:,} pooled results are new or changed,"
            f" {together.unchanged:,} are as before, {together.ended:,} are no longer current."
        )
        if found.refused:
            self.stderr.write(
                f"{found.refused:,} were not printed: an attack found a hidden count."
            )

    def _snapshot(self, year: str) -> int:
        """The snapshot of the year's last day, or of today while the year runs."""
        today = timezone.localdate()
        _, ended_on = days_of(year) or (today, today)
        day: date = min(ended_on, today)
        there = latest_snapshot(day) or take_snapshot(by=COUNTER, as_at=day, now=timezone.now())
        return there.pk

    def _progress(self, set_code: str, done: int) -> None:
        if done % SHOWN_EVERY == 0:
            self.stderr.write(f"  {set_code}: {done:,} places done")
