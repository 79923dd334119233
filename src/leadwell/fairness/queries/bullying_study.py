"""The published study of what bullying costs, from its file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from leadwell.fairness.rules.bullying.facts import Part, Study

PATH = Path(__file__).resolve().parents[1] / "definitions" / "bullying_2018.yaml"
MILLION = 1_000_000
_NUMBERS = ("prevalence", "mean_days", "extra_days", "more_absence", "daily_pay", "cover_rate",
            "presenteeism_of_absence", "days_in_the_amount", "case_cost")  # fmt: skip
_SAID = ("title", "authors", "source", "prices", "headcount", "case_cost_source", "working_days")


@cache
def bullying_study() -> Study:
    """The study, its amounts in pounds."""
    said = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    numbers: dict[str, Any] = {name: float(said[name]) for name in _NUMBERS}
    published = {Part(code): round(float(one["published"]) * MILLION)
                 for code, one in said["components"].items()}  # fmt: skip
    return Study(
        from_on=said["from"],
        components=published,
        total=round(float(said["total"]) * MILLION),
        to_be_verified=tuple(said["to_be_verified"]),
        **{name: said[name] for name in _SAID},
        **numbers,
    )
