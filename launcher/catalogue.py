"""Drawing the map and the rule catalogue from the code, and finding a word in them.

Nothing here runs the code it reads, so it works before anything is installed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from launcher.places import ROOT
from launcher.plan import floors, in_order

PACKAGE = ROOT / "src" / "leadwell"
DOCS = ROOT / "docs"
GLOSSARY = ROOT / "GLOSSARY.md"
# Three letters before the number of every rule, as on the floor plan (docs/house.md, 1).
APP_CODES = {
    "home": "HOM",
    "api": "API",
    "intake": "INT",
    "accountability": "ACC",
    "fairness": "FAR",
    "challenged_posts": "CHP",
    "boards": "BRD",
    "appointments": "APT",
    "talent": "TAL",
    "appraisal": "APR",
    "training": "TRN",
    "pulse": "PUL",
    "speaking_up": "SPK",
    "measures": "MEA",
    "keeping": "KEE",
    "standards": "STD",
    "access": "ACS",
    "organisations": "ORG",
    "equality": "EQU",
    "people": "PPL",
    "history": "HIS",
    "stats": "STA",
}
NO_RULES = {"__init__", "facts"}
RULE = re.compile(r"^(?P<code>[A-Z]{3}-\d+):?\s+(?P<sentence>.+?)(?:\n\s*\n|\Z)", re.DOTALL)
DRAWN = "Drawn from the code by `./leadwell {verb}`; change the code, not this page."


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as its file tells it. `path` is relative to the package."""

    code: str
    sentence: str
    source: str
    path: Path
    test: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """How big the files and functions of one app are, in lines."""

    files: tuple[int, ...]
    functions: tuple[int, ...]

    def __add__(self, other: Sizes) -> Sizes:
        return Sizes(self.files + other.files, self.functions + other.functions)


# rules


def rules(package: Path = PACKAGE) -> list[Rule]:
    """Every rule that carries a code, in the order of codes."""
    found = [_rule(path, package) for path in package.glob("*/rules/**/*.py") if _counts(path)]
    listed = [rule for path in package.glob("stats/*.py") for rule in _listed(path, package)]
    return sorted(
        filter(None, [*found, *listed]), key=lambda rule: (rule.code[:3], int(rule.code[4:]))
    )


def _counts(path: Path) -> bool:
    return path.stem not in NO_RULES and "tests" not in path.parts


def _rule(path: Path, package: Path) -> Rule | None:
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    match = RULE.match(said)
    if not match:
        return None
    source = re.search(r"^Source: (.+?)(?:\n\s*\n|\Z)", said, re.MULTILINE | re.DOTALL)
    return Rule(
        match["code"],
        _one_line(match["sentence"]),
        _one_line(source[1]) if source else "",
        path.relative_to(package),
        _test_of(path, package),
    )


def _listed(path: Path, package: Path) -> Iterator[Rule]:
    """The codes that a file of pure numbers lists at its top, each on a line of its own."""
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    source = re.search(r"^Sources?: (.+?)(?:\n\s*\n|\Z)", said, re.MULTILINE | re.DOTALL)
    for code, sentence in re.findall(r"^ +(STA-\d+) +(.+)$", said, re.MULTILINE):
        told = _one_line(source[1]) if source else ""
        shown = f"{sentence[0].upper()}{sentence[1:]}."
        yield Rule(code, shown, told, path.relative_to(package), _test_of(path, package))


def _test_of(path: Path, package: Path) -> str:
    """The test file that bears the rule's name, else the first that mentions it."""
    tests = sorted((package / path.relative_to(package).parts[0] / "tests").rglob("test_*.py"))
    named = [test for test in tests if test.stem == f"test_{path.stem}"]
    mention = re.compile(rf"\b{path.stem}\b")
    found = named or [test for test in tests if mention.search(test.read_text("utf-8"))]
    return found[0].relative_to(package).as_posix() if found else ""


def draw_rules(package: Path = PACKAGE) -> str:
    """The rule catalogue as a page."""
    found = rules(package)
    lines = ["# The rules", "", DRAWN.format(verb="rules"), ""]
    lines.append(f"{len(found)} rules. The code is printed wherever a rule speaks.")
    for app in in_order(floors()):
        of_app = [rule for rule in found if rule.code[:3] == APP_CODES.get(app)]
        if of_app:
            lines += [
                "",
                f"## {app}",
                "",
                "| Code | Rule | Source | File | Test |",
                "|---|---|---|---|---|",
            ]
            lines += [_rule_line(rule) for rule in of_app]
    return "\n".join(lines) + "\n"


