"""The words of versions that are tried: how people are told apart, who was counted, and how far it may go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]  # of people, each once
EVERYBODY = "tried-everyone"


@dataclass(frozen=True, slots=True)
class Way:
    """A way of telling people apart: one grouping of a characteristic, and which two of its groups are held
    against each other, where two are. `first` is the one more often left behind."""

    characteristic: str
    grouping: str
    first: str = ""
    second: str = ""

    @property
    def asked(self) -> tuple[str, str]:
        """The characteristic with its grouping."""
        return self.characteristic, self.grouping

    @property
    def ratio(self) -> str:
        """What the figure of its two groups is called."""
        return f"tried-{self.characteristic}"

    def rate(self, group: str) -> str:
        """What the figure of one of its groups is called."""
        return f"{self.ratio}-{group}"


@dataclass(frozen=True, slots=True)
class TriedTerms:
    """By what people are told apart, and how far it may go."""

    ways: tuple[Way, ...]
    fewest_asked: int
    fewest: int
    fewest_apart: int
    most_a_day: int


@dataclass(frozen=True, eq=False)
class Tried:
    """Who was asked what a version asks, at a place and beneath it, and who of them falls short. `path` is
    that of the place. Never leaves the worker."""

    path: str
    version: int
    asked: Numbers
    short: Numbers

    @cached_property
    def meet(self) -> Numbers:
        """Whoever is asked and does not fall short."""
        return np.setdiff1d(self.asked, self.short)

    @property
    def sets(self) -> tuple[Numbers, Numbers, Numbers]:
        """The three sets of people that are counted by group."""
        return self.asked, self.short, self.meet
