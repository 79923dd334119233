"""By what people are told apart where a version is tried, how far it may go, and the figures it gives."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from leadwell.fairness.queries.definitions import group_titles
from leadwell.fairness.rules.facts import Indicator
from leadwell.fairness.rules.tried.facts import TriedTerms, Way
from leadwell.fairness.rules.tried.figures_of_tried import figures_of_tried

FOLDER = Path(__file__).resolve().parents[2] / "definitions"
NUMBERS = ("fewest_asked", "fewest", "fewest_apart", "most_a_day")


@cache
def tried_terms() -> TriedTerms:
    """By what, and how far, from the newest file."""
    path = max(FOLDER.glob("what_if_*.yaml"))
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    ways = tuple(Way(**one) for one in said["ways"])
    return TriedTerms(ways, **{name: said[name] for name in NUMBERS})


@cache
def tried_figures() -> tuple[Indicator, ...]:
    """The figures of a tried version, in their order."""
    ways = tried_terms().ways
    return figures_of_tried(ways, {way.asked: tuple(group_titles(*way.asked)) for way in ways})
