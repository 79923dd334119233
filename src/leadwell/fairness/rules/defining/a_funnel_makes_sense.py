"""FAR-03: A funnel's file says its stages in order, who brings its cases, and which way is good.

`at` in a reason's facts says where in the file it stands.
Source: house rule; the star is described in docs/star.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from leadwell.fairness.rules.facts import Known
from leadwell.reasons import Reason

WORDS = ("code", "title", "about", "source", "from")
FLAGS = ("good", "deciders_known")
STAGE = {"code", "title", "likely", "did"}
MAY = ("stages", "noted_from", "groups", "split_by", "until", "to_be_verified")


def a_funnel_makes_sense(data: Mapping[str, object], known: Known) -> list[Reason]:
    """Say what is wrong with a funnel as its file gives it. An empty list means nothing."""
    return [
        *_fields(data),
        *_source(data, known),
        *_dates(data),
        *_stages(data.get("stages")),
        *_noted_from(data.get("noted_from"), data.get("stages")),
        *_groups(data.get("groups", []), known),
        *_splits(data.get("split_by", []), known),
    ]


def _fields(data: Mapping[str, object]) -> Iterator[Reason]:
    for name in WORDS:
        if not data.get(name):
            yield Reason("FAR-03a", "“{name}” is missing or empty.", {"at": name, "name": name})
    for name in FLAGS:
        if not isinstance(data.get(name), bool):
            yield Reason("FAR-03b", "“{name}” is true or false.", {"at": name, "name": name})
    for name in sorted(set(data) - {*WORDS, *FLAGS, *MAY}):
        text = "“{name}” is not a field of a funnel."
        yield Reason("FAR-03c", text, {"at": name, "name": name})


def _source(data: Mapping[str, object], known: Known) -> Iterator[Reason]:
    if data.get("source") and data["source"] not in known.sources:
        text = "Nobody brings cases called “{source}”. There are: {sources}."
        facts = {"at": "source", "source": data["source"], "sources": ", ".join(known.sources)}
        yield Reason("FAR-03d", text, facts)


def _dates(data: Mapping[str, object]) -> Iterator[Reason]:
    begins, ends = data.get("from"), data.get("until")
    for name, day in (("from", begins), ("until", ends)):
        if day is not None and not isinstance(day, date):
            text = "Write “{name}” as a date, such as 2026-04-01."
            yield Reason("FAR-03e", text, {"at": name, "name": name})
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        yield Reason("FAR-03f", "It ends before it begins.", {"at": "until"})


def _stages(stages: object) -> Iterator[Reason]:
    if not isinstance(stages, list) or len(stages) < 2:
        yield Reason("FAR-03g", "A funnel has two stages or more.", {"at": "stages"})
        return
    seen: set[object] = set()
    for place, stage in enumerate(stages):
        at = f"stages.{place}"
        if not isinstance(stage, Mapping) or not {"code", "title"} <= set(stage) <= STAGE:
            yield Reason("FAR-03h", "A stage has a code and a title.", {"at": at})
        elif place and not (stage.get("likely") and stage.get("did")):
            text = (
                "A stage that people come to says what they are likely to do, and what they did:"
                " “likely: to be shortlisted”, “did: were shortlisted”."
            )
            yield Reason("FAR-03n", text, {"at": at})
        elif stage["code"] in seen:
            facts = {"at": f"{at}.code", "stage": stage["code"]}
            yield Reason("FAR-03i", "The stage “{stage}” is there twice.", facts)
        else:
            seen.add(stage["code"])


def _noted_from(code: object, stages: object) -> Iterator[Reason]:
    listed = stages if isinstance(stages, list) else []
    before_the_last = [one.get("code") for one in listed[:-1] if isinstance(one, Mapping)]
    if code is not None and code not in before_the_last:
        text = "“noted_from” is a stage before the last one."
        yield Reason("FAR-03o", text, {"at": "noted_from"})


def _groups(groups: object, known: Known) -> Iterator[Reason]:
    if not isinstance(groups, list):
        yield Reason("FAR-03j", "“groups” is a list.", {"at": "groups"})
        return
    for place, group in enumerate(groups):
        at = f"groups.{place}"
        asked = group if isinstance(group, Mapping) else {}
        pair = (str(asked.get("characteristic", "")), str(asked.get("grouping", "")))
        if pair not in known.groupings:
            text = "Nothing is known of “{characteristic}” by “{grouping}”."
            facts = {"at": at, "characteristic": pair[0], "grouping": pair[1]}
            yield Reason("FAR-03k", text, facts)


def _splits(columns: object, known: Known) -> Iterator[Reason]:
    if not isinstance(columns, list):
        yield Reason("FAR-03l", "“split_by” is a list of columns.", {"at": "split_by"})
        return
    for place, column in enumerate(columns):
        if column not in known.columns["step"]:
            text = "The fact “step” of the star has no column “{column}”."
            yield Reason("FAR-03m", text, {"at": f"split_by.{place}", "column": column})
