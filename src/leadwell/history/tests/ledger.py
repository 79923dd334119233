"""A ledger to break: events really committed, and hands that may do anything to the tables."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

import psycopg
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from leadwell.actor import Actor, system_actor
from leadwell.gateways.signed_note import signer
from leadwell.history.actions import record, sequence
from leadwell.history.queries import verify

KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
OTHER_KEY = "a" * 43
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ASHA = Actor("Asha", 7)
SEQUENCER = system_actor("sequencer")


def plain_root(leaves: list[bytes]) -> bytes:
    """The root a second way: straight from the definition in RFC 6962, section 2.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"").digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\1" + plain_root(leaves[:half]) + plain_root(leaves[half:])).digest()


def note(count: int, what: str = "person.noted") -> list[int]:
    """So many events, one after another."""
    return [
        record(what, about=ContentType(pk=n), by=ASHA, now=NOW, details={"n": n})
        for n in range(count)
    ]


def sign(now: datetime = NOW):
    """Give everything its place and sign."""
    return sequence(by=SEQUENCER, now=now, back="all", sign=True)


def check(witness: str = "", now: datetime = NOW):
    """Check all of it with the ledger's own key."""
    return verify(keys=[signer(KEY).verifier], now=now, witness=witness)


class Superuser:
    """Somebody who owns the machine. Triggers do not hold them."""

    def __init__(self, web_url: str, admin_url: str) -> None:
        self.name = conninfo_to_dict(web_url)["dbname"]
        self.url = make_conninfo(admin_url, dbname=self.name)

    def does(self, statement: str, *given: object) -> None:
        with psycopg.connect(self.url, autocommit=True) as admin:
            admin.execute("SET session_replication_role = replica")
            assert admin.execute(statement, given).rowcount > 0, "nothing was broken"


def with_key(configuration) -> None:
    """Sign with a key everybody knows."""
    configuration.LEADWELL_LEDGER_KEY = KEY
    assert settings.LEADWELL_LEDGER_KEY == KEY
