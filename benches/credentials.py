"""Credentials: a hundred thousand awarded, signed in both formats and listed, in the background.

The yardstick for signing is the same documents canonicalised one by one by the library, as one would do
without a mould; for the whole, the two signatures alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime
from time import perf_counter
from typing import Any

Row = dict[str, Any]
NOW = datetime(2026, 11, 22, tzinfo=UTC)
HOW_MANY = {"small": 2_000, "national": 100_000}
SAMPLE = 200
STOP_AT = 3  # tenths of the work


class Stopped(Exception):
    """The worker was told to stop."""


def run(scale: str) -> list[Row]:
    """All rows at a scale: "small" takes some seconds, "national" some minutes."""
    _with_keys()
    from benches import database

    with database.empty("bench_credentials"):
        return _rows(HOW_MANY[scale])


def _rows(count: int) -> list[Row]:
    _fill(count)
    awarding = _timed(_award)
    first, before = _stopped_on_the_way(count)
    seconds = first + _timed(lambda: _sign(lambda done: _show(before + done, count)))
    left, kept = _left(), _signed()
    plain, alone, checking = _yardsticks()
    return [
        _row(f"awarding {count:,} and giving places", awarding / count, None, "", "information"),
        {
            **_row("signing one, stored and listed", seconds / count, plain, "library alone", ""),
            "target": f"{count:,} signed, none left, resumed at {before:,}",
            "met": left == 0 and kept == count and 0 < before < count,
        },
        _row("the same", seconds / count, alone, "the two signatures alone", "information"),
        _row("checking one that is brought", checking, plain, "library alone", "information"),
    ]


def _with_keys() -> None:
    from cryptography.hazmat.primitives import serialization as how
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

    key = generate_private_key(public_exponent=65537, key_size=3072)
    der = key.private_bytes(how.Encoding.DER, how.PrivateFormat.PKCS8, how.NoEncryption())
    os.environ["LEADWELL_CREDENTIAL_KEY"] = urlsafe_b64encode(os.urandom(32)).decode().rstrip("=")
    os.environ["LEADWELL_CREDENTIAL_RSA_KEY"] = urlsafe_b64encode(der).decode()


def _fill(count: int) -> None:
    """People who passed one of five items of a made-up framework."""
    from django.db import connection

    from leadwell.standards.tests.factories import item
    from leadwell.training.models import Programme

    items = [item(f"core:{number}") for number in range(5)]
    programme = Programme.objects.create(
        code="bench", title="Made-up programme", kind="course", from_on=date(2026, 1, 1)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_person (name, sort_key, made_up)"
            " SELECT 'Person ' || n, 'person ' || n, true FROM generate_series(1, %s) n", [count],
        )  # fmt: skip
        cursor.execute(
            "INSERT INTO training_achievement (person_id, item_id, key, programme_id, source,"
            " from_on, until_on, withdrawn_because)"
            " SELECT p.id, i.id, i.key, %s, 'pass', '2026-03-01', '2029-03-01', ''"
            " FROM people_person p JOIN standards_item i ON i.id = (%s::bigint[])[1 + p.id %% 5]",
            [programme.pk, [one.pk for one in items]],
        )


def _by() -> Any:
    from leadwell.actor import Permission, system_actor

    return system_actor("bench", Permission.ASSURE_TRAINING)


def _award() -> None:
    from leadwell.training.actions.credentials import award_what_was_achieved

    award_what_was_achieved(by=_by(), now=NOW)


def _sign(progress: Callable[[int], None]) -> None:
    from leadwell.training.actions.credentials import sign_credentials

    sign_credentials(by=_by(), now=NOW, progress=progress)


def _stopped_on_the_way(count: int) -> tuple[float, int]:
    """The worker is stopped after a few batches, and what it did is kept."""

    def until(done: int) -> None:
        _show(done, count)
        if done * 10 >= count * STOP_AT:
            raise Stopped

    began = perf_counter()
    with contextlib.suppress(Stopped):
        _sign(until)
    return perf_counter() - began, _signed()


def _show(done: int, count: int) -> None:
    if done % 10_000 == 0:
        print(f"  {done:,} of {count:,} signed", file=sys.stderr)


def _signed() -> int:
    from leadwell.training.models import Credential

    return Credential.objects.filter(signed_at__isnull=False).count()


def _left() -> int:
    from leadwell.training.queries.credentials import waiting_to_be_signed

    return waiting_to_be_signed()


def _yardsticks() -> tuple[float, float, float]:
    """Seconds for one: by the library alone, the two signatures alone, and checking one."""
    from leadwell.gateways.open_badges import proofs, tokens
    from leadwell.training.actions.credentials.keys import publish_keys
    from leadwell.training.models import Credential
    from leadwell.training.queries.credentials import checked

    keys = publish_keys(by=_by(), now=NOW)
    assert keys is not None
    rows = Credential.objects.order_by("pk")[:SAMPLE]
    bare = [{k: v for k, v in (row.document or {}).items() if k != "proof"} for row in rows]
    said = [json.dumps(row.document) for row in rows]

    def plainly() -> None:
        for document in bare:
            proofs.signed(document, by=keys.signer, created=NOW)
            tokens.token(document, key=keys.rsa, kid=keys.kid)

    def alone() -> None:
        for document in bare:
            keys.signer.secret.sign(bytes(64))
            tokens.token(document, key=keys.rsa, kid=keys.kid)

    def check() -> None:
        for each in said:
            checked(each, now=NOW)

    return _timed(plainly) / SAMPLE, _timed(alone) / SAMPLE, _timed(check) / SAMPLE


def _timed(job: Callable[[], None]) -> float:
    began = perf_counter()
    job()
    return perf_counter() - began


def _row(job: str, ours: float, yardstick: float | None, name: str, target: str) -> Row:
    other = yardstick or ours
    return {
        "job": job,
        "unit": "ms",
        "ours": round(ours * 1e3, 3),
        "yardstick": round(other * 1e3, 3),
        "yardstick_name": name or "itself",
        "ratio": round(other / ours, 2),
        "target": "for information" if target == "information" else target,
        "met": None,
    }
