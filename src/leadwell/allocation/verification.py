"""A draw document checked: everything in it that can be worked out is worked out again.

What a document cannot show of itself is that it is the one that was promised. So compare the digest of
its terms and its root with what was published at the announcement and at the close; the ledger holds
both, and so does anybody who kept a copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from leadwell.allocation.collector import resting_collector
from leadwell.allocation.document import draw_document, entrants_in, replies_in, terms_in
from leadwell.allocation.draw import hold_draw
from leadwell.allocation.lottery import commitment

What = Literal["document", "terms", "secret", "root", "places", "cut-offs"]
SAYS: Mapping[What, str] = {
    "terms": "The terms are not those that the digest was made of.",
    "secret": "The revealed secret is not the one that was promised.",
    "root": "The list of entrants is not the one that was closed.",
    "places": "The places are not those that the numbers give.",
    "cut-offs": "The cut-offs are not those that the numbers give.",
}
WORKED_OUT: tuple[tuple[What, tuple[str, ...]], ...] = (
    ("root", ("entrants", "root")),
    ("places", ("places",)),
    ("cut-offs", ("cut_offs",)),
)


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that does not hold: which, for a program, and in words."""

    what: What
    says: str

    def __str__(self) -> str:
        return self.says


@resting_collector()
def failures(document: Mapping[str, Any]) -> list[Failure]:
    """Everything that is wrong with the document of a finished draw. Empty when all of it holds."""
    try:
        return [Failure(what, SAYS[what]) for what in _wrong(document)]
    except ValueError as unreadable:
        return [Failure("document", str(unreadable))]


def _wrong(document: Mapping[str, Any]) -> Iterator[What]:
    terms, secret, public = terms_in(document), *_revealed(document)
    true = replace(
        terms, commitment=commitment(secret)
    )  # whatever was promised, draw with this one
    outcome = hold_draw(
        true, entrants_in(document), secret=secret, public=public, replies=replies_in(document)
    )
    again = draw_document(replace(outcome, terms=terms))
    if document.get("terms_digest") != again["terms_digest"]:
        yield "terms"
    if terms != true:
        yield "secret"
    for what, keys in WORKED_OUT:
        if any(document.get(key) != again[key] for key in keys):
            yield what


def _revealed(document: Mapping[str, Any]) -> tuple[bytes, str]:
    secret, public = document.get("secret"), document.get("public_value")
    if not isinstance(secret, str) or not isinstance(public, str):
        raise ValueError("The secret has not been revealed: there is nothing to check yet.")
    return bytes.fromhex(secret), public
