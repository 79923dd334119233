"""Nothing we keep names a registry, or a folder of somebody's machine."""

import json
import re
from collections.abc import Iterable, Iterator

from tests.house.source import ROOT, Offences, gather, hold, tracked

# Taken apart, so that this file does not find itself.
REGISTRIES = [".".join(p) for p in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]
REGISTRIES += [".".join(("npmjs", "com")), ".".join(("yarnpkg", "com"))]
FOLDERS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/[\w.]")
LOCKS = ("requirements/", "frontend/")
LARGEST = 2_000_000

ALLOWED: dict[str, str] = {}


def told_tales(files: Iterable[tuple[str, str]]) -> Offences:
    """Of (path, text): names of registries, and folders that exist on one machine."""
    return gather((path, what) for path, text in files for what in _judge(path, text))


def _judge(path: str, text: str) -> Iterator[str]:
    for host in REGISTRIES:
        if host in text:
            yield f"names {host}"
    if found := FOLDERS.search(text):
        yield f"names a folder of one machine: {found[0]}"
    if path.startswith("requirements/") and "://" in text:
        yield "names an address to fetch from"
    if path.endswith("package-lock.json") and '"resolved"' in json.dumps(json.loads(text)):
        yield "says where each package came from"
    if path.startswith(LOCKS) and re.search(
        r"^\s*(registry|--?index-url|-i)\b", text, re.MULTILINE
    ):
        yield "chooses a registry"


def _texts() -> Iterator[tuple[str, str]]:
    for path in tracked():
        content = path.read_bytes()[:LARGEST]
        if b"\0" not in content:
            yield path.relative_to(ROOT).as_posix(), content.decode("utf-8", "replace")


def test_nothing_names_a_registry_or_this_machine():
    files = list(_texts())
    assert "requirements/run.txt" in dict(files), "the guard looks at nothing"
    hold(told_tales(files), ALLOWED)


def _judged(path: str, text: str) -> str:
    return " ".join(told_tales([(path, text)]).values())


def test_a_registry_is_seen():
    for host in REGISTRIES:
        assert "names" in _judged("README.md", f"fetched from {host}")


def test_a_folder_of_one_machine_is_seen():
    for folder in ("root", "work", "home/ann", "Users/ann"):
        assert "one machine" in _judged("a.py", f'open("/{folder}/x")'), folder


def test_a_lock_with_an_address_is_seen():
    assert "address" in _judged("requirements/run.txt", "a @ https://example.org/a.whl")


def test_a_front_end_lock_that_says_where_from_is_seen():
    assert "came from" in _judged("frontend/package-lock.json", '{"a": {"resolved": "x"}}')


def test_a_chosen_registry_is_seen():
    assert "chooses" in _judged("frontend/.npmrc", "registry = example.org")


def test_ordinary_words_pass():
    assert _judged("README.md", "The work/life balance; ./work; a root/branch; LEADWELL_HOME") == ""
