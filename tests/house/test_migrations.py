"""Migrations stand in one line, are named for what they change, and know no code of ours."""

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from tests.house.source import Offences, Source, everything, gather, hold, imported, planted


def tangled(migrations: Iterable[Source]) -> Offences:
    """Migrations that fork, skip a number, are named by a machine, or import the house."""
    named = [each for each in migrations if each.name != "__init__"]
    by_app = groupby(sorted(named, key=lambda each: each.path), key=lambda each: each.app)
    return gather(pair for _, line in by_app for pair in _judge_line(list(line)))


def _judge_line(line: list[Source]) -> Iterator[tuple[str, str]]:
    before: list[str] = []
    for number, each in enumerate(line, start=1):
        if not each.name.startswith(f"{number:04d}_"):
            yield each.path, f"is number {number} in its line and is not called so"
        if re.search(r"_auto_|_initial$|_alter_|_remove_.*_add_", each.name):
            yield each.path, "has a machine's name, not the change's"
        if (own := _own_parents(each)) != before[-1:]:
            yield each.path, f"follows {own}, not {before[-1:]}"
        for name in imported(each.tree):
            if name.startswith("leadwell"):
                yield each.path, f"imports {name}, which will change under it"
        before.append(each.name)


def _own_parents(migration: Source) -> list[str]:
    pairs = [
        [part.value for part in node.elts]
        for node in ast.walk(migration.tree)
        if isinstance(node, ast.Tuple)
        and len(node.elts) == 2
        and all(isinstance(part, ast.Constant) for part in node.elts)
    ]
    return [name for app, name in pairs if app == migration.app and re.match(r"\d{4}_", str(name))]


def test_migrations_stand_in_one_line():
    migrations = [source for source in everything() if source.room == "migrations"]
    assert migrations, "the guard looks at nothing"
    hold(tangled(migrations))


def _line(*files: tuple[str, str]) -> str:
    found = tangled(planted(f"boards/migrations/{name}.py", text) for name, text in files)
    return " ".join(found.values())


FIRST = ("0001_first", "dependencies = []")
SECOND = ("0002_terms_end", "dependencies = [('boards', '0001_first')]")


def test_a_line_passes():
    assert _line(FIRST, SECOND) == ""


def test_a_fork_is_seen():
    assert "follows ['0001_first']" in _line(
        FIRST, SECOND, ("0003_other", "dependencies = [('boards', '0001_first')]")
    )


def test_two_with_one_number_are_seen():
    assert "is number 3" in _line(FIRST, SECOND, ("0002_twin", SECOND[1]))


def test_a_name_given_by_a_machine_is_seen():
    assert "machine's name" in _line(FIRST, ("0002_auto_20260101", SECOND[1]))


def test_a_migration_that_imports_the_house_is_seen():
    assert "will change under it" in _line(
        ("0001_first", "from leadwell.boards.rules.facts import Service")
    )
