"""A page of prose, in sections."""

from __future__ import annotations

from dataclasses import dataclass

from leadwell.design import doors
from leadwell.design.pages import Link, Page


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a few paragraphs, and a list where one helps."""

    heading: str
    words: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    numbered: bool = False


@dataclass(frozen=True, kw_only=True)
class TextPage(Page):
    """A page to read from top to bottom."""

    sections: tuple[Section, ...]
    ways: tuple[Link, ...] = ()


def ways_to(*names: tuple[str, str]) -> tuple[Link, ...]:
    """Links to those of our pages that are built."""
    return tuple(Link(words, doors.address(name)) for name, words in names if doors.built(name))
