"""A throw-away database for a bench, filled as the bench needs it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django

from launcher.places import ROOT

MADE_UP = 80_000
REAL_DATA = Path(os.environ.get("LEADWELL_REAL_DATA") or ROOT.parent / "shared" / "data")


@contextlib.contextmanager
def empty(name: str) -> Iterator[None]:
    """Django, connected as the web role to a new and empty database."""
    django.setup()
    from django.db import connections

    from leadwell.config.environment import database_settings
    from tests.databases import copy_of, make_template, server_url

    admin = server_url()
    with copy_of(make_template(admin), admin_url=admin, name=f"{name}_{os.getpid()}") as url:
        connections["default"].close()
        connections["default"].settings_dict.update(database_settings(url, pooled=False))
        try:
            yield
        finally:
            connections["default"].close()


def real_files(*, small: bool) -> list[tuple[str, Path]]:
    """The real published files in the order of loading; for a quick look only a few of them."""
    from leadwell.gateways.kinds import KINDS, recognise
    from leadwell.gateways.rows import UnusableFile

    if not REAL_DATA.is_dir():
        raise SystemExit(f"real data not found at {REAL_DATA} (set LEADWELL_REAL_DATA)")
    found = []
    for path in sorted(p for p in REAL_DATA.rglob("*") if p.is_file()):
        with contextlib.suppress(UnusableFile):
            if kind := recognise(path):
                found.append((kind, path))
    order = list(KINDS)
    found.sort(key=lambda pair: (order.index(pair[0]), pair[1]))
    quick = {"ods-trusts", "ods-ccg-icb", "icb-names", "staff-survey", "sickness", "turnover"}
    return [pair for pair in found if not small or pair[0] in quick]


def load(files: list[tuple[str, Path]]) -> None:
    """Take the files in, as `./leadwell load` would."""
    from django.utils import timezone

    from leadwell.intake.actions import load_file
    from leadwell.intake.management.commands.load import COMMAND_LINE

    with tempfile.TemporaryDirectory() as folder:
        for kind, path in files:
            load_file(
                by=COMMAND_LINE, path=path, kind=kind, now=timezone.now(), rejects=Path(folder)
            )


def fill_up(total: int) -> None:
    """Add made-up care locations until there are `total` organisations."""
    from django.utils import timezone

    from leadwell.intake.management.commands.load import COMMAND_LINE
    from leadwell.organisations.actions import note_organisations
    from leadwell.organisations.models import Organisation
    from leadwell.organisations.rules.facts import OrganisationFacts

    missing = total - Organisation.objects.count()
    facts = [
        OrganisationFacts(
            line=n, code=f"XXC-{n}", name=f"Made-up Care Home {n}", kind="care-location",
            sector="social-care", town=f"Town {n % 900}", made_up=True,
        )
        for n in range(max(0, missing))
    ]  # fmt: skip
    note_organisations(
        by=COMMAND_LINE, facts=facts, source="made-up", as_at=None, now=timezone.now()
    )


def analyse() -> None:
    """Let the planner know what is there, as the server does by itself after a while."""
    import psycopg
    from django.db import connection

    from tests.databases import as_role, server_url

    with psycopg.connect(
        as_role(server_url(), connection.settings_dict["NAME"], "leadwell_owner"), autocommit=True
    ) as owner:
        owner.execute("ANALYZE")
