"""A made-up language that shows which words were never marked, and what long words break.

`en-xa` is nobody's language: each message is wrapped in ⟦ ⟧, its letters wear accents, and it is
half as long again. Build it with `python -m leadwell.design.pseudo`, and serve a site in it with
`LEADWELL_LANGUAGE=en-xa`. It goes to `build/locale`, which is never committed.
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from leadwell.design.catalogue import ROOT, messages

LANGUAGE = "en-xa"
FOLDER = "en_XA"  # as Django writes it on disk
OPEN, CLOSE = "⟦", "⟧"
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ACCENTED = "ÀƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽàƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_PADDING = ("ļöñĝéŕ", "ŵöŕðš", "ĥéŕé")
# What must arrive as it left: {name}, {name:.1f}, %(name)s, %s, %%, <b class="x">, &nbsp;
_KEPT = re.compile(
    r"\{[^{}]*\}|%\([A-Za-z_]\w*\)[-#0 +]*[\d.]*[a-zA-Z]|%[-#0 +]*[\d.]*[sdifr]|%%"
    r"|<[^<>]*>|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);"
)


def pseudo(text: str) -> str:
    """The message in the made-up language; what is filled in or marked up is untouched."""
    if not text.strip():
        return text
    inner = text.strip()
    before, after = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    return f"{before}{OPEN}{_accented(inner)}{_padding(inner)}{CLOSE}{after}"


def _accented(text: str) -> str:
    pieces, last = [], 0
    for kept in _KEPT.finditer(text):
        pieces += [text[last : kept.start()].translate(_ACCENTS), kept[0]]
        last = kept.end()
    return "".join([*pieces, text[last:].translate(_ACCENTS)])


def _padding(text: str) -> str:
    """Half as much again, in words of usual length so that lines may still break."""
    wanted = (len(_KEPT.sub("", text)) + 1) // 2
    words, size, turn = [], 0, 0
    while size < wanted:
        word = _PADDING[turn % len(_PADDING)][: max(1, wanted - size)]
        words.append(word)
        size, turn = size + len(word) + 1, turn + 1
    return "".join(f" {word}" for word in words)


def translated(source: Catalog) -> Catalog:
    """The same catalogue with every message in the made-up language."""
    target = Catalog(locale="en", project=source.project, charset="utf-8")
    for message in source:
        if not message.id:
            continue
        one = isinstance(message.id, str)
        string = pseudo(str(message.id)) if one else tuple(pseudo(part) for part in message.id)
        target.add(message.id, string, context=message.context)
    return target


def build(folder: Path = ROOT / "build" / "locale") -> Path:
    """Write the made-up language where Django looks for it, and say where that is."""
    path = folder / FOLDER / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        write_mo(file, translated(messages()))
    return part.replace(path)


SILENT = {"script", "style", "template", "noscript"}
SPOKEN = ("alt", "aria-label", "title", "placeholder")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr"}  # fmt: skip
_ENGLISH = re.compile(r"[A-Za-z]{2,}")


def untranslated_texts(html: str) -> list[str]:
    """The plain English left on a page of the made-up language: text, and what is read aloud.

    Whatever stands inside ⟦ ⟧ was marked; whatever stands inside translate="no" is data. A
    bracket that is never closed is reported too, because it would hide what follows.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.depth:
        reader.found.append(f"{OPEN} is never closed")
    return reader.found


class _Reader(HTMLParser):
    """Walks a page in the order it is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool]] = []  # each element, and whether its words count
        self.depth = 0
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        counts = self._counts() and tag not in SILENT and given.get("translate") != "no"
        if counts:
            self._look_at(given, tag)
        if tag not in VOID:
            self.open.append((tag, counts))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._counts():
            self._look_at(dict(attrs), tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and any(name == tag for name, _counts in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._counts():
            self._say(data)

    def _counts(self) -> bool:
        return self.open[-1][1] if self.open else True

    def _look_at(self, given: dict[str, str | None], tag: str) -> None:
        """What is read aloud stands by itself: its brackets open and close in it."""
        spoken = [given.get(name) or "" for name in SPOKEN]
        if tag == "meta" and given.get("name") == "description":
            spoken.append(given.get("content") or "")
        if tag == "input" and given.get("type") in ("submit", "button", "reset"):
            spoken.append(given.get("value") or "")
        held, self.depth = self.depth, 0
        for words in spoken:
            self._say(words)
            self.depth = 0
        self.depth = held

    def _say(self, words: str) -> None:
        outside = ""
        for letter in words:
            if letter == OPEN:
                self.depth += 1
            elif letter == CLOSE:
                self.depth = max(0, self.depth - 1)
            elif self.depth == 0:
                outside += letter
        if _ENGLISH.search(outside):
            self.found.append(" ".join(outside.split()))


if __name__ == "__main__":
    sys.stdout.write(f"{build()}\n")
