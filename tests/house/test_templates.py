"""Templates: every word is marked for translation, and nothing is styled or scripted in place."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes

from tests.house.source import PACKAGE, Offences, gather, hold

LETTERS = re.compile(r"[^\W\d_]{2,}")
ATTRIBUTE = re.compile(r"""\b[\w-]+="[\w-]*\"""")
SPOKEN_ATTRIBUTES = {"alt", "title", "aria-label", "placeholder", "label", "summary"}
SPOKEN_KEYS = {"text", "html", "title", "titleText", "label", "hint", "heading", "headingText",
               "caption", "summary", "visuallyHiddenText", "legend", "says"}  # fmt: skip
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col", "area", "base"}
NAMES = {"Leadwell", "NHS"}  # names are the same in every language
MARKERS = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
ALLOWED: dict[str, str] = {}


def ill_spoken(templates: Iterable[tuple[str, str]]) -> Offences:
    """Of (path, text): words left untranslated, styles and scripts in place."""
    return gather((path, what) for path, text in templates for what in _judge(text))


def _judge(text: str) -> Iterator[str]:
    reader = _Reader()
    reader.feed(_without_jinja(text))
    reader.close()
    yield from reader.found
    yield from _unmarked_arguments(text)


class _Reader(HTMLParser):
    """Collects what a reader would meet in plain English, and what the policy would block."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside: list[tuple[str, bool]] = []  # the tag, and whether its words are meant for us

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ours = ("translate", "no") not in attrs and self._ours()
        if tag not in VOID:
            self._inside.append((tag, ours and tag not in ("script", "style")))
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.found.append(f"<{tag} {name}=...> is blocked by the security policy")
            if name in SPOKEN_ATTRIBUTES and ours and _words(value or ""):
                self.found.append(f"<{tag} {name}={value!r}> is not marked for translation")
        if tag == "style" or (tag == "script" and "nonce" not in dict(attrs)):
            self.found.append(f"<{tag}> without a nonce is blocked by the security policy")

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        data = ATTRIBUTE.sub("", data)  # a block may hold an attribute for the page above
        if self._ours() and _words(data):
            self.found.append(f"{' '.join(data.split())[:60]!r} is not marked for translation")

    def _ours(self) -> bool:
        return all(ours for _, ours in self._inside)


def _words(text: str) -> bool:
    return bool(set(LETTERS.findall(text)) - NAMES)


def _without_jinja(text: str) -> str:
    """The markup alone: expressions and translated words become a mark, statements nothing."""
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    kept: list[str] = []
    statement: list[str] | None = None
    speaking = False
    for _, kind, value in environment.lex(text):
        if kind == "block_begin":
            statement = []
        elif kind == "block_end":
            first = statement[0] if statement else ""
            speaking = first == "trans" or (speaking and first != "endtrans")
            statement = None
        elif statement is not None and kind == "name":
            statement.append(value)
        elif kind == "variable_begin":
            names_a_tag = "".join(kept[-1:]).endswith(("<", "</"))
            kept.append("span" if names_a_tag else "\N{MIDDLE DOT}")
        elif kind == "data" and not speaking:
            kept.append(value)
    return "".join(kept)


def _unmarked_arguments(text: str) -> Iterator[str]:
    """Words handed to macros as `text`, `label` and the like, outside `_( )`."""
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    tree = environment.parse(text)
    pairs = [(p.key.value, p.value) for p in tree.find_all(nodes.Pair)
             if isinstance(p.key, nodes.Const)]  # fmt: skip
    pairs += [(each.key, each.value) for each in tree.find_all(nodes.Keyword)]
    for key, value in pairs:
        if key in SPOKEN_KEYS:
            for word in _plain(value):
                yield f"{key}: {word[:60]!r} is not marked for translation"


def _plain(value: nodes.Node) -> Iterator[str]:
    if isinstance(value, nodes.Call) and getattr(value.node, "name", "") in MARKERS:
        return
    if isinstance(value, nodes.Const) and isinstance(value.value, str) and _words(value.value):
        yield value.value
    elif isinstance(value, (nodes.CondExpr, nodes.Concat, nodes.Add, nodes.Filter, nodes.Or)):
        for child in value.iter_child_nodes():
            yield from _plain(child)


def _ours() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.glob("*/templates/**/*")):
        if path.is_file():
            yield Path(path).relative_to(PACKAGE).as_posix(), path.read_text("utf-8")


def test_every_word_is_marked_for_translation_and_nothing_is_styled_in_place():
    templates = list(_ours())
    assert templates, "the guard looks at nothing"
    hold(ill_spoken(templates), ALLOWED)


def _judged(text: str) -> str:
    return " ".join(ill_spoken([("boards/terms.jinja", text)]).values())


def test_plain_english_is_seen():
    assert "'Find a trust'" in _judged("{% block main %}<h1>Find a trust</h1>{% endblock %}")


def test_plain_english_between_expressions_is_seen():
    assert "not marked" in _judged("<p>{{ number }} people answered</p>")


def test_plain_english_after_a_translated_part_is_seen():
    assert "not marked" in _judged("<p>{% trans %}One{% endtrans %} and more</p>")


def test_plain_english_in_an_attribute_is_seen():
    assert "aria-label" in _judged('<nav aria-label="Pages"></nav>')


def test_plain_english_handed_to_a_macro_is_seen():
    assert "not marked" in _judged('{{ button({"text": "Search"}) }}')
    assert "not marked" in _judged('{{ table(caption="Figures" if a else _("x")) }}')


def test_a_style_in_place_is_seen():
    assert "security policy" in _judged('<p style="color: red"></p>')
    assert "security policy" in _judged("<style>p { color: red }</style>")


def test_a_script_in_place_is_seen():
    assert "security policy" in _judged('<p onclick="go()"></p>')
    assert "security policy" in _judged("<script>go()</script>")


def test_plain_english_after_words_from_a_file_is_seen():
    assert "and more" in _judged('<b translate="no">A Trust</b><br> and more')


def test_words_well_marked_pass():
    good = (
        '<a href="/x" aria-label="{{ _("Next page") }}">{{ _("Next") }}</a> Leadwell 2024'
        "{% trans count=n %}{{ count }} place{% pluralize %}{{ count }} places{% endtrans %}"
        '{{ button({"text": _("Search"), "classes": "nhsuk-button"}) }}'
        '<{{ "th" if first else "td" }} class="a">{{ x }}</{{ "th" if first else "td" }}>'
        '{% block title_data %} translate="no"{% endblock %}'
        '<p translate="no">Made-up Vale <b>Trust</b></p>'
        '<script nonce="{{ request.csp_nonce }}" src="/a.js"></script>{# a comment #}'
    )
    assert _judged(good) == ""
