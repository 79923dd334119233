"""What each measure means: read once from `definitions/`, checked as it is read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from leadwell.measures.rules.a_definition_is_whole import a_definition_is_whole
from leadwell.measures.rules.facts import Frequency, Good, Measure, Unit
from leadwell.reasons import insist_on

FOLDER = Path(__file__).resolve().parents[1] / "definitions"
# the names the picture is built from; the rest follow in the order of their titles
FIRST = (
    "compassionate-and-inclusive", "voice-that-counts", "morale", "engagement",
    "bullying-by-managers", "bullying-by-colleagues", "fair-progression", "discrimination-at-work",
    "sickness-absence", "managers-turnover", "senior-managers-turnover",
    "managers-per-hundred-staff", "cqc-overall", "cqc-well-led",
)  # fmt: skip


@cache
def definitions() -> Mapping[str, Measure]:
    """Every measure by its slug, those of the picture first. Raises `RuleBroken` for a bad file."""
    found = {m.slug: m for m in (read_definition(path) for path in sorted(FOLDER.glob("*.yaml")))}
    rest = sorted(found.keys() - set(FIRST), key=lambda slug: found[slug].title)
    return {slug: found[slug] for slug in (*FIRST, *rest)}


def read_definition(path: Path) -> Measure:
    """One definition, checked. Raises `RuleBroken` with every reason."""
    data = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    insist_on(a_definition_is_whole(data))
    return _measure(data)


@cache
def by_question() -> Mapping[str, Measure]:
    """The measures of the staff survey by the publisher's question or score, such as Q14b."""
    measures = definitions().values()
    return {m.question_id: m for m in measures if m.source == "staff-survey" and m.question_id}


def measure(slug: str) -> Measure | None:
    """What one measure means, or None when nobody defined it."""
    return definitions().get(slug)


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _measure(data: Mapping[str, Any]) -> Measure:
    worked_out = data["worked_out"]
    return Measure(
        slug=data["slug"],
        title=data["title"],
        question=data["question"],
        unit=Unit(data["unit"]),
        good=Good(data["good"]),
        source=data["source"],
        frequency=Frequency(data["frequency"]),
        numerator=worked_out["numerator"],
        denominator=worked_out["denominator"],
        how=worked_out["how"],
        method_note=data["method_note"].strip(),
        disclosure=data["disclosure"],
        question_id=data.get("question_id", ""),
        interval=data.get("interval", "none"),
        bounds=_bounds(data),
        part_of=data.get("part_of", ""),
        total=data.get("total", ""),
        answers={kind: tuple(names) for kind, names in data.get("answers", {}).items()},
        begins_on=data.get("from"),
        ends_on=data.get("until"),
        to_be_verified=tuple(data.get("to_be_verified", ())),
    )


def _bounds(data: Mapping[str, Any]) -> tuple[float, float] | None:
    if "bounds" not in data:
        return None
    low, high = data["bounds"]
    return low, high
