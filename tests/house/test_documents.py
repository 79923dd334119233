"""The drawn documents say what the code says."""

import re
from collections.abc import Iterable
from pathlib import Path

from launcher import catalogue
from leadwell.gateways.kinds import KINDS
from tests.house.source import ROOT, Offences, gather, hold, tracked


def test_the_map_and_the_rules_are_up_to_date():
    stale = catalogue.stale()
    assert not stale, f"{', '.join(stale)}: run ./leadwell map and ./leadwell rules"


def test_a_document_left_behind_is_seen(tmp_path):
    catalogue.write(tmp_path)
    assert catalogue.stale(tmp_path) == []
    (tmp_path / "rules.md").write_text("an old one", "utf-8")
    (tmp_path / "map.md").unlink()
    assert catalogue.stale(tmp_path) == ["docs/map.md", "docs/rules.md"]


def broken_links(pages: Iterable[tuple[Path, str]]) -> Offences:
    """Of (path, text): links to files that are not there."""
    return gather(
        (page.as_posix(), f"links to {target}")
        for page, text in pages
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
        if "://" not in target and not (page.parent / target).exists()
    )


def test_every_link_in_our_pages_leads_somewhere():
    pages = [path for path in tracked() if path.suffix == ".md"]
    assert pages, "the guard looks at nothing"
    hold(broken_links((page, page.read_text("utf-8")) for page in pages))


def test_every_kind_of_file_is_in_the_how_to():
    said = (ROOT / "docs" / "how-to" / "load-real-files.md").read_text("utf-8")
    hold({kind: "is not in load-real-files.md" for kind in KINDS if f"`{kind}`" not in said})


def test_decisions_are_short_and_numbered_once():
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    assert numbers == list(range(1, len(decisions) + 1))
    long = [path.name for path in decisions if len(path.read_text("utf-8").split()) > 400]
    assert not long, f"more than 400 words: {long}"


def test_a_link_to_nowhere_is_seen(tmp_path):
    (tmp_path / "there.md").touch()
    page = tmp_path / "page.md"
    found = broken_links([(page, "[a](there.md) [b](gone.md#part) [c](https://example.org)")])
    assert found == {page.as_posix(): "links to gone.md"}
