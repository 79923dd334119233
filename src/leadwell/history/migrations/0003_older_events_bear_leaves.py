"""Events from before the ledger get their particulars and their leaf (fill). It goes in steps and may
be cut off and run again: it looks only at events that bear no leaf yet. The ways of writing a leaf
are repeated here, because a migration stands still while the code goes on."""

import json
import secrets
from datetime import UTC
from decimal import Decimal
from hashlib import sha256

from django.db import migrations, transaction

AT_ONCE = 2000


def fill(apps, schema_editor):
    """Give every event without a leaf its particulars and its leaf."""
    event = apps.get_model("history", "Event")
    while batch := list(event.objects.filter(leaf=None).order_by("id")[:AT_ONCE]):
        with transaction.atomic():
            _fill(event, apps.get_model("history", "Particulars"), batch)


def _fill(event, particulars, batch):
    rows = [_particulars_of(each, particulars) for each in batch]
    for each, row in zip(batch, rows, strict=True):
        each.commitment = sha256(b"salted/v1\0" + row.salt + _written(_said(row))).digest()
        each.leaf = sha256(b"\0" + _written(_happening(each))).digest()
    particulars.objects.bulk_create(rows)
    event.objects.bulk_update(batch, ["commitment", "leaf"])


def _particulars_of(each, particulars):
    return particulars(
        event_id=each.pk,
        salt=secrets.token_bytes(32),
        by_name=each.by_name,
        by_person_id=each.by_person_id,
        on_behalf_of="",
        details=each.details,
    )


def _said(row):
    return {
        "by_name": row.by_name,
        "by_person_id": row.by_person_id,
        "on_behalf_of": row.on_behalf_of,
        "details": row.details,
    }


def _happening(each):
    return {
        "what": each.what,
        "about_kind": each.about_kind,
        "about_id": each.about_id,
        "at": each.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "rules": each.rules,
        "versions": each.versions,
        "commitment": each.commitment.hex(),
        "event": each.pk,
    }


def _written(value):
    plain = json.loads(json.dumps(value), parse_float=_settled)
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def _settled(written):
    exact = Decimal(written)
    return int(exact) if exact == exact.to_integral_value() else float(written)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("history", "0002_leaves_and_places")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
