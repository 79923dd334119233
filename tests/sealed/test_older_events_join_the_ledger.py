"""Events from before the ledger are taken into it."""

from __future__ import annotations

import os
import subprocess
import sys

import psycopg
import pytest

from launcher.places import ROOT
from leadwell.config.database import finish
from leadwell.history import queries
from leadwell.history.models import Event
from leadwell.history.tests.ledger import NOW, Superuser, check, sign, with_key
from tests.databases import as_role


@pytest.fixture
def owner_url(committed_database, admin_url):
    name = Superuser(committed_database, admin_url).name
    return as_role(admin_url, name, "leadwell_owner")


def migrate(owner_url: str, to: str) -> None:
    env = {**os.environ, "LEADWELL_DATABASE_URL": owner_url, "PYTHONPATH": str(ROOT / "src")}
    env["DJANGO_SETTINGS_MODULE"] = "leadwell.config.settings"
    command = [sys.executable, "-m", "django", "migrate", "history", to, "--verbosity", "0"]
    subprocess.run(command, env=env, check=True)


def test_older_events_get_their_particulars_and_fitting_leaves(owner_url, settings):
    with_key(settings)
    migrate(owner_url, "0001")
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("DROP TRIGGER only_grows ON history_event")
        owner.execute(
            "INSERT INTO history_event (what, about_kind, about_id, by_name, by_person_id, at, details)"
            " SELECT 'x.y', 'a.B', n::text, 'Åsha', n, %s + n * interval '1.000001 second',"
            """ '{"b": [1e22, 0.5], "a": "é"}' FROM generate_series(1, 2500) AS n""",
            [NOW],
        )
    migrate(owner_url, "0003")
    migrate(owner_url, "0005")
    finish(owner_url)
    assert sign().placed == 2500
    assert check().size == 2500
    oldest = queries.event(Event.objects.first().pk)
    assert (oldest.by_name, oldest.by_person_id) == ("Åsha", 1)
    assert oldest.details["a"] == "é"
