"""What is wrong with a page's HTML, read as strictly as a parser can.

One list of plain sentences; an empty list means nothing was found.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
WORDS_ONLY = {
    "p",
    "span",
    "strong",
    "em",
    "code",
    "label",
    "button",
    "a",
    "dt",
    "caption",
    *HEADINGS,
}
BLOCKS = {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure",
    "footer", "form", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
    *HEADINGS,
}  # fmt: skip
MAY_HOLD_BLOCKS = {"a"}  # transparent: as much as what it stands in
CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "select": {"option", "optgroup", "hr"},
    "tr": {"td", "th"},
}
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "headers")
EVENT = re.compile(r"on[a-z]+$")


def html_faults(html: str) -> list[str]:
    """Everything found wrong, in the order of the page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html)
    parsed = [f"line {place[0]}: {code} {about}" for place, code, about in parser.errors]
    return [
        *parsed,
        *_ids(root),
        *_headings(root),
        *_containers(root, ()),
        *_children(root),
        *_attributes(root),
        *_links_that_read_alike(root),
        *_head(root),
        *_tables(root),
    ]


def text_of(element: Element) -> str:
    """The words of an element as they are read aloud: its label, or what it holds."""
    return element.get("aria-label") or " ".join("".join(_texts(element)).split())


def title_of(html: str) -> str:
    """The page's title."""
    found = html5lib.parse(html, namespaceHTMLElements=False).find("head/title")
    return "" if found is None else text_of(found)


def links_of(html: str) -> list[str]:
    """Every address the page leads to, pictures too, in its order."""
    root = html5lib.parse(html, namespaceHTMLElements=False)
    found = [element.get(name) for element in root.iter() for name in ("href", "src")]
    return [address for address in found if address]


def _texts(element: Element) -> Iterator[str]:
    if element.get("aria-hidden") == "true" or not isinstance(element.tag, str):
        return
    yield element.get("alt") or ""
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _ids(root: Element) -> Iterator[str]:
    ids = Counter(element.get("id") for element in root.iter() if element.get("id") is not None)
    yield from (f"the id {name!r} stands {times} times" for name, times in ids.items() if times > 1)
    for element in root.iter():
        for name in POINTERS:
            for target in (element.get(name) or "").split():
                if target not in ids:
                    yield f"{name} of a <{element.tag}> points at {target!r}, which is not there"
        href = element.get("href") or ""
        if len(href) > 1 and href.startswith("#") and href[1:] not in ids:
            yield f"a link leads to {href!r}, which is not on the page"


def _headings(root: Element) -> Iterator[str]:
    found = [element for element in root.iter() if element.tag in HEADINGS]
    tops = [text_of(heading) for heading in found if heading.tag == "h1"]
    if len(tops) != 1:
        yield f"there are {len(tops)} first headings: {tops}"
    main = root.find(".//main")
    levels = [int(h.tag[1]) for h in (main.iter() if main is not None else ()) if h.tag in HEADINGS]
    for before, after in itertools.pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"
    yield from (f"an empty <{heading.tag}>" for heading in found if not text_of(heading))


def _containers(element: Element, inside: tuple[str, ...]) -> Iterator[str]:
    """Blocks where only words may stand, and doors within doors."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag == "svg":
            continue
        strict = [tag for tag in inside if tag in WORDS_ONLY and tag not in MAY_HOLD_BLOCKS]
        if child.tag in BLOCKS and strict:
            yield f"a <{child.tag}> stands inside a <{strict[-1]}>"
        if child.tag in ("a", "button", "input", "select") and {"a", "button"} & set(inside):
            yield f"a <{child.tag}> stands inside another door"
        fresh = child.tag in ("td", "th", "dd", "li", "div", "details")
        yield from _containers(
            child, (child.tag,) if fresh and not strict else (*inside, child.tag)
        )


def _children(root: Element) -> Iterator[str]:
    for element in root.iter():
        allowed = CHILDREN.get(element.tag) if isinstance(element.tag, str) else None
        for child in element if allowed else ():
            if isinstance(child.tag, str) and child.tag not in (allowed or ()):
                yield f"a <{child.tag}> stands directly inside a <{element.tag}>"


def _attributes(root: Element) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for name in element.attrib:
            if name == "style" or EVENT.match(name):
                yield f"a <{element.tag}> has the attribute {name}, which our policy forbids"
        if element.tag == "img" and element.get("alt") is None:
            yield f"a picture without words: {element.get('src')}"


def _links_that_read_alike(root: Element) -> Iterator[str]:
    leads: dict[str, set[str]] = {}
    for link in root.iter("a"):
        if href := link.get("href"):
            leads.setdefault(text_of(link), set()).add(href)
    for words, addresses in leads.items():
        if len(addresses) > 1:
            yield f"links that read {words!r} lead to {sorted(addresses)}"
        if not words:
            yield f"a link without words leads to {sorted(addresses)}"


def _head(root: Element) -> Iterator[str]:
    if not root.get("lang"):
        yield "the page does not say its language"
    title = root.find("head/title")
    if title is None or not text_of(title):
        yield "the page has no title"
    if len(root.findall(".//main")) != 1:
        yield "the page has not exactly one <main>"


def _tables(root: Element) -> Iterator[str]:
    for table in root.iter("table"):
        caption = table.find("caption")
        name = text_of(caption) if caption is not None else ""
        if not name:
            yield "a table has no caption"
        widths = {sum(int(c.get("colspan", 1)) for c in row) for row in table.iter("tr")}
        if len(widths) > 1 and not any(cell.get("rowspan") for cell in table.iter()):
            yield f"the rows of the table {name!r} have {sorted(widths)} cells"
