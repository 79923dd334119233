"""Signing what waits, a batch at a time: what was signed is kept, so whatever stops it, it goes on there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from leadwell.actor import Actor
from leadwell.gateways.open_badges import proofs, status_lists, tokens
from leadwell.gateways.open_badges.badges import Badge
from leadwell.gateways.open_badges.moulds import Mould, pattern
from leadwell.history.actions import record
from leadwell.training.actions.credentials.keys import InHand, publish_keys
from leadwell.training.models import Credential, StatusList
from leadwell.training.queries.credentials import badge_of, issuer_address, list_address

AT_ONCE = 500
Progress = Callable[[int], None]
Moulds = dict[Badge, Mould]


@dataclass(frozen=True, slots=True)
class Signed:
    """What one run did. Without keys in hand it is nothing."""

    credentials: int = 0
    lists: int = 0


def sign_credentials(*, by: Actor, now: datetime, progress: Progress = lambda done: None) -> Signed:
    """Sign every credential that waits, and every status list that changed. Twice is once: two workers
    share the work. `progress` hears how many are done.

    Raises `NotPermitted`, or `RuleBroken` (TRN-65) where a key was replaced.
    """
    keys = publish_keys(by=by, now=now)
    if keys is None:
        return Signed()
    done, last, moulds = 0, 0, Moulds()
    while batch := _sign_batch(last, keys, moulds, by, now):
        done, last = done + len(batch), batch[-1].pk
        progress(done)
    return Signed(done, _sign_lists(keys, by, now))


@transaction.atomic
def _sign_batch(
    after: int, keys: InHand, moulds: Moulds, by: Actor, now: datetime
) -> list[Credential]:
    """The next that wait. They are looked for after those just signed: the database would read over all
    their old rows again and again."""
    waiting = Credential.objects.filter(
        signed_at__isnull=True, revoked_at__isnull=True, pk__gt=after
    )
    rows = list(
        waiting.select_for_update(of=("self",), skip_locked=True)
        .select_related("achievement__item__version", "achievement__programme")
        .order_by("pk")[:AT_ONCE]
    )
    for row in rows:
        _sign(row, keys, moulds, now)
    if rows:
        _keep(rows)
        details = {"credentials": len(rows), "key": keys.row.name}
        record("credentials.signed", about=keys.row, by=by, now=now, details=details)
    return rows


def _sign(row: Credential, keys: InHand, moulds: Moulds, now: datetime) -> None:
    badge = badge_of(row)
    like = pattern(badge)
    if like not in moulds:
        moulds[like] = Mould(badge, by=keys.signer, created=now)
    row.document = moulds[like].signed(badge)
    bare = {name: value for name, value in row.document.items() if name != "proof"}
    row.token = tokens.token(bare, key=keys.rsa, kid=keys.kid)
    row.signed_at = now


def _keep(rows: Sequence[Credential]) -> None:
    """Write over what was there: many times faster than an UPDATE with a case for each."""
    Credential.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["document", "token", "signed_at"],
    )


def _sign_lists(keys: InHand, by: Actor, now: datetime) -> int:
    stale = list(StatusList.objects.filter(stale=True).values_list("pk", flat=True))
    for each in stale:
        _sign_list(each, keys, by, now)
    return len(stale)


@transaction.atomic
def _sign_list(pk: int, keys: InHand, by: Actor, now: datetime) -> None:
    shelf = StatusList.objects.select_for_update().get(pk=pk)
    document = status_lists.document(
        address=list_address(shelf.purpose, shelf.number),
        issuer=issuer_address(),
        purpose=shelf.purpose,
        bits=bytes(shelf.bits),
        at=now,
    )
    shelf.signed = proofs.signed(document, by=keys.signer, created=now)
    shelf.signed_at, shelf.stale = now, False
    shelf.save(update_fields=["signed", "signed_at", "stale"])
    record("status_list.signed", about=shelf, by=by, now=now)
