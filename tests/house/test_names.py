"""No file is called after nothing: name the idea."""

from collections.abc import Iterable
from pathlib import PurePath

from tests.house.source import ROOT, Offences, gather, hold, tracked

NAMELESS = {"utils", "util", "common", "helpers", "misc", "services", "signals", "managers", "lib"}
ALLOWED: dict[str, str] = {}


def nameless(paths: Iterable[PurePath]) -> Offences:
    """Python files and folders whose names do not say what is in them."""
    return gather(
        (path.as_posix(), f"{part} says nothing about what is inside")
        for path in paths
        if path.suffix == ".py"
        for part in (*path.parts[:-1], path.stem)
        if part.strip("_") in NAMELESS
    )


def test_every_file_is_named_for_its_idea():
    hold(nameless(path.relative_to(ROOT) for path in tracked()), ALLOWED)


def test_a_file_called_after_nothing_is_seen():
    found = nameless([PurePath("src/leadwell/boards/rules/utils.py"), PurePath("a/common/b.py")])
    assert set(found) == {"src/leadwell/boards/rules/utils.py", "a/common/b.py"}


def test_a_named_file_passes():
    assert not nameless([PurePath("src/leadwell/stats/pooling.py")])
