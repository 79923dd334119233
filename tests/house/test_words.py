"""Every sentence a page, form or view says is marked for translation."""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.house.source import Offences, Source, called, gather, hold, planted, rooms

SENTENCE = re.compile(r"[^\W\d_]+[,:;]? [^\W\d_]+|^[A-Z][a-z]{2,} ?$|^ ?[a-z]+ $")
MARKUP = re.compile(r"<[^>]*>")
MEDIA_TYPE = re.compile(r"[a-z]+/[a-z.+-]+(; ?\w+=[\w-]+)?$")
MARKERS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy",
           "npgettext", "Reason"}  # fmt: skip
NOT_SPOKEN = {"ValueError", "KeyError", "LookupError", "TypeError", "RuntimeError", "warning",
              "info", "debug", "error", "exception", "compile", "TypeVar", "getattr"}  # fmt: skip
# The regulator's own words: data from a file, compared and shown as they are.
FROM_FILES = {"Inadequate", "Requires improvement", "Good", "Outstanding"}
ALLOWED = {
    "home/pages/texts/security.py:Preferred-Languages: en": "a line of security.txt, in the form of RFC 9116",
    "standards/views/case.py": "for programs: CASE has its own words for errors, in English",
    "training/views/statements.py": "for programs: learning systems read these",
    "training/views/lti.py": "for programs: learning systems read these",
    "training/views/calendars.py": "headers for programs",
    "home/views.py:not ready": "one word for a machine that watches, never for a reader",
}


def unmarked(sources: Iterable[Source]) -> Offences:
    """Sentences in plain English outside `_( )`. Names for classes and doors are no sentences."""
    return gather(
        (f"{source.path}:{words.strip()[:60]}", f"line {line} is not marked for translation")
        for source in sources
        for line, words in _sentences(source.tree)
    )


def _sentences(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Call) and called(node) in MARKERS | NOT_SPOKEN:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        spoken = SENTENCE.search(MARKUP.sub("", node.value)) and not MEDIA_TYPE.match(node.value)
        if spoken and node.value not in FROM_FILES:
            yield node.lineno, node.value
        return
    for field, child in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        for each in child if isinstance(child, list) else [child]:
            if isinstance(each, ast.AST):
                yield from _sentences(each)


def test_every_sentence_a_page_says_is_marked_for_translation():
    hold(unmarked(rooms("pages", "forms", "views")), ALLOWED)


def _judged(text: str) -> bool:
    return bool(unmarked([planted("boards/pages.py", text)]))


def test_a_sentence_nobody_marked_is_seen():
    assert _judged('page = TermPage(title="Extend a term")')


def test_a_single_word_nobody_marked_is_seen():
    assert _judged('Column("Name")')


def test_words_around_a_value_are_seen():
    assert _judged('title = f"Extend the term of {name}"')


def test_marked_words_docstrings_and_technical_names_pass():
    assert not _judged(
        '"""A page says it."""\n'
        'title = _("Extend the term of {name}").format(name=name)\n'
        'classes = "nhsuk-button"; template = "boards/extend_term.jinja"; code = "MEA-04"\n'
        'kind = "text/plain; charset=utf-8"\n'
        'more = "<span class=\\"nhsuk-hidden more\\">{}</span>"\n'
        'def page() -> "Extend Page": raise ValueError("no such term")\n'
    )
