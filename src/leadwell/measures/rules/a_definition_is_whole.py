"""MEA-12: A measure's definition says everything a reader needs, and nothing nobody reads.

Source: house rule; each field is shown on the measure's page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from re import compile as pattern

from leadwell.measures.rules.facts import Frequency, Good, Unit
from leadwell.reasons import Reason

WORDS = (
    "slug",
    "title",
    "question",
    "unit",
    "good",
    "source",
    "frequency",
    "disclosure",
    "method_note",
)
MAY = (
    *("question_id", "bounds", "interval", "part_of", "total"),
    *("from", "until", "answers", "to_be_verified"),
)
CHOICES: Mapping[str, Collection[str]] = {
    "unit": list(Unit),
    "good": list(Good),
    "frequency": list(Frequency),
    "source": ("staff-survey", "sickness", "turnover", "cqc", "gender-pay-gap"),
    "disclosure": ("as-published", "hes-2018"),
    "interval": ("none", "wilson", "widest"),
}
WORKED_OUT = {"numerator", "denominator", "how"}
_is_slug = pattern(r"[a-z][a-z0-9]*(-[a-z0-9]+)*").fullmatch


def a_definition_is_whole(data: Mapping[str, object]) -> list[Reason]:
    """Say what is wrong with a definition as its file gives it. An empty list means nothing."""
    return [*_missing(data), *_unknown(data), *_not_a_choice(data), *_shapes(data)]


def _missing(data: Mapping[str, object]) -> list[Reason]:
    empty = [name for name in WORDS if not (isinstance(data.get(name), str) and data[name])]
    return [Reason("MEA-12a", "“{name}” is missing or empty.", {"name": name}) for name in empty]


def _unknown(data: Mapping[str, object]) -> list[Reason]:
    strange = sorted(set(data) - {*WORDS, *MAY, "worked_out"})
    return [
        Reason("MEA-12b", "“{name}” is not a field of a definition.", {"name": n}) for n in strange
    ]


def _not_a_choice(data: Mapping[str, object]) -> list[Reason]:
    wrong = [
        name for name, choices in CHOICES.items() if name in data and data[name] not in choices
    ]
    return [
        Reason(
            "MEA-12c",
            "“{name}” has to be one of: {choices}.",
            {"name": name, "choices": _list(name)},
        )
        for name in wrong
    ]


def _list(name: str) -> str:
    return ", ".join(CHOICES[name])


def _shapes(data: Mapping[str, object]) -> list[Reason]:
    shapes = {
        "slug": _is_slug(str(data.get("slug", ""))),
        "worked_out": _is_worked_out(data.get("worked_out")),
        "bounds": "bounds" not in data or _is_bounds(data["bounds"]),
        "answers": "answers" not in data or _is_answers(data["answers"]),
        "from": isinstance(data.get("from"), date | None),
        "until": isinstance(data.get("until"), date | None),
    }
    text = "“{name}” does not have the right form."
    return [Reason("MEA-12d", text, {"name": name}) for name, right in shapes.items() if not right]


def _is_worked_out(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) == WORKED_OUT


def _is_bounds(value: object) -> bool:
    if not (isinstance(value, list) and len(value) == 2):
        return False
    low, high = value
    return isinstance(low, int | float) and isinstance(high, int | float) and low < high


def _is_answers(value: object) -> bool:
    if not (isinstance(value, Mapping) and len(value) == 1):
        return False
    ((kind, answers),) = value.items()
    return kind in ("sum_of", "all_but") and isinstance(answers, list) and bool(answers)
