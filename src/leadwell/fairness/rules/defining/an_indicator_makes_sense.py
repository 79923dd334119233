"""FAR-01: An indicator's file says everything that is counted and read, and which way round.

A figure whose direction is not written down is read the wrong way sooner or later: so the two groups, and
what a value above parity means, are never left out. `at` in a reason's facts says where in the file.
Source: house rule, from published reports in which directions were flipped and labels swapped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from re import compile as pattern

from leadwell.fairness.rules.defining.a_selection_makes_sense import a_selection_makes_sense
from leadwell.fairness.rules.facts import EVERYONE, Kind, Known
from leadwell.measures.rules.an_indicator_is_not_made_of_two_questions import (
    an_indicator_is_not_made_of_two_questions,
)
from leadwell.reasons import Reason

WORDS = ("code", "number", "title", "asks", "kind", "method", "source", "from")
MAY = (
    "characteristic", "grouping", "first", "second", "favours", "says", "part", "whole", "rows",
    "split_by", "made_of", "measures", "until", "version", "to_be_verified", "order",
)  # fmt: skip
COUNTED = (Kind.SHARE, Kind.RATE, Kind.LIKELIHOOD, Kind.DIFFERENCE, Kind.DISPARITY)
DIRECTED = (Kind.LIKELIHOOD, Kind.DISPARITY, Kind.DIFFERENCE, Kind.PAY_GAP)
_is_code = pattern(r"[a-z][a-z0-9]*(-[a-z0-9]+)*").fullmatch


def an_indicator_makes_sense(data: Mapping[str, object], known: Known) -> list[Reason]:
    """Say what is wrong with an indicator as its file gives it. An empty list means nothing."""
    wrong = [*_fields(data), *_dates(data)]
    if data.get("kind") not in list(Kind):
        kinds = ", ".join(Kind)
        text = "The kind has to be one of: {kinds}."
        return [*wrong, Reason("FAR-01c", text, {"at": "kind", "kinds": kinds})]
    kind = Kind(str(data["kind"]))
    return [
        *wrong,
        *_direction(data, kind),
        *_groups(data, kind, known),
        *_counts(data, kind, known),
        *_survey(data, kind, known),
    ]


def _fields(data: Mapping[str, object]) -> Iterator[Reason]:
    for name in WORDS:
        if not data.get(name):
            yield Reason("FAR-01a", "“{name}” is missing or empty.", {"at": name, "name": name})
    for name in sorted(set(data) - {*WORDS, *MAY}):
        text = "“{name}” is not a field of an indicator."
        yield Reason("FAR-01b", text, {"at": name, "name": name})
    if data.get("code") and not _is_code(str(data["code"])):
        text = "A code is made of small letters, figures and hyphens."
        yield Reason("FAR-01d", text, {"at": "code"})


def _dates(data: Mapping[str, object]) -> Iterator[Reason]:
    begins, ends = data.get("from"), data.get("until")
    for name, day in (("from", begins), ("until", ends)):
        if day is not None and not isinstance(day, date):
            text = "Write “{name}” as a date, such as 2026-04-01."
            yield Reason("FAR-01e", text, {"at": name, "name": name})
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        yield Reason("FAR-01f", "It ends before it begins.", {"at": "until"})


def _direction(data: Mapping[str, object], kind: Kind) -> Iterator[Reason]:
    if kind in DIRECTED and not data.get("favours"):
        text = "“favours” is missing: say in words what a higher value means."
        yield Reason("FAR-01g", text, {"at": "favours"})
    if kind in COUNTED and "{value}" not in str(data.get("says", "")):
        text = "“says” is the figure as a sentence, with {{value}} in it."
        yield Reason("FAR-01h", text, {"at": "says"})


def _groups(data: Mapping[str, object], kind: Kind, known: Known) -> Iterator[Reason]:
    asked = (str(data.get("characteristic", "")), str(data.get("grouping", "")))
    if asked != ("", "") and asked not in known.groupings:
        text = "Nothing is known of “{characteristic}” by “{grouping}”."
        facts = {"at": "grouping", "characteristic": asked[0], "grouping": asked[1]}
        yield Reason("FAR-01i", text, facts)
        return
    groups = known.groupings.get(asked, (EVERYONE,))
    needed = ("first", "second") if kind in DIRECTED else ("first",) if kind in COUNTED else ()
    for name in ("first", "second"):
        if (data.get(name) or name in needed) and data.get(name) not in groups:
            text = "“{group}” is not a group here. There are: {groups}."
            given = str(data.get(name, ""))
            facts = {"at": name, "group": given, "groups": ", ".join(groups)}
            yield Reason("FAR-01j", text, facts)
    if data.get("first") and data.get("first") == data.get("second"):
        yield Reason("FAR-01k", "A group is not compared with itself.", {"at": "second"})


def _counts(data: Mapping[str, object], kind: Kind, known: Known) -> Iterator[Reason]:
    if kind not in COUNTED or ("part" not in data and data.get("made_of")):
        return
    for name in ("part", "whole"):
        yield from a_selection_makes_sense(data.get(name), at=name, known=known)
    facts = {one["fact"] for one in _selections(data) if one.get("fact") in known.columns}
    split_by = data.get("split_by", [])
    if not isinstance(split_by, list):
        yield Reason("FAR-01l", "“split_by” is a list of columns.", {"at": "split_by"})
        split_by = []
    rows = [("rows", data["rows"])] if data.get("rows") else []
    splits = [(f"split_by.{place}", column) for place, column in enumerate(split_by)]
    for at, column in [*rows, *splits]:
        for fact in sorted(facts):
            if column not in known.columns[fact]:
                text = "The fact “{fact}” of the star has no column “{column}”."
                yield Reason("FAR-01m", text, {"at": at, "fact": fact, "column": column})


def _selections(data: Mapping[str, object]) -> Iterator[Mapping[str, str]]:
    for name in ("part", "whole"):
        selection = data.get(name)
        if isinstance(selection, Mapping):
            yield selection


def _survey(data: Mapping[str, object], kind: Kind, known: Known) -> Iterator[Reason]:
    measures = data.get("measures", {})
    if not isinstance(measures, Mapping):
        text = "“measures” gives what is asked and the measure that answers."
        yield Reason("FAR-01n", text, {"at": "measures"})
        return
    for what, measure in measures.items():
        if measure not in known.measures:
            facts = {"at": f"measures.{what}", "measure": measure}
            yield Reason("FAR-01o", "There is no measure “{measure}”.", facts)
    if kind is Kind.SURVEY and data.get("says"):
        for why in an_indicator_is_not_made_of_two_questions(
            [str(one) for one in measures.values()]
        ):
            yield Reason(why.code, why.text, {**why.facts, "at": "measures"})
