"""FAR-02: What is counted is there to be counted.

A selection of rows names a fact of the star, columns that the fact has, values that the columns may
have, and stages that the funnel has. `at` in a reason's facts says where in the file it stands.
Source: house rule; the star is described in docs/star.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leadwell.fairness.rules.facts import Known
from leadwell.reasons import Reason

FIELDS = {"fact", "funnel", "reached", "where", "once"}


def a_selection_makes_sense(data: object, *, at: str, known: Known) -> list[Reason]:
    """Say what is wrong with a selection as its file gives it. An empty list means nothing."""
    if not isinstance(data, Mapping):
        return [Reason("FAR-02a", "“{at}” has to say which rows are counted.", {"at": at})]
    fact = data.get("fact")
    if fact not in known.columns:
        facts = ", ".join(sorted(known.columns))
        text = "“{fact}” is not a fact of the star. There are: {facts}."
        return [Reason("FAR-02b", text, {"at": f"{at}.fact", "fact": fact, "facts": facts})]
    return [
        *_strange(data, at),
        *_funnel(data, at, known),
        *_columns(data.get("where", {}), f"{at}.where", str(fact), known),
    ]


def _strange(data: Mapping[str, object], at: str) -> Iterator[Reason]:
    for name in sorted(set(data) - FIELDS):
        text = "“{name}” is not a field of a selection."
        yield Reason("FAR-02c", text, {"at": f"{at}.{name}", "name": name})
    if not isinstance(data.get("once", False), bool):
        yield Reason("FAR-02d", "“once” is true or false.", {"at": f"{at}.once"})


def _funnel(data: Mapping[str, object], at: str, known: Known) -> Iterator[Reason]:
    if data["fact"] != "step":
        for name in sorted({"funnel", "reached", "once"} & set(data)):
            text = "Only steps have “{name}”."
            yield Reason("FAR-02e", text, {"at": f"{at}.{name}", "name": name})
    elif data.get("funnel") not in known.funnels:
        text = "There is no funnel “{funnel}”."
        facts = {"at": f"{at}.funnel", "funnel": data.get("funnel", "")}
        yield Reason("FAR-02f", text, facts)
    else:
        stages = known.funnels[str(data["funnel"])]
        if data.get("reached") not in stages:
            facts = {
                "at": f"{at}.reached",
                "stage": data.get("reached", ""),
                "funnel": data["funnel"],
                "stages": ", ".join(stages),
            }
            text = "The funnel “{funnel}” has no stage “{stage}”. It has: {stages}."
            yield Reason("FAR-02g", text, facts)


def _columns(where: object, at: str, fact: str, known: Known) -> Iterator[Reason]:
    if not isinstance(where, Mapping):
        yield Reason("FAR-02h", "“where” gives columns and their values.", {"at": at})
        return
    for column, values in where.items():
        here = f"{at}.{column}"
        if column not in known.columns[fact]:
            text = "The fact “{fact}” of the star has no column “{column}”."
            yield Reason("FAR-02i", text, {"at": here, "fact": fact, "column": column})
            continue
        may = known.columns[fact][column]
        for value in values if isinstance(values, list) else [values]:
            if may and _text(value) not in may:
                facts = {"at": here, "column": column, "value": _text(value)}
                yield Reason("FAR-02j", "“{column}” is never “{value}”.", facts)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
