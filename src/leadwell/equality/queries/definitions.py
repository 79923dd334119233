"""What can be declared: read once from `definitions/`, when something first asks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from leadwell.equality.rules.facts import (
    NOT_ASKED,
    NOT_SAID,
    Characteristic,
    Code,
    Grouping,
    Scheme,
)

FOLDER = Path(__file__).resolve().parents[1] / "definitions"
ORDER = (
    "ethnicity", "disability", "sex", "gender_identity", "sexual_orientation",
    "religion", "age_band", "caring", "armed_forces", "background",
)  # fmt: skip
LOCAL_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def characteristics() -> Mapping[str, Characteristic]:
    """Everything a person may declare, by the name of its column, in the order it is asked."""
    return {slug: _characteristic(read(slug)) for slug in ORDER}


def read(slug: str) -> dict[str, Any]:
    """One definition, as it is written."""
    text = (FOLDER / f"{slug}.yaml").read_text("utf-8")
    return dict(yaml.load(text, Loader=_LOADER))  # noqa: S506 - a safe loader


def groupings_on(characteristic: Characteristic, day: date) -> Mapping[str, Grouping]:
    """How it may be counted on a day."""
    found = (one for one in characteristic.groupings if _holds(one, day))
    return {one.slug: one for one in found}


def known_texts(column: str, *, scheme: str, on: date | None = None) -> Mapping[str, str]:
    """Every text a column takes, without capitals, and how it is kept. A bare code is one of
    `scheme`'s; those of other lists carry the list's name ("asc:31")."""
    return _known_texts(column, scheme, on)


@cache
def _known_texts(column: str, scheme: str, on: date | None) -> dict[str, str]:
    lists = [one for one in characteristics()[column].schemes if on is None or _holds(one, on)]
    found = {text: kept for one in reversed(lists) for text, kept in _texts(one, scheme)}
    return {**found, **_words()}


@cache
def _words() -> dict[str, str]:
    words = tomllib.loads((FOLDER / "words.toml").read_text("utf-8"))
    not_asked = dict.fromkeys(words["not_asked"], NOT_ASKED)
    return {**not_asked, **dict.fromkeys(words["not_said"], NOT_SAID)}


def _texts(one: Scheme, scheme: str) -> Iterator[tuple[str, str]]:
    """The ways in which a list's answers are written: as words, with their list, or bare."""
    for text, kept in one.words.items():
        yield text, kept
        named, _, code = text.partition(":")
        if code and named in (scheme, "lw"):
            yield code, kept


def _holds(one: Scheme | Grouping, day: date) -> bool:
    began = one.begins_on is None or one.begins_on <= day
    return began and (one.ends_on is None or day < one.ends_on)


def _characteristic(data: Mapping[str, Any]) -> Characteristic:
    schemes = tuple(_scheme(one) for one in data["schemes"])
    return Characteristic(
        slug=data["slug"],
        title=data["title"],
        question=data["question"],
        hint=data.get("method_note", ""),
        ask=data["ask"],
        schemes=schemes,
        groupings=tuple(_grouping(one, schemes, data) for one in data["groupings"]),
        to_be_verified=tuple(data["to_be_verified"]),
    )


def _scheme(data: Mapping[str, Any]) -> Scheme:
    codes = tuple(_code(one, data["id"]) for one in data["codes"])
    return Scheme(
        slug=data["id"],
        title=data["title"],
        advice=data["advice"],
        codes=codes,
        words=dict(_spellings(data, codes)),
        begins_on=data.get("from"),
        ends_on=data.get("until"),
    )


def _code(data: Mapping[str, Any], scheme: str) -> Code:
    falls_in = {name: data[name] for name in ("nhs", "c21") if name in data}
    return Code(
        kept=f"{scheme}:{data['code']}",
        title=data["title"],
        family=data.get("family", ""),
        falls_in=falls_in or {scheme: str(data["code"])},
        guessed=frozenset(data.get("guessed", "").split()),
        loses=frozenset(data.get("loses", "").split()),
        from_age=data.get("age"),
    )


def _spellings(data: Mapping[str, Any], codes: tuple[Code, ...]) -> Iterator[tuple[str, str]]:
    scheme = data["id"]
    for given, word in ((NOT_SAID, "not_said"), (NOT_ASKED, "not_asked")):
        for text in data.get(word, ()):
            yield (text if ":" in text else f"{scheme}:{text}").casefold(), given
    for row, code in zip(data["codes"], codes, strict=True):
        yield from ((text.casefold(), code.kept) for text in _written(row, scheme))
        if data.get("second_sign_is_local"):
            for sign in LOCAL_SIGNS:
                yield f"{code.kept}{sign}".casefold(), f"{code.kept}{sign}"


def _written(row: Mapping[str, Any], scheme: str) -> Iterator[str]:
    """An answer's spellings: its title, with its family and its code before it, and its codes."""
    code, title = str(row["code"]), row["title"]
    whole = f"{row['family']} - {title}" if "family" in row else title
    yield from (title, whole, f"{code} {title}", f"{code} {whole}", f"{code} - {whole}")
    yield from row.get("also", ())
    if "asc" in row:
        yield f"asc:{row['asc']}"
    yield f"{scheme}:{code}"


def _grouping(
    data: Mapping[str, Any], schemes: tuple[Scheme, ...], whole: Mapping[str, Any]
) -> Grouping:
    by = data["by"]
    codes = next(one for one in schemes if one.slug == by).codes
    plain = {code.kept.partition(":")[2]: code.title for code in codes}
    made = data.get("groups", {slug: {"title": t, "of": [slug]} for slug, t in plain.items()})
    return Grouping(
        slug=data["id"],
        title=data["title"],
        by=by,
        groups={str(code): slug for slug, one in made.items() for code in one["of"]},
        titles={slug: one["title"] for slug, one in made.items()},
        begins_on=data.get("from"),
        ends_on=data.get("until"),
    )
