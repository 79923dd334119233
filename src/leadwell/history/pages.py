"""What the pages of the ledger say."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadwell.design.pages import Column as Head
from leadwell.design.pages import Crumb, Fact, Page, Row, Table
from leadwell.design.words import moment, number
from leadwell.history.models import Checkpoint, Event
from leadwell.history.queries import Proof, says, words
from leadwell.history.rules.facts import around_the_number

SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class CheckpointsPage(Page):
    """The newest checkpoints, and what they are good for."""

    answer: str
    waiting: str
    note: str
    key: str
    table: Table
    latest_href: str
    since_href: str


@dataclass(frozen=True, kw_only=True)
class ProofPage(Page):
    """One event and whether its place in the ledger can be proved."""

    answer: str
    facts: tuple[Fact, ...]
    hashes: tuple[str, ...]
    note: str
    data_href: str


def checkpoints_page(newest: Sequence[Checkpoint], *, waiting: int) -> CheckpointsPage:
    last = newest[0] if newest else None
    return CheckpointsPage(
        title=_("Can the past be changed here?"),
        purpose=_("Not without being found out. Here is how it works, and how you can check it."),
        answer=_answer(last),
        waiting=_waiting(waiting),
        note=last.note if last else "",
        key=last.key if last else "",
        table=_table(newest),
        latest_href=reverse("history:latest"),
        since_href=reverse("history:since", kwargs={"size": last.size}) if last else "",
    )


def _answer(last: Checkpoint | None) -> str:
    if last is None:
        return _("Nothing has been signed here yet.")
    return ngettext(
        "{count} thing was written down here so far, and signed for on {at}.",
        "{count} things were written down here so far, and signed for on {at}.",
        last.size,
    ).format(count=number(last.size), at=moment(last.at))


def _waiting(count: int) -> str:
    if not count:
        return _("Nothing waits to be added. The signed note is called a checkpoint.")
    return ngettext(
        "{count} event waits for its place. That takes a few seconds.",
        "{count} events wait for their place. That takes a few seconds.",
        count,
    ).format(count=number(count))


def _table(newest: Sequence[Checkpoint]) -> Table:
    return Table(
        caption=_("The newest checkpoints"),
        columns=(Head(_("Signed on")), Head(_("Events"), numeric=True), Head(_("Fingerprint"))),
        rows=tuple(
            Row((moment(each.at), number(each.size), b64encode(bytes(each.root)).decode()))
            for each in newest
        ),
        empty=_("The first checkpoint comes a minute after the first event."),
    )


def proof_page(event: Event, proof: Proof | None, *, seen: str) -> ProofPage:
    asked = "?" + urlencode({"seen": seen}) if seen else ""
    address = reverse("history:proof-data", kwargs={"event": event.pk}) + asked
    return ProofPage(
        title=_("Proof of event {number}").format(number=number(event.pk)),
        purpose=_("This shows that the event stands in the ledger and was not changed since."),
        crumbs=(Crumb(_("Can the past be changed here?"), reverse("history:checkpoints")),),
        answer=_proved(proof),
        facts=(*_of_event(event), *(_of_place(proof) if proof else ())),
        hashes=tuple(b64encode(each).decode() for each in proof.hashes) if proof else (),
        note=proof.checkpoint.note if proof else "",
        data_href=address if proof else "",
    )


def _proved(proof: Proof | None) -> str:
    if proof is None:
        return _("The event is written. Its proof can be shown in about a minute.")
    return _(
        "The event has place {place} of {size} in the ledger, under the checkpoint of {at}."
    ).format(
        place=number(proof.place + 1),
        size=number(proof.checkpoint.size),
        at=moment(proof.checkpoint.at),
    )


def _of_event(event: Event) -> tuple[Fact, ...]:
    return (
        Fact(_("What happened"), says(event.what), event.what not in words()),
        Fact(_("When"), moment(event.at)),
        Fact(_("Who did it"), event.by_name or _("This is kept no longer"), bool(event.by_name)),
        Fact(_("Rules that were asked"), ", ".join(event.rules) or _("None"), bool(event.rules)),
    )


def _of_place(proof: Proof) -> tuple[Fact, ...]:
    leaf = b64encode(bytes(proof.event.leaf)).decode()
    return (
        Fact(_("Position, counted from 0"), number(proof.place)),
        Fact(_("Fingerprint of the event"), leaf, is_data=True),
    )


def proof_data(proof: Proof) -> dict[str, Any]:
    """Everything a program needs: the leaf is the SHA-256 of a zero byte and `leaf_data`."""
    event = proof.event
    before, after = around_the_number(event.happening(), bytes(event.commitment))
    return {
        "event": event.pk,
        "leaf_data": (before + str(event.pk).encode() + after).decode(),
        "leaf_hash": b64encode(bytes(event.leaf)).decode(),
        "leaf_index": proof.place,
        "tree_size": proof.checkpoint.size,
        "inclusion_path": [b64encode(each).decode() for each in proof.hashes],
        "checkpoint": proof.checkpoint.note,
        "key": proof.checkpoint.key,
    }


def since_data(size: int, hashes: Sequence[bytes], newest: Checkpoint) -> dict[str, Any]:
    """What shows that the newest tree begins with the one of that size."""
    return {
        "old_size": size,
        "new_size": newest.size,
        "consistency_path": [b64encode(each).decode() for each in hashes],
        "checkpoint": newest.note,
        "key": newest.key,
    }
