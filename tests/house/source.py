"""What the guards read: the package as parsed files, and how an allow-list is kept honest."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "leadwell"
SEALED = frozenset({"equality", "speaking_up"})

Offences = dict[str, str]  # where, without a line number, and what is wrong there


@dataclass(frozen=True)
class Source:
    """One Python file of the package; `path` is relative to `src/leadwell`."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def parts(self) -> tuple[str, ...]:
        return Path(self.path).with_suffix("").parts

    @property
    def app(self) -> str:
        return self.parts[0]

    @property
    def room(self) -> str:
        return self.parts[1] if len(self.parts) > 1 else ""

    @property
    def name(self) -> str:
        return self.parts[-1]

    @property
    def is_test(self) -> bool:
        return "tests" in self.parts


def planted(path: str, text: str) -> Source:
    """A file that does not exist, for breaking a guard."""
    return Source(path, text)


@cache
def everything() -> tuple[Source, ...]:
    """Every Python file of the package, tests included."""
    found = sorted(PACKAGE.rglob("*.py"))
    return tuple(Source(p.relative_to(PACKAGE).as_posix(), p.read_text("utf-8")) for p in found)


def rooms(*names: str) -> list[Source]:
    """The files of these rooms in every app, without tests."""
    return [source for source in everything() if source.room in names and not source.is_test]


def apps(*names: str) -> list[Source]:
    """The files of these apps, without tests and migrations."""
    here = (s for s in everything() if s.app in names and not s.is_test)
    return [source for source in here if "migrations" not in source.parts]


@cache
def contracts() -> Mapping[str, Mapping]:
    """The contracts by id."""
    text = (ROOT / "contracts.toml").read_text("utf-8")
    return {each["id"]: each for each in tomllib.loads(text)["tool"]["importlinter"]["contracts"]}


def floors() -> dict[str, int]:
    """Every package on the plan and its height: the roof is the highest number."""
    plan = list(reversed(contracts()["floor-plan"]["layers"]))
    return {app: height for height, floor in enumerate(plan) for app in floor.split(" | ")}


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that a clone would bring, and every new file git does not ignore."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions at the top of a file whose names do not begin with an underscore."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name[0] != "_":
            yield node


def called(node: ast.Call) -> str:
    """The last word of what is called: `a.b.now()` is "now"."""
    match node.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def imported(tree: ast.Module) -> Iterator[str]:
    """Every dotted name a file imports, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def hold(found: Offences, allowed: Mapping[str, str] | None = None) -> None:
    """Fail for every offence that is not excused, and for every excuse no longer needed.

    An excuse for a file (`…/a.py`) or a folder (`…/`) covers what is inside.
    """
    allowed = allowed or {}
    excuse = {where: _excuse(where, allowed) for where in found}
    wrong = [f"{where}: {what}" for where, what in found.items() if not excuse[where]]
    idle = allowed.keys() - excuse.values()
    stale = [f"{where}: excused, but nothing is wrong there now" for where in sorted(idle)]
    unreasoned = [f"{where}: excused without a reason" for where, why in allowed.items() if not why]
    assert not (wrong + stale + unreasoned), "\n" + "\n".join(wrong + stale + unreasoned)


def _excuse(where: str, allowed: Mapping[str, str]) -> str:
    inside = (e for e in allowed if where == e or (e.endswith("/") and where.startswith(e)))
    return next(inside, next((e for e in allowed if where.startswith(f"{e}:")), ""))


def gather(pairs: Iterable[tuple[str, str]]) -> Offences:
    """Offences by place; two in one place are told together."""
    found: Offences = {}
    for where, what in pairs:
        found[where] = f"{found[where]}; {what}" if where in found else what
    return found
