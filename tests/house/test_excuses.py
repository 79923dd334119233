"""Whoever silences a tool says why, on the same line."""

import io
import re
import tokenize
from collections.abc import Iterable

from tests.house.source import ROOT, Offences, gather, hold, tracked

EXCUSE = re.compile(r"#\s*(noqa|type: ?ignore|pragma: ?no cover)\b")
WITH_REASON = re.compile(
    r"# noqa: [A-Z]+\d+(, ?[A-Z]+\d+)* - \w.*|# type: ignore\[[\w, -]+\]  # \w.*"
    r"|# pragma: no cover - \w.*"
)


def unreasoned(files: Iterable[tuple[str, str]]) -> Offences:
    """Of (path, text): comments that silence a tool and do not say why."""
    return gather(
        (path, f"line {line}: {comment}")
        for path, text in files
        for line, comment in _comments(text)
        if EXCUSE.search(comment) and not WITH_REASON.search(comment)
    )


def _comments(text: str) -> Iterable[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def test_every_excuse_gives_a_reason():
    python = [path for path in tracked() if path.suffix == ".py"] + [ROOT / "leadwell"]
    hold(unreasoned((str(p.relative_to(ROOT)), p.read_text("utf-8")) for p in python))


def test_an_excuse_without_a_reason_is_seen():
    for comment in ("noqa", "noqa: S101", "type: ignore", "type: ignore[misc]", "pragma: no cover"):
        assert unreasoned([("a.py", f"x = 1  # {comment}\n")]), comment


def test_an_excuse_for_everything_is_seen_even_with_a_reason():
    assert unreasoned([("a.py", "x = 1  # " + "noqa - because\n")])


def test_an_excuse_with_a_reason_passes():
    for comment in ("noqa: S101 - tests", "type: ignore[misc]  # ours", "pragma: no cover - never"):
        assert not unreasoned([("a.py", f"x = 1  # {comment}\n")]), comment


def test_an_excuse_inside_a_string_is_no_excuse():
    assert not unreasoned([("a.py", "x = '# noqa'\n")])
