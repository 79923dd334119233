"""A chart as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FAMILIES = ("strip", "control", "trend", "ratings", "dots", "bars", "funnel")


@dataclass(frozen=True)
class Chart:
    """What a picture shows, in words and numbers already fit to be seen.

    `family` is one of FAMILIES; `title` states the subject; `says` is the sentence for someone
    who cannot see it. `rows` and `options` are plain data (text, numbers, dates, true, false,
    none), suppressed beforehand; each family's file says which it reads.
    """

    family: str
    title: str
    says: str
    rows: tuple[Mapping[str, Any], ...]
    options: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.family not in FAMILIES:
            raise ValueError(f"There is no family of charts called {self.family}.")
        if not self.title or not self.says:
            raise ValueError("A chart needs a title and a sentence that says what it shows.")
        if not self.rows:
            raise ValueError("A chart of nothing is not drawn: say so in a sentence instead.")
