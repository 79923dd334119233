"""What an event is made of, and the digests that fix it. Pure, so that anyone can check them.

An event has two parts. What happened, to which thing, when and under which rules is kept for good and
goes into the event's leaf. Who did it, and what else was said about it, are its particulars: the leaf
holds only a commitment to them, a digest made with 32 bytes of chance. Once the particulars and the
chance are erased nobody can find out or even guess what they were, and the leaf stays as it was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from leadwell.stats.merkle import leaf_hash

SALT_BYTES = 32
_NUMBER = ',"event":0,"rules":'


@dataclass(frozen=True, slots=True)
class Happening:
    """The part of an event that stays."""

    what: str
    about_kind: str
    about_id: str
    at: datetime
    rules: Sequence[str]
    versions: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Particulars:
    """The part of an event that can be erased."""

    by_name: str
    by_person_id: int | None
    on_behalf_of: str
    details: Mapping[str, Any]


# Made once: `json.dumps` would make another for every event, which costs more than writing one.
_written = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
).encode


def canonical(value: Any) -> bytes:
    """The one way to write a value down: JSON with sorted keys, no spaces, UTF-8. What was read back
    from the database is written as it was before."""
    if _comes_back_as_it_went(value):
        return _written(value).encode()
    plain = json.loads(json.dumps(value, allow_nan=False), parse_float=_settled)
    return _written(plain).encode()


def _comes_back_as_it_went(value: Any) -> bool:
    """Whether nothing in it is written another way by the database, such as 1e+23, or by JSON, such as a
    number used as a key. Nearly every event is so, and is then written in a tenth of the time."""
    kind = type(value)
    if kind is dict:
        return all(type(key) is str for key in value) and all(
            map(_comes_back_as_it_went, value.values())
        )
    if kind is list or kind is tuple:
        return all(map(_comes_back_as_it_went, value))
    return kind is str or kind is int or value is None or kind is bool


def _settled(written: str) -> int | float:
    """The database writes 1e+23 with all its noughts: a whole number is always written as one."""
    exact = Decimal(written)
    return int(exact) if exact == exact.to_integral_value() else float(written)


def commitment(salt: bytes, particulars: Particulars) -> bytes:
    """What goes into the leaf in place of the particulars."""
    said = {
        "by_name": particulars.by_name,
        "by_person_id": particulars.by_person_id,
        "on_behalf_of": particulars.on_behalf_of,
        "details": particulars.details,
    }
    return sha256(b"salted/v1\0" + salt + canonical(said)).digest()


def around_the_number(happening: Happening, committed: bytes) -> tuple[bytes, bytes]:
    """What is written before and after the event's number: the database gives the number, and joins
    the three. No text inside can be taken for the number, for its quotation marks are escaped."""
    said = {
        "what": happening.what,
        "about_kind": happening.about_kind,
        "about_id": happening.about_id,
        "versions": happening.versions,
        "at": happening.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "rules": list(happening.rules),
        "commitment": committed.hex(),
        "event": 0,
    }
    before, after = canonical(said).decode().split(_NUMBER, 1)
    return f'{before},"event":'.encode(), f',"rules":{after}'.encode()


def leaf(number: int, happening: Happening, committed: bytes) -> bytes:
    """The digest that fixes one event."""
    before, after = around_the_number(happening, committed)
    return leaf_hash(before + str(number).encode() + after)
