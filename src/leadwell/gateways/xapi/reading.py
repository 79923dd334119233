"""A request's body as statements: all of them right, or none taken."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import isfinite
from typing import Any
from uuid import UUID, uuid4

from leadwell.gateways.plain_json import depth, names_once, no_number
from leadwell.gateways.xapi.parts import about, attachments, context, result, verb
from leadwell.gateways.xapi.people import actor
from leadwell.gateways.xapi.values import WrongStatement, moment, uuid, version, whole

MOST = 500
LARGEST = 1_000_000  # what a request of ours may hold at all
DEEPEST = 30
LONGEST_WORD = 400
VOIDED = "http://adlnet.gov/expapi/verbs/voided"
Json = dict[str, Any]


class TooMuch(Exception):
    """More than we take at once. The text says how much that is."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: its identifier (made where it had none), what was said, and what we ask of it.
    `actor` is the sender's word for the person ("mbox:…", "account:homePage#name"), empty for a group
    without one; `activity` is what it was about, `voids` the statement it takes back."""

    identifier: UUID
    said: Json
    actor: str
    verb: str
    activity: str
    voids: UUID | None


def read_statements(body: bytes) -> list[Said]:
    """One statement or a list of them, all or none. Raises `WrongStatement` or `TooMuch`."""
    if len(body) > LARGEST:
        raise TooMuch(f"Send at most {LARGEST:,} bytes at once.")
    found = _loaded(body)
    rows = found if isinstance(found, list) else [found]
    if not rows:
        raise WrongStatement("statements: send at least one.")
    if len(rows) > MOST:
        raise TooMuch(f"Send at most {MOST} statements at once.")
    said = [_statement(row, f"statement {at}") for at, row in enumerate(rows, start=1)]
    met = [one.identifier for one in said]
    if len(set(met)) < len(met):
        raise WrongStatement("id: two statements of one request have the same.")
    return said


def same_statement(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two statements say the same. What a store adds by itself is not looked at."""
    added = ("stored", "authority", "version", "id", "timestamp")
    return {k: v for k, v in one.items() if k not in added} == {
        k: v for k, v in other.items() if k not in added
    }


def actor_word(actor: Mapping[str, Any]) -> str:
    """The sender's word for a person, as one text that stays the same. A group is nobody. A very long
    word stays the same too, as its fingerprint."""
    word = "" if actor.get("objectType") == "Group" else _word(actor)
    return word if len(word) <= LONGEST_WORD else f"long:{sha256(word.encode()).hexdigest()}"


def _word(actor: Mapping[str, Any]) -> str:
    for name in ("mbox", "mbox_sha1sum", "openid"):
        if name in actor:
            return f"{name}:{str(actor[name]).casefold()}"
    return f"account:{actor['account']['homePage']}#{actor['account']['name']}"


def _loaded(body: bytes) -> Any:
    try:
        found = json.loads(
            body.decode("utf-8"), object_pairs_hook=names_once, parse_constant=no_number
        )
    except (ValueError, RecursionError) as error:
        raise WrongStatement(f"body: send JSON in UTF-8 ({error}).") from error
    if depth(found) > DEEPEST:
        raise WrongStatement(f"body: nests deeper than {DEEPEST}.")
    if not _can_be_kept(found):
        raise WrongStatement("body: holds a sign or a number that no database keeps.")
    return found


def _can_be_kept(found: Any) -> bool:
    """Whether a database takes it: no NUL, no half of a sign, no number without end."""
    if isinstance(found, str):
        return "\0" not in found and not any("\ud800" <= sign <= "\udfff" for sign in found)
    if isinstance(found, dict):
        return all(map(_can_be_kept, found)) and all(map(_can_be_kept, found.values()))
    if isinstance(found, list):
        return all(map(_can_be_kept, found))
    return not isinstance(found, float) or isfinite(found)


def _statement(row: Any, at: str) -> Said:
    fields = {
        "id": uuid, "actor": actor, "verb": verb, "object": about, "result": result,
        "context": context, "timestamp": moment, "stored": moment, "authority": actor,
        "version": version, "attachments": attachments,
    }  # fmt: skip
    whole(row, at, fields, needed=("actor", "verb", "object"))
    of = row["object"]
    voiding = row["verb"]["id"] == VOIDED
    if voiding and of.get("objectType") != "StatementRef":
        raise WrongStatement(f"{at} / object: to take a statement back, name it as a StatementRef.")
    return Said(
        identifier=UUID(row["id"]) if "id" in row else uuid4(),
        said=row,
        actor=actor_word(row["actor"]),
        verb=row["verb"]["id"],
        activity=of["id"] if of.get("objectType", "Activity") == "Activity" else "",
        voids=UUID(of["id"]) if voiding else None,
    )
