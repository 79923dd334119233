"""The one way to remember that something happened."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from secrets import token_bytes
from typing import Any

from django.db import connections, models

from leadwell.actor import Actor
from leadwell.history.rules.facts import (
    SALT_BYTES,
    Happening,
    Particulars,
    around_the_number,
    commitment,
)

# One trip to the database writes both rows. The function (config/sql/ledger.sql) keeps its plans, which
# are most of the cost; it gives the event its number and finishes the leaf, which holds that number.
# It has no more rights than whoever calls it, and reads no row: a sealed room may write here.
WRITE = """
SELECT record_event(
    %(what)s, %(about_kind)s, %(about_id)s, %(at)s, %(rules)s, %(versions)s, %(commitment)s,
    %(before)s, %(after)s, %(salt)s, %(by_name)s, %(by_person_id)s, %(on_behalf_of)s, %(details)s)
"""


def record(
    what: str,
    *,
    about: models.Model,
    by: Actor,
    now: datetime,
    details: Mapping[str, Any] | None = None,
    rules: Iterable[str] = (),
    versions: Mapping[str, Any] | None = None,
    on_behalf_of: str = "",
) -> int:
    """Remember one event, in the same transaction and on the same connection as its subject.
    Answers the event's number. `rules` are the codes of the rules that were asked, `versions` the
    frameworks in force; both stay for good. No person's name goes into `details`."""
    happening = Happening(
        what, about._meta.label, str(about.pk), now, list(rules), dict(versions or {})
    )
    said = Particulars(by.name, by.person_id, on_behalf_of, dict(details or {}))
    with connections[about._state.db or "default"].cursor() as cursor:
        cursor.execute(WRITE, values(happening, said, salt=token_bytes(SALT_BYTES)))
        (number,) = cursor.fetchone()
    return int(number)


def values(happening: Happening, said: Particulars, *, salt: bytes) -> dict[str, Any]:
    """Everything the statement writes."""
    committed = commitment(salt, said)
    before, after = around_the_number(happening, committed)
    return {
        "what": happening.what,
        "about_kind": happening.about_kind,
        "about_id": happening.about_id,
        "at": happening.at,
        "rules": json.dumps(happening.rules),
        "versions": json.dumps(happening.versions),
        "commitment": committed,
        "before": before,
        "after": after,
        "salt": salt,
        "by_name": said.by_name,
        "by_person_id": said.by_person_id,
        "on_behalf_of": said.on_behalf_of,
        "details": json.dumps(said.details),
    }
