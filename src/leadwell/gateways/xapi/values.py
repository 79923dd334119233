"""One value at a time: right, or `WrongStatement` with the place and what belongs there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

VERSION = re.compile(r"(1\.0(\.\d+)?|2\.0(\.\d+)?)")
DURATION = re.compile(
    r"P(?=.)(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?W)?(\d+(\.\d+)?D)?"
    r"(T(?=.)(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?"
)
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
FIRST_YEAR, LAST_YEAR = 1900, 9000  # what lies outside overflows when its zone is changed
SHA1 = re.compile(r"[0-9a-fA-F]{40}")
Check = Callable[[Any, str], None]


class WrongStatement(Exception):
    """A statement that the specification refuses. The text names the place and says what belongs there."""


def whole(row: Any, at: str, fields: Mapping[str, Check], needed: Sequence[str] = ()) -> None:
    """An object with these fields and no others, none of them null."""
    if not isinstance(row, dict):
        raise WrongStatement(f"{at}: send an object.")
    if missing := [name for name in needed if name not in row]:
        raise WrongStatement(f"{at} / {missing[0]}: this is missing.")
    for name, value in row.items():
        if name not in fields:
            raise WrongStatement(f"{at} / {name[:60]}: there is no such field.")
        fields[name](value, f"{at} / {name}")


def text(value: Any, at: str) -> None:
    """Text."""
    if not isinstance(value, str):
        raise WrongStatement(f"{at}: send text.")


def true_or_false(value: Any, at: str) -> None:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongStatement(f"{at}: send true or false.")


def number(value: Any, at: str) -> None:
    """A number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WrongStatement(f"{at}: send a number.")


def share(value: Any, at: str) -> None:
    """A number from -1 to 1."""
    number(value, at)
    if not -1 <= value <= 1:
        raise WrongStatement(f"{at}: send a number from -1 to 1.")


def uuid(value: Any, at: str) -> None:
    """A UUID."""
    try:
        right = isinstance(value, str) and str(UUID(value)) == value.lower()
    except ValueError:
        right = False
    if not right:
        raise WrongStatement(f"{at}: send a UUID.")


def iri(value: Any, at: str) -> None:
    """A whole address (IRI)."""
    text(value, at)
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise WrongStatement(f"{at}: send a whole address (IRI).") from error
    if not parts.scheme or not (parts.netloc or parts.path) or re.search(r"\s", value):
        raise WrongStatement(f"{at}: send a whole address (IRI).")


def moment(value: Any, at: str) -> None:
    """A time."""
    text(value, at)
    try:
        when = datetime.fromisoformat(value)
        right = (when.tzinfo is not None or "T" in value) and FIRST_YEAR <= when.year <= LAST_YEAR
    except ValueError:
        right = False
    if not right or value.endswith("-00:00"):
        raise WrongStatement(f"{at}: send a time as 2026-11-02T09:00:00Z.")


def duration(value: Any, at: str) -> None:
    """A span of time."""
    text(value, at)
    if not DURATION.fullmatch(value):
        raise WrongStatement(f"{at}: send a time span as PT1H30M.")


def version(value: Any, at: str) -> None:
    """A version of the specification we read."""
    text(value, at)
    if not VERSION.fullmatch(value):
        raise WrongStatement(f"{at}: we read 1.0 and 2.0.")


def words(value: Any, at: str) -> None:
    """A text for each language."""
    if not isinstance(value, dict):
        raise WrongStatement(f"{at}: send a text for each language.")
    for tag, said in value.items():
        if not LANGUAGE.fullmatch(tag):
            raise WrongStatement(f"{at} / {tag[:20]}: this is no language tag.")
        text(said, f"{at} / {tag}")


def extensions(value: Any, at: str) -> None:
    """Anything, under whole addresses."""
    if not isinstance(value, dict):
        raise WrongStatement(f"{at}: send an object.")
    for name in value:
        iri(name, f"{at} / {name[:60]}")


def is_the_word(kind: str) -> Check:
    """A check for one word."""

    def check(value: Any, at: str) -> None:
        if value != kind:
            raise WrongStatement(f"{at}: this has to be {kind}.")

    return check


def language(value: Any, at: str) -> None:
    """A language tag."""
    text(value, at)
    if not LANGUAGE.fullmatch(value):
        raise WrongStatement(f"{at}: this is no language tag.")
