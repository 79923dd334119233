"""Signing many credentials for the same achievement.

The canonical form takes the library some milliseconds, and for one achievement it differs only in a few
addresses, dates and numbers. So it is worked out once, with marks in those places; for each credential
the marks are filled in and the lines sorted again, which is what makes them canonical: no nameless part
of the document holds one of these values, so the names the library gave them stay. The first credential of
every mould is compared with what the library makes of it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from leadwell.gateways.open_badges.badges import Badge, document
from leadwell.gateways.open_badges.canonical import NotSafe, canonical
from leadwell.gateways.open_badges.multikey import base58
from leadwell.gateways.open_badges.proofs import Signer, about, digest, facts, moment

PLAIN = re.compile(r"[A-Za-z0-9:/._#-]+")
MARK_ID = "urn:uuid:00000000-0000-4000-8000-00000000aaaa"
MARK_SUBJECT = "urn:uuid:00000000-0000-4000-8000-00000000bbbb"
MARK_FROM = datetime(9001, 1, 1, 1, 1, 1, tzinfo=UTC)
MARK_UNTIL = datetime(9002, 2, 2, 2, 2, 2, tzinfo=UTC)
MARK_INDEX = 987_654_321_987


class Mould:
    """Signs credentials that differ in nothing but number, subject, dates and place in the list."""

    def __init__(self, first: Badge, *, by: Signer, created: datetime) -> None:
        self._like, self._by = pattern(first), by
        self._text = canonical(document(self._like))
        self._facts = facts(by.method, moment(created))
        self._of_the_proof = digest(about(self._facts, document(first)["@context"]))
        if self.canonical(first) != canonical(document(first)):
            raise NotSafe("The short way to the canonical form does not give the same.")

    def fits(self, badge: Badge) -> bool:
        """Whether this credential differs in nothing else."""
        return pattern(badge) == self._like

    def canonical(self, badge: Badge) -> str:
        """Its canonical form."""
        text = self._text
        for mark, value in _values(badge).items():
            if not PLAIN.fullmatch(value):
                raise NotSafe("A number or address of the credential has signs it must not have.")
            text = text.replace(mark, value)
        lines = text.split("\n")[
            :-1
        ]  # nothing else ends a line here: some texts hold other line ends
        return "\n".join([*sorted(lines), ""])

    def signed(self, badge: Badge) -> dict[str, Any]:
        """The credential with its proof."""
        if not self.fits(badge):
            raise NotSafe("This credential does not fit the others it was to be signed with.")
        message = self._of_the_proof + sha256(self.canonical(badge).encode()).digest()
        value = "z" + base58(self._by.secret.sign(message))
        return {**document(badge), "proof": [{**self._facts, "proofValue": value}]}


def pattern(badge: Badge) -> Badge:
    """The credential with marks where it differs from others: those of one pattern share a mould."""
    return replace(
        badge,
        id=MARK_ID,
        subject=MARK_SUBJECT,
        valid_from=MARK_FROM,
        valid_until=badge.valid_until and MARK_UNTIL,
        status=replace(badge.status, index=MARK_INDEX),
    )


def _values(badge: Badge) -> dict[str, str]:
    until = {moment(MARK_UNTIL): moment(badge.valid_until)} if badge.valid_until else {}
    return {
        MARK_ID: badge.id,
        MARK_SUBJECT: badge.subject,
        moment(MARK_FROM): moment(badge.valid_from),
        **until,
        str(MARK_INDEX): str(badge.status.index),
    }
