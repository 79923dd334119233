"""What a value of a credential can be: one check for each kind, and ways to join them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from leadwell.gateways.open_badges.canonical import WHOLE_ADDRESS

MOMENT = re.compile(
    r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
)
INDEX = re.compile(r"0|[1-9][0-9]*")


class What(StrEnum):
    """What is the matter with one place of a document."""

    MISSING = "missing"
    EMPTY = "empty"
    KIND = "kind"
    TEXT = "text"
    LIST = "list"
    ADDRESS = "address"
    MOMENT = "moment"
    TYPE = "type"
    CONTEXT = "context"
    ORDER = "order"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it has to be, and where."""

    where: str
    what: What


Problems = Iterator[Problem]
Check = Callable[[Any, str], Problems]


def within(where: str, name: str) -> str:
    """The place of a name inside a place."""
    return f"{where}.{name}" if where else name


def read_moment(said: object) -> datetime | None:
    """A moment with its time zone; None where it is not one."""
    if not isinstance(said, str) or not MOMENT.fullmatch(said):
        return None
    try:
        return datetime.fromisoformat(said.upper()).astimezone(UTC)
    except (
        ValueError,
        OverflowError,
    ):  # no such day, or one beyond the first and last year there are
        return None


def text(value: object, where: str) -> Problems:
    """A text that says something."""
    if not isinstance(value, str) or not value.strip():
        yield Problem(where, What.TEXT)


def address(value: object, where: str) -> Problems:
    """A whole address."""
    if not isinstance(value, str) or not WHOLE_ADDRESS.fullmatch(value):
        yield Problem(where, What.ADDRESS)


def moment(value: object, where: str) -> Problems:
    """A moment with its time zone."""
    if read_moment(value) is None:
        yield Problem(where, What.MOMENT)


def number(value: object, where: str) -> Problems:
    """A number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield Problem(where, What.KIND)


def truth(value: object, where: str) -> Problems:
    """True or false."""
    if not isinstance(value, bool):
        yield Problem(where, What.KIND)


def index(value: object, where: str) -> Problems:
    """A whole number, as a text."""
    if not isinstance(value, str) or not INDEX.fullmatch(value):
        yield Problem(where, What.KIND)


def in_languages(value: object, where: str) -> Problems:
    """A text, or the same in one language or several."""
    if isinstance(value, dict) and isinstance(value.get("@value"), str):
        spare = set(value) - {"@value", "@language", "@direction"}
        yield from (Problem(within(where, name), What.KIND) for name in sorted(spare))
    elif isinstance(value, list):
        for one in value:
            yield from in_languages(one, where)
    else:
        yield from text(value, where)


def list_of(of: Check) -> Check:
    """A list of at least one."""

    def check(value: object, where: str) -> Problems:
        if not isinstance(value, list) or not value:
            yield Problem(where, What.LIST)
            return
        for one in value:
            yield from of(one, where)

    return check


def one_or_more(of: Check) -> Check:
    """One, or a list of at least one."""
    several = list_of(of)

    def check(value: object, where: str) -> Problems:
        yield from several(value, where) if isinstance(value, list) else of(value, where)

    return check


def types_of(*any_of: str, also: tuple[str, ...] = ()) -> Check:
    """A list of types with one of these in it, and all of `also`."""

    def check(value: object, where: str) -> Problems:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            yield Problem(where, What.LIST)
        elif not set(any_of) & set(value) or not set(also) <= set(value):
            yield Problem(where, What.TYPE)

    return check


def record(needed: Mapping[str, Check], may: Mapping[str, Check] | None = None) -> Check:
    """An object that has some names and may have others."""
    known = {**(may or {}), **needed}

    def check(value: object, where: str) -> Problems:
        if not isinstance(value, dict):
            yield Problem(where, What.KIND)
            return
        yield from (Problem(within(where, n), What.MISSING) for n in needed if n not in value)
        for name, of in known.items():
            if name in value:
                yield from of(value[name], within(where, name))

    return check


def either(*names: str) -> Check:
    """An object with at least one of these names."""

    def check(value: object, where: str) -> Problems:
        if isinstance(value, dict) and not set(names) & set(value):
            yield Problem(within(where, names[0]), What.MISSING)

    return check


def every(*checks: Check) -> Check:
    """What passes each of these checks."""

    def check(value: object, where: str) -> Problems:
        for one in checks:
            yield from one(value, where)

    return check
