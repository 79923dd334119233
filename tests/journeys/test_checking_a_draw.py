"""A draw is checked in the reader's own browser, without anything of ours but one file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from leadwell import design
from leadwell.allocation import script
from leadwell.allocation.document import draw_document
from leadwell.allocation.draw import hold_draw
from leadwell.allocation.entrants import Entrant
from leadwell.allocation.lottery import commitment, number_in_short
from leadwell.allocation.replies import Reply
from leadwell.allocation.terms import Cohort, Reserve, Terms

SCRIPT = Path(design.__file__).parent / "static" / "verify-draw.js"
HERE = "https://leadwell.example/"
SECRET = b"\x07" * 32
TERMS = Terms(
    "mid-career-1",
    "drand round 4711",
    (
        Cohort("C1", 12, (Reserve("small", 3), Reserve("social-care", 4))),
        Cohort("C2", 9, (Reserve("social-care", 4),), reserves_first=False),
        Cohort("C3", 60),
        Cohort("C4", 0),
    ),
    commitment(SECRET),
)
CHOICES = (("C1", "C2", "C3"), ("C2", "C4", "C1"), ("C1",), ())
FACTS = ((), ("small",), ("social-care",), ("small", "social-care"), ())
PEOPLE = [
    Entrant(f"E{n:03d}", CHOICES[n % 4], frozenset(FACTS[n % 5])) for n in range(101)
]  # an odd number, so that one is left over at some level of the tree
PAGE = """<!doctype html><html lang="en"><title>A draw</title>
<div data-verify-draw="/draw.json" data-entrant="%s">
  <button data-check hidden>Check it here</button>
  <p data-says="working" hidden>Checking</p><p data-says="right" hidden>All of it holds</p>
  <p data-says="cannot" hidden>It could not be checked</p>
  <div data-says="wrong" hidden>Wrong: <span data-wrong="terms" hidden>terms</span>
    <span data-wrong="secret" hidden>secret</span> <span data-wrong="root" hidden>root</span>
    <span data-wrong="places" hidden>places</span> <span data-wrong="cut-offs" hidden>cut-offs</span></div>
  <p>Number <b data-number></b>, place <b data-place>none</b></p>
</div><script type="module" src="/verify-draw.js"></script></html>"""


def outcome(**more):
    return hold_draw(TERMS, PEOPLE, secret=SECRET, public="the value, größer", **more)


def answering(kind, body):
    """A route that answers as a strict site would: only its own files, nothing inline."""
    policy = {"Content-Security-Policy": "default-src 'self'"}
    return lambda route: route.fulfill(
        body=body, content_type=f"{kind}; charset=utf-8", headers=policy
    )


@pytest.fixture
def checked(browser):
    """A page about a draw document, and what it says once the button is pressed."""
    pages = []

    def open_and_check(document, entrant="E001"):
        page = browser.new_page()
        pages.append(page)
        served = {
            "": ("text/html", PAGE % entrant),
            "verify-draw.js": ("text/javascript", SCRIPT.read_text("utf-8")),
            "draw.json": ("application/json", json.dumps(document)),
        }
        for path, (kind, body) in served.items():
            page.route(HERE + path, answering(kind, body))
        page.goto(HERE)
        page.get_by_role("button").click(timeout=5_000)
        return page

    yield open_and_check
    for page in pages:
        page.close()


def test_a_sound_draw_holds_and_shows_ones_own_number(checked):
    drawn = outcome()
    lucky = next(iter(drawn.places))
    page = checked(draw_document(drawn), lucky)
    expect(page.get_by_text("All of it holds")).to_be_visible()
    assert page.locator("[data-number]").inner_text() == number_in_short(drawn.numbers[lucky])
    assert page.locator("[data-place]").inner_text().split()[0] == drawn.places[lucky].cohort


def test_a_draw_after_replies_holds_too(checked):
    first = outcome()
    kinds = ("accepted", "accepted-waiting", "declined", "left")
    replies = {
        who: Reply(kinds[n % 4], place.cohort)
        for n, (who, place) in enumerate(first.places.items())
    }
    page = checked(draw_document(outcome(replies=replies)))
    expect(page.get_by_text("All of it holds")).to_be_visible()


def test_a_draw_of_nobody_holds(checked):
    nobody = hold_draw(TERMS, [], secret=SECRET, public="4")
    page = checked(draw_document(nobody))
    expect(page.get_by_text("All of it holds")).to_be_visible()


CHEATS = {
    "terms": lambda d: d["terms"].__setitem__(4, d["terms"][4].replace("C1 12", "C1 13")),
    "secret": lambda d: d.update(secret="08" * 32),
    "root": lambda d: d["entrants"].pop(),
    "places": lambda d: d["places"].update(E003="C1"),
    "cut-offs": lambda d: d["cut_offs"]["C1"].update(up_to="f" * 64),
}


@pytest.mark.parametrize("what", CHEATS)
def test_what_was_changed_is_named(checked, what):
    document = draw_document(outcome())
    CHEATS[what](document)
    page = checked(document)
    expect(page.locator("[data-says=wrong]")).to_be_visible()
    expect(page.locator(f"[data-wrong={what}]")).to_be_visible()
    expect(page.get_by_text("All of it holds")).to_be_hidden()


def test_what_is_no_finished_draw_cannot_be_checked(checked):
    page = checked({"terms": ["format other/2"]})
    expect(page.get_by_text("It could not be checked")).to_be_visible()


def test_the_script_from_the_page_runs_where_there_is_nothing_but_python(tmp_path):
    (tmp_path / script.NAME).write_text(script.script_text(), "utf-8")
    (tmp_path / "draw.json").write_text(json.dumps(draw_document(outcome())), "utf-8")
    command = [sys.executable, "-I", script.NAME, "draw.json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Everything is as published.\n")
