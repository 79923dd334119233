"""Read every funnel and indicator, and say what is wrong with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from leadwell.fairness.queries import definitions
from leadwell.reasons import RuleBroken


class Command(BaseCommand):
    """`./leadwell manage check_indicators [--folder FOLDER]`"""

    help = "Read every funnel and indicator, and say what is wrong with its line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=definitions.HERE / "indicators", help="sets to read"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = definitions.read_indicators(options["folder"])
            funnels, sets = definitions.funnels(), definitions.read_sets(options["folder"])
        except RuleBroken as refusal:
            raise CommandError("\n".join(str(why) for why in refusal.reasons)) from refusal
        self.stdout.write(f"{len(found)} indicators in {len(sets)} sets, {len(funnels)} funnels.")
