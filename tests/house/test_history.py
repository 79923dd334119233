"""Every action leaves an event: nothing is changed without the ledger being told."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.source import (
    Offences,
    Source,
    everything,
    gather,
    hold,
    imported,
    planted,
    public_functions,
)
from tests.house.test_actions import _wanted_from_outside

ALLOWED: dict[str, str] = {
    "appointments/actions/snapshot.py:draw_snapshot": "draws what rows say; changes nothing anybody was told",
    "history/actions/sequencing.py:sequence": "gives places to what was told; tells nothing new",
    "intake/actions/loading.py:refresh_statistics": "changes nothing that anybody was told",
    "organisations/actions/filling.py": "the rows of a file: its one event tells of all of them",
    "people/actions/many.py": "the rows of a file: its one event tells of all of them",
}
Place = tuple[str, str]  # an app and the name of a function of its actions


def silent(sources: Iterable[Source]) -> Offences:
    """Actions, wanted by somebody outside their room, from which no call leads to `record`."""
    sources = list(sources)
    actions = [source for source in sources if source.room == "actions"]
    bodies = _bodies(actions)
    wanted = _wanted_from_outside(sources)
    return gather(
        (f"{source.path}:{function.name}", "leaves no event in the ledger")
        for source in actions
        for function in public_functions(source.tree)
        if len(source.parts) == 2 or (source.app, function.name) in wanted
        if not _tells((source.app, function.name), bodies, set())
    )


def _bodies(actions: Iterable[Source]) -> dict[Place, set[Place]]:
    """For each function of an app's actions, what it speaks of: of its own app, of others."""
    bodies: dict[Place, set[Place]] = {}
    for source in actions:
        elsewhere = dict(_from_other_rooms(source))
        for node in ast.walk(source.tree):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                said = bodies.setdefault((source.app, node.name), set())
                said.update(_spoken_of(node, source.app, elsewhere))
    return bodies


def _from_other_rooms(source: Source) -> Iterator[tuple[str, Place]]:
    """Names in this file that stand for another app's actions, or for the room itself."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("leadwell."):
            _, app, *rest = node.module.split(".")
            for alias in node.names:
                if rest[:1] == ["actions"]:
                    yield alias.asname or alias.name, (app, alias.name)
                elif alias.name == "actions":
                    yield alias.asname or alias.name, (app, "*")


def _spoken_of(node: ast.AST, app: str, elsewhere: dict[str, Place]) -> Iterator[Place]:
    for each in ast.walk(node):
        match each:
            case ast.Attribute(value=ast.Name(id=room), attr=name) if room in elsewhere:
                yield elsewhere[room][0], name
            case ast.Attribute(attr=name):
                yield app, name
            case ast.Name(id=name):
                yield elsewhere.get(name, (app, name))


def _tells(place: Place, bodies: dict[Place, set[Place]], seen: set[Place]) -> bool:
    if place == ("history", "record"):
        return True
    if place in seen or place not in bodies:
        return False
    seen.add(place)
    return any(_tells(next_, bodies, seen) for next_ in bodies[place] - {place})


def test_every_action_leaves_an_event():
    everybody = [source for source in everything() if not source.is_test]
    assert any("history" in set(imported(s.tree)) or s.room == "actions" for s in everybody)
    hold(silent(everybody), ALLOWED)


IMPORT = "from leadwell.history import actions as history\n"


def _judged(*texts: str) -> bool:
    files = [planted(f"boards/actions{n or ''}.py", text) for n, text in enumerate(texts)]
    return bool(silent(files))


def test_an_action_that_tells_nobody_is_seen():
    assert _judged(f"{IMPORT}def extend(*, by, now): term.save()")


def test_an_action_that_tells_passes():
    assert not _judged(f"{IMPORT}def extend(*, by, now): history.record('x.y', about=t)")


def test_an_action_that_tells_by_another_function_passes():
    assert not _judged(
        f"{IMPORT}def extend(*, by, now): _do()\ndef _do(): history.record('x.y', about=t)"
    )


def test_an_action_that_leaves_it_to_another_apps_action_passes():
    lower = planted(
        "people/actions.py", f"{IMPORT}def note(*, by, now): history.record('x', about=t)"
    )
    upper = planted(
        "boards/actions.py",
        "from leadwell.people.actions import note\ndef extend(*, by, now): note()",
    )
    assert not silent([lower, upper])


def test_a_record_of_ones_own_does_not_pass_for_the_ledgers():
    assert _judged(f"{IMPORT}def extend(*, by, now): record('x')\ndef record(what): ...")


def test_an_action_in_a_folder_is_seen_when_somebody_outside_uses_it():
    folder = planted("boards/actions/terms.py", "def extend(*, by, now): ...\ndef part(): ...")
    view = planted("boards/views.py", "from leadwell.boards.actions.terms import extend")
    assert set(silent([folder, view])) == {"boards/actions/terms.py:extend"}
