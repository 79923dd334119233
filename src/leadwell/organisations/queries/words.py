"""The reviewed word lists, and what a question means by them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from leadwell.organisations.models import Kind, Sector
from leadwell.organisations.rules.facts import KINDS_TO_FIND, SECTORS_TO_FIND, Question, Words
from leadwell.organisations.rules.read_question import read_question

WORDS = Path(__file__).resolve().parents[1] / "definitions" / "words.toml"


@cache
def words() -> Words:
    """The word lists in force."""
    lists = tomllib.loads(WORDS.read_text("utf-8"))
    return Words(
        same=lists["same"],
        common=frozenset(lists["lists"]["common"]),
        filler=frozenset(lists["lists"]["filler"]),
        topics=lists["topics"],
    )


def read(text: str) -> Question:
    """What somebody typed, as words that may name a place and a topic."""
    return read_question(text, words=words())


def sectors_to_find() -> list[tuple[str, str]]:
    """The sectors a search may be narrowed to, with their names."""
    return [(sector, str(Sector(sector).label)) for sector in SECTORS_TO_FIND]


def kinds_to_find() -> list[tuple[str, str]]:
    """The kinds a search may be narrowed to, with their names."""
    return [(kind, str(Kind(kind).label)) for kind in KINDS_TO_FIND]
