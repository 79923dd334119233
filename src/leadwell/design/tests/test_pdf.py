"""A paper is tagged, named, in a language, and reads nothing as an instruction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from io import BytesIO

import pytest
import typst
from pypdf import PdfReader

from leadwell.design import pdf
from leadwell.design.pdf import Paper, PaperPart, PaperPicture, drawn
from leadwell.design.tests.papers import read_aloud

PAPER = Paper(
    title="What is held",
    words=("An answer.",),
    parts=(PaperPart("Posts", columns=("What", "Where"), rows=(("Nurse", "Ward 7"), ("Porter",))),),
    drawn_at=datetime(2026, 11, 21, 12, tzinfo=UTC),
    footer="Page",
)


def opened(paper):
    return PdfReader(BytesIO(drawn(paper)))


def text_of(paper):
    return "\n".join(page.extract_text() for page in opened(paper).pages)


def test_a_screen_reader_can_read_it():
    root = opened(PAPER).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"].startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_it_has_a_title_and_its_words():
    assert opened(PAPER).metadata.title == "What is held"
    assert {"An answer.", "Posts", "Nurse", "Porter"} <= set(
        text_of(PAPER).replace(" Ward 7", "").split("\n")
    )


def test_the_same_paper_gives_the_same_bytes():
    assert drawn(PAPER) == drawn(PAPER)


@pytest.mark.parametrize(
    "name",
    ['#eval("1+1")', '#import "@preview/cetz:0.2.0"', "*bold* _it_ $x$", "= Heading", "<label> @ref",
     "\\ ` ' \" [ ] { }", '#read("/etc/passwd")', "// no comment", "O’Brien-Ńguyễn"],
)  # fmt: skip
def test_a_name_is_shown_as_it_is(name):
    said = text_of(replace(PAPER, words=(name,)))
    assert name.replace(" ", "") in said.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize("name", ["王小明", "អ្នក", "Asha 🙂", "محمد علي"])
def test_a_name_no_font_can_draw_still_makes_a_paper(name):
    paper = opened(replace(PAPER, title=name))
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(
    "name", ["Ward 7", "王小明", "អ្នក", "Asha 🙂", "محمد علي", "#eval(1+1) & <b>"]
)
def test_a_picture_stands_under_its_title_with_its_words(name):
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"\nwidth="90"\nheight="30">'
        f'<text x="2" y="20" font-family="sans-serif">{escape(name)}</text></svg>'
    )
    one = PaperPicture(f"About {name}", svg, f"It shows {name}.")
    paper = opened(replace(PAPER, parts=(PaperPart("Years", pictures=(one, one)),)))
    assert "About" in paper.pages[0].extract_text()
    said = read_aloud(paper)
    assert len(said) == 2
    assert all(text.startswith("It shows ") for text in said)
    assert said[0] == f"It shows {name}." or not name.isascii()


def test_signs_that_nobody_can_hear_are_left_out():
    assert "AshaPatel" in text_of(replace(PAPER, words=("Asha\x00\ue000Patel",)))


def test_a_made_up_paper_says_so_on_every_page():
    long = replace(PAPER, made_up=True, words=("Words. " * 40,) * 40)
    pages = opened(long).pages
    assert len(pages) > 1
    assert all("Made up for a demonstration" in page.extract_text() for page in pages)


def test_a_paper_that_cannot_be_drawn_says_so(monkeypatch, tmp_path):
    (tmp_path / "broken.typ").write_text("#panic()")
    monkeypatch.setattr(pdf, "TEMPLATE", tmp_path / "broken.typ")
    monkeypatch.setattr(pdf, "FOLDER", tmp_path)
    with pytest.raises(typst.TypstError):
        drawn(PAPER)
