"""The made-up language marks every word and breaks nothing it is filled with."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from leadwell.design import errors
from leadwell.design.catalogue import messages
from leadwell.design.pseudo import build, pseudo, untranslated_texts

words = st.text(alphabet=st.characters(categories=["L", "Zs", "Nd"]), max_size=30)
names = st.from_regex(r"[a-z]\w{0,8}", fullmatch=True).filter(str.isascii)
fillings = names.map("{{{}}}".format) | names.map("%({})s".format)
tags = st.sampled_from(["<b>", "</b>", '<a href="/x/">', "&nbsp;", "%%", "<br>"])


@given(st.lists(words | fillings | tags, min_size=1))
def test_whatever_is_filled_in_or_marked_up_arrives_as_it_left(pieces):
    text = "".join(pieces)
    kept = re.compile(r"\{\w+\}|%\(\w+\)s|%%|<[^<>]+>|&nbsp;")
    assert kept.findall(pseudo(text)) == kept.findall(text)


@given(names, words)
def test_a_message_can_still_be_filled(name, before):
    assert "VALUE" in pseudo(f"{before} {{{name}}} more").format(**{name: "VALUE"})
    assert "VALUE" in pseudo(f"{before} %({name})s more") % {name: "VALUE"}


@given(words.filter(str.strip))
def test_words_are_marked_and_half_as_long_again(text):
    long = pseudo(text)
    assert long.strip().startswith("⟦")
    assert long.strip().endswith("⟧")
    assert len(long) >= 1.5 * len(text.strip())
    assert not re.search("[A-Za-z]", long)


def test_space_around_a_message_stays_outside():
    assert pseudo(" (optional)\n") == f" {pseudo('(optional)')}\n"


@pytest.mark.parametrize("nothing", ["", "  "])
def test_nothing_stays_nothing(nothing):
    assert pseudo(nothing) == nothing


def test_every_message_of_ours_keeps_its_names():
    for message in messages():
        for text in [message.id] if isinstance(message.id, str) else message.id:
            assert _names(pseudo(text)) == _names(text), text


def _names(text: str) -> list[str]:
    python = re.findall(r"%\((\w+)\)", text)
    try:
        return python + [name for _t, name, _s, _c in Formatter().parse(text) if name]
    except ValueError:  # a message with % names may hold a single brace
        return python


def test_the_catalogue_holds_rules_pages_code_and_definitions():
    found = messages()
    assert "Skip to main content" in found
    assert "load published files" in found
    places = {location[0] for message in found for location in message.locations}
    assert any(place.endswith(".jinja") for place in places)
    assert any(place.endswith(".yaml") for place in places)
    assert not any("/tests/" in place for place in places)


@pytest.fixture
def made_up_language(tmp_path, settings):
    build(tmp_path)
    settings.LANGUAGES = [("en-xa", "Pseudo")]
    settings.LOCALE_PATHS = [tmp_path]
    translation.trans_real._translations = {}
    with translation.override("en-xa"):
        yield
    translation.trans_real._translations = {}


@pytest.mark.usefixtures("made_up_language")
def test_a_page_in_the_made_up_language_has_no_plain_english_left():
    page = errors.not_found(RequestFactory().get("/")).content.decode()
    assert untranslated_texts(page) == []
    assert '<html lang="en-XA"' in page


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>Plain words</p>", ["Plain words"]),
        ("<p>⟦Ŵöŕðš⟧</p>", []),
        ("<p>⟦Ŵöŕðš <b>St Made-up</b> ṁöŕé⟧</p>", []),
        ("<p>⟦Ŵöŕðš⟧ and plain ones</p>", ["and plain ones"]),
        ('<p translate="no">St Made-up</p>', []),
        ('<p translate="no"><b>St</b> Made-up</p><p>Plain</p>', ["Plain"]),
        ('<img alt="A picture">', ["A picture"]),
        ('<img alt="⟦Å ƥîç⟧">', []),
        ('<input placeholder="Type here"><br>', ["Type here"]),
        ('<button aria-label="Search">⟦Š⟧</button>', ["Search"]),
        ('<input type="submit" value="Send">', ["Send"]),
        ('<input type="text" value="typed">', []),
        ("<script>let plain = words</script><style>p {color: red}</style>", []),
        ("<p>12,345 – 10.1% ✓</p>", []),
        ("<p>⟦Ñéṽéŕ</p>", ["⟦ is never closed"]),
    ],
)
def test_plain_english_is_found_wherever_it_is_read(html, left):
    assert untranslated_texts(html) == left
