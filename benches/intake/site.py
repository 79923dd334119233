"""A throw-away site with one made-up parent and thousands of organisations beneath it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from benches import database
from benches.intake.made_up import organisations

PARENT = "XXC"
APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)


@contextmanager
def site(name: str, rows: int) -> Iterator[Path]:
    """Django on an empty database with the organisations the made-up people work for; yields a folder."""
    with database.empty(name), tempfile.TemporaryDirectory() as folder:
        from django.conf import settings

        settings.LEADWELL_HOME = Path(folder)
        _organisations(rows)
        yield Path(folder)


def load(path: Path, as_at: date, **more: Any) -> Any:
    """Offer a file and read it, as `./leadwell load workforce` does."""
    from leadwell.actor import Permission, system_actor
    from leadwell.intake import actions

    by = system_actor("the bench", Permission.LOAD_STAFF)
    now = datetime.combine(as_at, time(9), tzinfo=UTC)
    with path.open("rb") as file:
        content = iter(lambda: file.read(1 << 20), b"")
        offered = actions.offer_staff_file(
            by=by, organisation_code=PARENT, kind="workforce", file_name=path.name, content=content,
            full=True, as_at=as_at, now=now, enqueued=False,
        )  # fmt: skip
    taken = actions.read_staff_file(by=by, file_id=offered.pk, now=now, **more)
    if taken.state != "taken":
        raise SystemExit(f"the bench's own file was {taken.state}: {taken.in_the_way}")
    return taken


def _organisations(rows: int) -> None:
    from django.utils import timezone

    from leadwell.intake.management.commands.load import COMMAND_LINE
    from leadwell.organisations.actions import note_organisations
    from leadwell.organisations.rules.facts import OrganisationFacts

    parent = OrganisationFacts(
        0, PARENT, "Made-up Care", "care-provider", "social-care", made_up=True
    )
    homes = [
        OrganisationFacts(
            line=n, code=f"{PARENT}-{n - 1}", name=f"Made-up Care Home {n}", kind="care-location",
            sector="social-care", parent_code=PARENT, made_up=True,
        )
        for n in range(1, organisations(rows) + 2)
    ]  # fmt: skip
    note_organisations(
        by=COMMAND_LINE, facts=[parent, *homes], source="made-up", as_at=None, now=timezone.now()
    )