def _rule_line(rule: Rule) -> str:
    cells = [
        rule.code,
        rule.sentence,
        rule.source or "none",
        f"[{rule.path.stem}](../src/leadwell/{rule.path.as_posix()})",
        f"[test](../src/leadwell/{rule.test})" if rule.test else "none",
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


# the map


def purpose_of(package: Path, app: str) -> str:
    """What an app is for: the first paragraph of its README.md, else of its docstring."""
    readme = package / app / "README.md"
    if readme.exists():
        paragraphs = re.split(r"\n\s*\n", readme.read_text("utf-8").strip())
        return _one_line(next((p for p in paragraphs if not p.startswith("#")), ""))
    module = package / app / "__init__.py"
    module = module if module.exists() else package / f"{app}.py"
    said = ast.get_docstring(ast.parse(module.read_text("utf-8"))) if module.exists() else ""
    return _one_line(re.split(r"\n\s*\n", said or "")[0])


def sizes(package: Path, app: str) -> Sizes:
    """The sizes of an app's own files and functions, without tests and migrations."""
    module = package / f"{app}.py"
    paths = [module] if module.exists() else sorted((package / app).rglob("*.py"))
    own = [p for p in paths if not {"tests", "migrations"} & set(p.relative_to(package).parts)]
    texts = [text for path in own if (text := path.read_text("utf-8")).strip()]
    lengths = tuple(text.count("\n") for text in texts)
    return Sizes(lengths, tuple(n for text in texts for n in _function_lengths(text)))


def _function_lengths(text: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def draw_map(package: Path = PACKAGE) -> str:
    """The floor plan as a page: what each app is for, and how big it is."""
    lines = ["# The map", "", DRAWN.format(verb="map"), ""]
    lines += ["You may only go downstairs: an app imports from the floors below it.", ""]
    lines += [
        "| Floor | App | What it is for | Files | Functions | Longest file |",
        "|---|---|---|---|---|---|",
    ]
    total = Sizes((), ())
    plan = floors()
    for height, floor in zip(range(len(plan), 0, -1), plan, strict=True):
        for app in floor:
            of_app = sizes(package, app)
            total += of_app
            lines.append(_map_line(height, app, purpose_of(package, app), of_app))
    return "\n".join([*lines, "", *_mirror(total)]) + "\n"


def _map_line(height: int, app: str, purpose: str, size: Sizes) -> str:
    cells = [str(height), f"`{app}`", purpose or "nothing yet", str(len(size.files))]
    cells += [str(len(size.functions)), str(max(size.files, default=0))]
    return "| " + " | ".join(cells) + " |"


def _mirror(total: Sizes) -> list[str]:
    """Sizes in a sentence: a mirror, not a gate."""
    return [
        f"{len(total.files)} files and {len(total.functions)} functions, without tests. "
        f"Half of the files have at most {_at(total.files, 50)} lines and nine in ten at most "
        f"{_at(total.files, 90)}; half of the functions at most {_at(total.functions, 50)} and nine "
        f"in ten at most {_at(total.functions, 90)}."
    ]


def _at(values: Sequence[int], percent: int) -> int:
    """The smallest value that `percent` in a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)] if ordered else 0


def _one_line(text: str) -> str:
    return " ".join(text.split())


# words


def glossary(path: Path = GLOSSARY) -> dict[str, str]:
    """The words of the house and their meanings, from the tables of GLOSSARY.md."""
    return {word: cells[1] for word, cells, _ in _entries(path)}


def _entries(path: Path) -> Iterator[tuple[str, list[str], int]]:
    text = path.read_text("utf-8") if path.exists() else ""
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        is_row = line.startswith("|") and len(cells) >= 2 and not set(line) <= set("|- :")
        if is_row and cells[0].casefold() != "word":
            yield cells[0], cells, number


def where(words: Sequence[str], root: Path = ROOT) -> list[str]:
    """Rules, words, addresses, pages and measures that mention every word, with file and line."""
    sought = [word.casefold() for word in words]
    found = [line for text, line in _index(root) if all(word in text.casefold() for word in sought)]
    return list(dict.fromkeys(found))


def _index(root: Path) -> Iterator[tuple[str, str]]:
    """Everything that can be found: the text searched, and the line shown."""
    package = root / "src" / "leadwell"
    for rule in rules(package):
        text = f"{rule.code} {rule.sentence} {rule.source} {rule.path.stem.replace('_', ' ')}"
        yield text, f"{_shown(package / rule.path, root)}:1: {rule.code} {rule.sentence}"
    for word, cells, number in _entries(root / "GLOSSARY.md"):
        yield " ".join(cells), f"GLOSSARY.md:{number}: {word}: {cells[1]}"
    for path in sorted(package.glob("*/urls.py")) + sorted(package.glob("*/pages*")):
        for each in [path] if path.is_file() else sorted(path.rglob("*.py")):
            yield from _spoken_lines(each, root)
    for path in sorted(package.glob("*/definitions/*.yaml")):
        yield from _defined(path, root)
    for path in sorted((root / "docs").rglob("*.md")):
        title = path.read_text("utf-8").partition("\n")[0].lstrip("# ")
        yield f"{title} {path.stem}", f"{_shown(path, root)}:1: {title}"


def _defined(path: Path, root: Path) -> Iterator[tuple[str, str]]:
    """A definition by its name, title and question; its first lines are enough to find it."""
    said = re.findall(r"^(?:slug|title|question): *(.+)$", path.read_text("utf-8"), re.MULTILINE)
    told = ". ".join(part.strip("'\"") for part in said[1:])
    yield " ".join(said), f"{_shown(path, root)}:1: {told}"


def _spoken_lines(path: Path, root: Path) -> Iterator[tuple[str, str]]:
    """The lines of a file of addresses or pages that hold an address, a title or a purpose."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if re.search(r"\bpath\(|\btitle=|\bpurpose=|^class \w+Page\b", line):
            yield line.replace("_", " ") + line, f"{_shown(path, root)}:{number}: {line.strip()}"


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


# keeping


def drawn() -> dict[str, str]:
    """Each drawn page by its file name."""
    return {"map.md": draw_map(), "rules.md": draw_rules()}


def write(folder: Path = DOCS) -> None:
    """Draw the pages again."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in drawn().items():
        (folder / name).write_text(text, "utf-8")


def stale(folder: Path = DOCS) -> list[str]:
    """The drawn pages that no longer say what the code says. Sizes are a mirror, not a gate, so a
    map with yesterday's numbers is still a map."""
    now = drawn()
    return [
        f"docs/{name}"
        for name, text in now.items()
        if _words_of(name, _kept(folder / name)) != _words_of(name, text)
    ]


def _words_of(name: str, text: str) -> str:
    return re.sub(r"\d+", "0", text) if name == "map.md" else text


def _kept(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""
