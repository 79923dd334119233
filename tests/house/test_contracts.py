"""The contracts of imports hold, and each of them can break."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT, contracts, floors

# One offence for each contract: the file it is in and what it says.
OFFENCES = {
    "floor-plan": ("people/queries.py", "import leadwell.organisations.queries"),
    "rooms": ("people/queries.py", "import leadwell.people.actions"),
    "private-rooms": ("home/queries.py", "import leadwell.measures.models"),
    "edges": ("home/views.py", "import leadwell.people.models"),
    "pure-core": ("measures/rules/late.py", "import random"),
    "sealed-equality": ("intake/queries.py", "import leadwell.equality.queries"),
    "sealed-speaking-up": ("home/pages.py", "import leadwell.speaking_up.queries"),
    "outside-libraries": ("home/actions.py", "import altair"),
    "no-circles": ("measures/rules/one.py", "import leadwell.measures.rules.other"),
}
BESIDE = {"measures/rules/other.py": "import leadwell.measures.rules.one"}


def _run(package_above: Path) -> str:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    done = subprocess.run(
        [*command, "--config", str(ROOT / "contracts.toml"), "--no-cache"],
        env={**os.environ, "PYTHONPATH": str(package_above), "COLUMNS": "200"},
        cwd=package_above,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def _house(folder: Path, files: dict[str, str]) -> Path:
    """A house with every app, empty but for these files."""
    package = folder / "leadwell"
    for app in floors():
        for room in ("", "queries", "actions", "models", "views", "pages", "rules"):
            path = package / app / room / "__init__.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    (package / "__init__.py").touch()
    for name, text in files.items():
        path = package / name
        room = path.with_suffix("")
        path = room / "__init__.py" if room.is_dir() else path
        path.write_text(path.read_text() + text + "\n" if path.exists() else text + "\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def verdict(tmp_path_factory) -> str:
    """What the linter says of a house with one offence against each contract."""
    files = BESIDE | {name: "" for name, _ in OFFENCES.values()}
    for name, text in OFFENCES.values():
        files[name] += text + "\n"
    return _run(_house(tmp_path_factory.mktemp("house"), files))


def test_every_contract_has_an_offence_here():
    assert OFFENCES.keys() == contracts().keys()


@pytest.mark.parametrize("contract", OFFENCES)
def test_a_contract_can_break(contract, verdict):
    assert f"{contracts()[contract]['name']} BROKEN" in verdict


def test_a_new_kind_of_room_is_seen(tmp_path):
    said = _run(_house(tmp_path, {"people/utils.py": ""}))
    assert f"{contracts()['rooms']['name']} BROKEN" in said


def test_an_app_nobody_placed_is_seen(tmp_path):
    (tmp_path / "leadwell" / "talent").mkdir(parents=True)
    (tmp_path / "leadwell" / "talent" / "__init__.py").touch()
    assert f"{contracts()['floor-plan']['name']} BROKEN" in _run(_house(tmp_path, {}))


def test_an_empty_house_keeps_every_contract(tmp_path):
    assert "9 kept, 0 broken" in _run(_house(tmp_path, {}))
