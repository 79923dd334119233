"""What each event is called in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext

WORDS = Path(__file__).resolve().parents[1] / "definitions" / "words.yaml"


@cache
def words() -> Mapping[str, str]:
    """The sentence of every event that has one, by its code."""
    told = yaml.safe_load(WORDS.read_text("utf-8"))
    return {each["what"]: each["title"] for each in told}


def says(what: str) -> str:
    """An event as a sentence. One without a sentence is said by its code, in a way that can be read:
    "post.moved_up" is "Post: moved up"."""
    sentence = words().get(what)
    if sentence is not None:
        return gettext(sentence)
    thing, _, verb = what.partition(".")
    return f"{thing}: {verb}".replace("_", " ").capitalize() if verb else what
