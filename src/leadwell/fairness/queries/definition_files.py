"""Definition files read with the line of everything in them, so that a refusal can say where.

A place in a file is written with dots: "part.where.pay_row", "stages.2.code".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

import yaml

from leadwell.reasons import Reason, RuleBroken

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class DefinitionFile:
    """One file: what it says, and where."""

    path: Path
    data: Mapping[str, Any]
    lines: Mapping[str, int]

    @cached_property
    def name(self) -> str:
        """Its name with its folder's, as a reader would look for it."""
        return "/".join(self.path.parts[-2:])

    def line(self, at: str) -> int:
        """The line of a place, or of the nearest thing around it where there is no such place."""
        while at and at not in self.lines:
            at = at.rpartition(".")[0]
        return self.lines.get(at, 1)


class DefinitionRefused(RuleBroken):
    """A definition makes no sense. Each reason begins with its file and line."""


def read_file(path: Path) -> DefinitionFile:
    """One file, read. Raises `DefinitionRefused` for what is not YAML, says a thing twice, or repeats another
    part by name: a few such names, each in the next, would be more than any computer can hold."""
    try:
        text = path.read_text("utf-8")
        again = (
            one for one in yaml.parse(text, Loader=_LOADER) if isinstance(one, yaml.AliasEvent)
        )
        if found := next(again, None):
            where: Any = found.start_mark
            _refuse(path, where.line + 1, "Write it out: “*” for another part is not read.")
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _refuse(path, mark.line + 1 if mark else 1, f"This is not YAML: {error.problem}.")
    except (yaml.YAMLError, UnicodeDecodeError):
        _refuse(path, 1, "This is not YAML: there are signs in it that cannot be read.")
    if not isinstance(node, yaml.MappingNode):
        _refuse(path, 1, "A definition is a list of fields and what they say.")
    places = list(_places(node, "", path))
    lines = dict(reversed(places))
    data = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
    return DefinitionFile(path, data, lines)


def refuse(file: DefinitionFile, reasons: Sequence[Reason]) -> None:
    """Raise `DefinitionRefused`, with the line of each reason, if there is any."""
    if reasons:
        raise DefinitionRefused([_placed(file, reason) for reason in reasons])


def _placed(file: DefinitionFile, reason: Reason) -> Reason:
    line = file.line(str(reason.facts.get("at", "")))
    facts = {**reason.facts, "file": file.name, "line": line}
    return Reason(reason.code, "{file}, line {line}: " + reason.text, facts)


def _refuse(path: Path, line: int, why: str) -> NoReturn:
    text, facts = "{file}, line {line}: {why}", {"file": "/".join(path.parts[-2:]), "line": line}
    raise DefinitionRefused([Reason("FAR-01", text, {**facts, "why": why})])


def _places(node: yaml.Node, at: str, path: Path) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                _refuse(path, key.start_mark.line + 1, f"“{key.value}” is said twice.")
            seen.add(key.value)
            here = f"{at}.{key.value}" if at else str(key.value)
            yield here, key.start_mark.line + 1
            yield from _places(value, here, path)
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            here = f"{at}.{place}"
            yield here, value.start_mark.line + 1
            yield from _places(value, here, path)
