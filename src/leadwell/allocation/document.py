"""The draw document: all of a draw as JSON, published at each of its three stages.

    announced_document   the terms and their digest, before the close
    closed_document      the entrants and the root, before the reveal
    draw_document        secret, public value, replies, places and cut-offs

Each holds everything of the stage before, unchanged. README.md describes every field. What is hashed
is printed as the very line that was hashed. Nothing in it names a person: an entrant is a name made
for this draw, with choices and the facts that reserves ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from leadwell.allocation.cut_offs import CutOff
from leadwell.allocation.draw import Outcome
from leadwell.allocation.entrants import (
    Entrant,
    close_entrants,
    entrant_from,
    in_list_order,
    record,
)
from leadwell.allocation.lottery import number_in_hex
from leadwell.allocation.replies import Reply, reply_from, reply_text
from leadwell.allocation.terms import Terms, terms_digest, terms_from, terms_lines

Document = dict[str, Any]


def announced_document(terms: Terms) -> Document:
    """What is promised, before anybody can know a number."""
    return {"terms": terms_lines(terms), "terms_digest": terms_digest(terms).hex()}


def closed_document(terms: Terms, entrants: Iterable[Entrant]) -> Document:
    """Who takes part, fixed by its root."""
    listed = in_list_order(entrants)
    return {
        **announced_document(terms),
        "entrants": [record(entrant) for entrant in listed],
        "root": close_entrants(listed).root.hex(),
    }


def draw_document(outcome: Outcome) -> Document:
    """All that came of it, and all that is needed to work it out again."""
    return {
        **announced_document(outcome.terms),
        "entrants": [record(entrant) for entrant in outcome.entrants.values()],
        "root": outcome.root.hex(),
        "secret": outcome.secret.hex(),
        "public_value": outcome.public,
        "replies": {who: reply_text(reply) for who, reply in sorted(outcome.replies.items())},
        "places": {who: part(each.cohort, each.fact) for who, each in outcome.places.items()},
        "cut_offs": {part(each.cohort, each.fact): _cut_off(each) for each in outcome.cut_offs},
    }


def part(cohort: str, fact: str | None) -> str:
    """The name of a part of a cohort: "C1" for its open places, "C1 social-care" for a reserve."""
    return f"{cohort} {fact}" if fact else cohort


def terms_in(document: Mapping[str, Any]) -> Terms:
    """The terms in a document. Errors: `ValueError` when they cannot be read."""
    return terms_from(_texts(document, "terms"))


def entrants_in(document: Mapping[str, Any]) -> list[Entrant]:
    """The entrants in a document. Errors: `ValueError` when they cannot be read."""
    return [entrant_from(line) for line in _texts(document, "entrants")]


def replies_in(document: Mapping[str, Any]) -> dict[str, Reply]:
    """The replies in a document. Errors: `ValueError` when they cannot be read."""
    said = document.get("replies")
    if not isinstance(said, Mapping):
        raise ValueError("There are no replies in this document.")
    return {str(who): reply_from(str(text)) for who, text in said.items()}


def _texts(document: Mapping[str, Any], key: str) -> Sequence[str]:
    found = document.get(key)
    if not isinstance(found, list) or not all(isinstance(line, str) for line in found):
        raise ValueError(f"There are no {key} in this document.")
    return found


def _cut_off(cut_off: CutOff) -> Document:
    up_to = None if cut_off.up_to is None else number_in_hex(cut_off.up_to)
    return {
        "places": cut_off.places,
        "filled": cut_off.filled,
        "up_to": up_to,
        "others": cut_off.others,
    }
