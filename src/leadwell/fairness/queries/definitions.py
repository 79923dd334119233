"""What every funnel and indicator means: read once from their files, checked as they are read.

    funnels()                    every funnel by its code
    indicators()                 every indicator by its code, the newest version of each
    indicators_of(set, on)       those of one set that hold on a day, in the order of the standard
    sets()                       the sets by their code, in the order they are shown
    funnel_sets()                a set for each funnel: what it shows by itself, stage by stage
    every_set()                  both: whatever is worked out
    definitions_digest(set, on)  one fingerprint over what a set meant on a day

A bad file raises `DefinitionRefused` with its name, its line and the reason.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_noop as _

from leadwell.equality.queries.counts import known_groups
from leadwell.fairness.queries.definition_files import DefinitionFile, read_file, refuse
from leadwell.fairness.queries.star_columns import COLUMNS, SOURCES
from leadwell.fairness.rules.defining.a_funnel_makes_sense import a_funnel_makes_sense
from leadwell.fairness.rules.defining.an_indicator_makes_sense import an_indicator_makes_sense
from leadwell.fairness.rules.defining.definitions_stand_together import definitions_stand_together
from leadwell.fairness.rules.facts import (
    EVERYONE,
    Funnel,
    Indicator,
    IndicatorSet,
    Kind,
    Known,
    Selection,
    Stage,
)
from leadwell.fairness.rules.funnels.facts import PREFIX
from leadwell.fairness.rules.funnels.figures_of_funnel import figures_of_funnel
from leadwell.measures.queries import definitions as measures

HERE = Path(__file__).resolve().parents[1]
TIE = {"tie": _("With a tie to a decider"), "none": _("Without a tie")}
# An answer such as "Yes" says nothing once its question is gone.
WITHOUT_THE_QUESTION = {
    ("disability", "as-asked"): {"yes": _("Disabled"), "no": _("Not disabled")},
    ("caring", "as-asked"): {"yes": _("Look after somebody"), "no": _("Look after nobody")},
    ("gender_identity", "as-asked"): {
        "same": _("Gender the same as registered at birth"),
        "other": _("Gender different from that registered at birth"),
    },
}


def funnels() -> Mapping[str, Funnel]:
    """Every funnel by its code."""
    return read_funnels(HERE / "funnels")


def indicators() -> Mapping[str, Indicator]:
    """Every indicator by its code: the newest version of each."""
    return {one.code: one for one in sorted(versions(), key=lambda one: one.from_on)}


def versions() -> tuple[Indicator, ...]:
    """Every version of every indicator, set by set; those that every funnel gives by itself last."""
    return (*read_indicators(HERE / "indicators"), *_of_funnels())


def indicators_of(set_code: str, on: date) -> tuple[Indicator, ...]:
    """The indicators of a set that hold on a day, in the order of the standard."""
    found = (one for one in versions() if one.set == set_code and _holds(one, on))
    return tuple(sorted(found, key=lambda one: (one.order, one.code)))


def sets() -> Mapping[str, IndicatorSet]:
    """The sets by their code, in the order they are shown."""
    return read_sets(HERE / "indicators")


def definitions_digest(set_code: str, on: date) -> str:
    """One fingerprint over what a set meant on a day, with the funnels it counts."""
    found = indicators_of(set_code, on)
    selections = (s for one in found for s in (one.part, one.whole) if s and s.funnel)
    asked = [asdict(funnels()[code]) for code in sorted({s.funnel for s in selections})]
    said = [[asdict(one) for one in found], asked]
    return sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


@cache
def funnel_sets() -> Mapping[str, IndicatorSet]:
    """A set for each funnel, with the figures that it gives by itself (FAR-48)."""
    return {
        f"{PREFIX}{code}": IndicatorSet(
            f"{PREFIX}{code}", one.title, one.about, "House rule, from the declaration of the funnel.",
            100 + order, {}, one.to_be_verified,
        )
        for order, (code, one) in enumerate(funnels().items())
    }  # fmt: skip


def every_set() -> Mapping[str, IndicatorSet]:
    """Every set that is worked out: those of the standards, then those of the funnels."""
    return {**sets(), **funnel_sets()}


@cache
def _of_funnels() -> tuple[Indicator, ...]:
    return tuple(
        figure
        for one in funnels().values()
        for figure in figures_of_funnel(one, {asked: group_titles(*asked) for asked in one.groups})
    )


@cache
def group_titles(characteristic: str, grouping: str) -> Mapping[str, str]:
    """The groups of a grouping with their titles."""
    if (characteristic, grouping) == ("", ""):
        return {EVERYONE: _("Everyone")}
    return _groupings()[characteristic, grouping]


@cache
def read_funnels(folder: Path) -> Mapping[str, Funnel]:
    """Every funnel of a folder. Raises `DefinitionRefused` for a bad one."""
    found: dict[str, Funnel] = {}
    for path in sorted(folder.glob("*.yaml")):
        file = read_file(path)
        refuse(file, a_funnel_makes_sense(file.data, _known({})))
        found[file.data["code"]] = _funnel(file.data)
    return found


@cache
def read_indicators(folder: Path, funnel_folder: Path = HERE / "funnels") -> tuple[Indicator, ...]:
    """Every indicator of a folder of sets. Raises `DefinitionRefused` for a bad one."""
    known = _known(read_funnels(funnel_folder))
    paths = sorted(path for path in folder.glob("*/*.yaml") if path.name != "set.yaml")
    files = [read_file(path) for path in paths]
    for file in files:
        refuse(file, an_indicator_makes_sense(file.data, known))
    for reason in definitions_stand_together([file.data for file in files]):
        refuse(files[int(str(reason.facts["of"]))], [reason])
    plain = [_indicator(file, read_funnels(funnel_folder)) for file in files]
    return tuple(_counted_as(one, plain) for one in plain)


@cache
def read_sets(folder: Path) -> Mapping[str, IndicatorSet]:
    """Every set of a folder, in the order it is shown."""
    found = [_set(read_file(path)) for path in folder.glob("*/set.yaml")]
    return {one.code: one for one in sorted(found, key=lambda one: one.order)}


def _holds(one: Indicator, on: date) -> bool:
    return one.from_on <= on and (one.until_on is None or on <= one.until_on)


@cache
def _groupings() -> Mapping[tuple[str, str], Mapping[str, str]]:
    found = {**known_groups(date.max), ("tie", "tie"): TIE}
    return {asked: {**told, **WITHOUT_THE_QUESTION.get(asked, {})} for asked, told in found.items()}


def _known(found: Mapping[str, Funnel]) -> Known:
    return Known(
        columns=COLUMNS,
        groupings={asked: tuple(groups) for asked, groups in _groupings().items()},
        funnels={code: [stage.code for stage in one.stages] for code, one in found.items()},
        measures=frozenset(measures()),
        sources=SOURCES,
    )


def _counted_as(one: Indicator, others: Sequence[Indicator]) -> Indicator:
    """An indicator that is another one under its own name counts what that one counts."""
    if one.part or not one.made_of:
        return one
    code = one.made_of[0]
    same = _counted_as(next(other for other in others if other.code == code), others)
    return replace(
        one,
        part=same.part,
        whole=same.whole,
        rows=one.rows or same.rows,
        split_by=one.split_by or same.split_by,
        measures=one.measures or same.measures,
    )


def _funnel(data: Mapping[str, Any]) -> Funnel:
    return Funnel(
        code=data["code"],
        title=data["title"],
        about=data["about"].strip(),
        source=data["source"],
        stages=tuple(Stage(**one) for one in data["stages"]),
        good=data["good"],
        deciders_known=data["deciders_known"],
        groups=tuple((one["characteristic"], one["grouping"]) for one in data.get("groups", ())),
        split_by=tuple(data.get("split_by", ())),
        from_on=data["from"],
        until_on=data.get("until"),
        to_be_verified=tuple(data.get("to_be_verified", ())),
        noted_from=data.get("noted_from", ""),
    )


def _indicator(file: DefinitionFile, found: Mapping[str, Funnel]) -> Indicator:
    data = file.data
    words = ("code", "title", "asks", "characteristic", "grouping", "first", "second", "favours")
    more = ("says", "rows", "method", "source", "version")
    return Indicator(
        **{name: str(data.get(name, "")).strip() for name in (*words, *more)},
        set=file.path.parent.name,
        number=str(data["number"]),
        kind=Kind(data["kind"]),
        part=_selection(data.get("part"), found),
        whole=_selection(data.get("whole"), found),
        split_by=tuple(data.get("split_by", ())),
        made_of=tuple(data.get("made_of", ())),
        measures=dict(data.get("measures", {})),
        from_on=data["from"],
        until_on=data.get("until"),
        to_be_verified=tuple(data.get("to_be_verified", ())),
        order=data.get("order", 0),
    )


def _selection(data: Mapping[str, Any] | None, found: Mapping[str, Funnel]) -> Selection | None:
    if data is None:
        return None
    funnel = found.get(data.get("funnel", ""))
    return Selection(
        fact=data["fact"],
        where={column: _values(values) for column, values in data.get("where", {}).items()},
        funnel=funnel.code if funnel else "",
        reached=funnel.number(data["reached"]) if funnel else 0,
        once=data.get("once", False),
    )


def _values(values: object) -> tuple[str, ...]:
    listed = values if isinstance(values, list) else [values]
    return tuple(str(one).lower() if isinstance(one, bool) else str(one) for one in listed)


def _set(file: DefinitionFile) -> IndicatorSet:
    data = file.data
    return IndicatorSet(
        code=file.path.parent.name,
        title=data["title"],
        about=data["about"].strip(),
        source=data["source"],
        order=data["order"],
        totals={grade: (low, high) for grade, (low, high) in data.get("totals", {}).items()},
        to_be_verified=tuple(data.get("to_be_verified", ())),
        kinds=tuple(data.get("kinds", ())),
        published=data.get("published", False),
    )
