"""Fill the demo's made-up region. `./leadwell demo` runs this."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from leadwell.actor import Permission, system_actor
from leadwell.intake.actions.demo import count_and_act, fill_posts, fill_region

STORYTELLER = system_actor(
    "the demo",
    Permission.NOTE_ORGANISATIONS,
    Permission.PUBLISH_FIGURES,
    Permission.MANAGE_GRANTS,
    Permission.NOTE_PEOPLE,
    Permission.JOIN_PEOPLE,
    Permission.LOAD_STAFF,
    Permission.SEE_MANAGERS,
    Permission.HOLD_RECORDS,
    Permission.DISPOSE_OF_RECORDS,
    Permission.SEE_PEOPLE,
    Permission.KEEP_INDUCTION,
    Permission.KEEP_PROGRAMMES,
    Permission.PUBLISH_STANDARDS,
)
TRY = (
    "Search for Kelder on the front page: is bullying at the trust in that town getting better?",
    "Open Thornmere University Hospitals: what happened to sickness, and to how people feel led?",
    "Look up St Oswin's Hospital: an old name leads to the place it became.",
    "Sign in as the line manager: who is in my team? As the HR officer: are there enough managers?",
    "Sign in as the member of staff: what is held about me, and who has looked?",
)


class Command(BaseCommand):
    help = "Fill the made-up region of the demo. May be repeated."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--accounts", type=Path, help="where to write the accounts, as JSON")

    def handle(self, *args: object, **options: Any) -> None:
        password = os.environ["LEADWELL_DEMO_PASSWORD"]
        now = timezone.now()
        accounts = fill_region(by=STORYTELLER, password=password, now=now)
        fill_posts(by=STORYTELLER, now=now)
        count_and_act(by=STORYTELLER, now=now)
        if options["accounts"]:
            told = {"accounts": accounts, "try": TRY}
            options["accounts"].write_text(json.dumps(told, indent=1), encoding="utf-8")
