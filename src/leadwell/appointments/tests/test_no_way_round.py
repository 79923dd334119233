"""Nobody in the house puts somebody into a post without bringing the gate along."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import leadwell

HOUSE = Path(leadwell.__path__[0])
BEGIN = {"fill_post", "put_in", "add_member_of_staff", "change_member_of_staff", "change_post"}


def _calls(text: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in BEGIN:
                yield node


def _without_a_gate(text: str) -> list[int]:
    return [
        call.lineno
        for call in _calls(text)
        if not any(given.arg in ("gate", None) for given in call.keywords)
    ]


def test_every_call_that_begins_a_time_in_a_post_brings_the_gate():
    # the demo's people begin in posts without a level; at any other the closed gate would refuse them
    files = [path for path in HOUSE.rglob("*.py") if not {"tests", "demo"} & set(path.parts)]
    found = {path.relative_to(HOUSE).as_posix(): path.read_text("utf-8") for path in files}
    assert sum(1 for text in found.values() for _ in _calls(text)) >= 6
    bare = {name: lines for name, text in found.items() if (lines := _without_a_gate(text))}
    # an empty post that was chosen has no holder for whom the gate could be asked
    assert bare.pop("organisations/actions/staff.py") == [bare_line(found)]
    assert bare == {}


def bare_line(found: dict[str, str]) -> int:
    """Where an empty post is described anew as it is filled: the gate is asked a moment later."""
    lines = found["organisations/actions/staff.py"].splitlines()
    return next(n for n, line in enumerate(lines, 1) if "return posts.change_post(" in line)


def test_a_call_without_a_gate_is_seen():
    assert _without_a_gate("organisations.fill_post(by=by)") == [1]
    assert _without_a_gate("organisations.fill_post(by=by, gate=gate)") == []
