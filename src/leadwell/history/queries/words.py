"""What each event is called in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml
from django.utils.translation import gettext

WORDS = Path(__file__).resolve().parents[1] / "definitions" / "words.yaml"


@cache
def words() -> Mapping[str, str]:
    """The sentence of every event that has one, by its code."""
    told = yaml.safe_load(WORDS.read_text("utf-8"))
    return {each["what"]: each["title"] for each in told}


def says(what: str, details: Mapping[str, Any]) -> str:
    """An event as a sentence. One without a sentence is said by its code, in a way that can be read:
    "post.moved_up" is "Post: moved up"."""
    sentence = words().get(what)
    if sentence is None:
        thing, _, verb = what.partition(".")
        return f"{thing}: {verb}".replace("_", " ").capitalize() if verb else what
    return _filled(gettext(sentence), details)


def _filled(sentence: str, details: Mapping[str, Any]) -> str:
    """With its numbers and codes put in; a detail that was erased leaves three dots."""
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    return sentence.format(**{name: details.get(name, "…") for name in names})
