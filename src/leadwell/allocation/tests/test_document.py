"""The draw document: what it holds at each stage, and that nobody can change a word of it."""

from __future__ import annotations

import json
import sys
from runpy import run_path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.allocation import script, verify_draw
from leadwell.allocation.document import announced_document, closed_document, draw_document
from leadwell.allocation.entrants import Entrant
from leadwell.allocation.lottery import commitment
from leadwell.allocation.replies import Reply
from leadwell.allocation.terms import Cohort, Reserve, Terms
from leadwell.allocation.tests.markets import SECRET, draws, held
from leadwell.allocation.verification import failures

TERMS = Terms(
    "mid-career-1",
    "drand round 4711",
    (Cohort("C1", 3, (Reserve("social-care", 1),)), Cohort("C2", 2, (), False), Cohort("C3", 0)),
    commitment(SECRET),
)
PEOPLE = [
    Entrant(f"E{n}", ("C1", "C2", "C3")[: 1 + n % 3], frozenset({"social-care"} if n % 4 else ()))
    for n in range(9)
]


def as_published(outcome):
    """The document as anybody else gets it."""
    return json.loads(json.dumps(draw_document(outcome)))


def document():
    return as_published(held(TERMS, PEOPLE))


def test_what_is_hashed_is_printed_as_it_was_hashed():
    published = closed_document(TERMS, PEOPLE)
    assert published["terms"] == [
        "format leadwell-draw/1",
        "draw mid-career-1",
        "public drand round 4711",
        f"commitment {commitment(SECRET).hex()}",
        "cohort C1 3 reserves-first social-care=1",
        "cohort C2 2 open-first",
        "cohort C3 0 reserves-first",
    ]
    assert published["entrants"][:3] == [
        "E0|C1", "E1|C1,C2|social-care", "E2|C1,C2,C3|social-care",
    ]  # fmt: skip


def test_each_stage_changes_nothing_of_the_one_before():
    announced, closed = announced_document(TERMS), closed_document(TERMS, PEOPLE)
    assert announced.items() < closed.items() < document().items()


def test_a_sound_document_has_no_failure():
    assert failures(document()) == []


def changed(**fields):
    return {**document(), **fields}


def entrants(old, new):
    return {"entrants": [new if line == old else line for line in document()["entrants"]]}


def terms_with(old, new):
    return {"terms": [line.replace(old, new) for line in document()["terms"]]}


CHEATS = {
    "another number of places": (terms_with("C1 3", "C1 4"), "terms"),
    "another order of reserves": (terms_with("C1 3 reserves-first", "C1 3 open-first"), "terms"),
    "another secret": ({"secret": "02" * 32}, "secret"),
    "another public value": ({"public_value": "other"}, "places"),
    "a choice changed after the close": (entrants("E0|C1", "E0|C2"), "root"),
    "an entrant dropped after the close": ({"entrants": document()["entrants"][1:]}, "root"),
    "the list in another order": ({"entrants": document()["entrants"][::-1]}, "root"),
    "a friend put in": ({"places": {**document()["places"], "E0": "C3"}}, "places"),
    "a cut-off moved": ({"cut_offs": {}}, "cut-offs"),
}


@pytest.mark.parametrize("cheat", CHEATS)
def test_a_change_afterwards_is_found(cheat):
    fields, what = CHEATS[cheat]
    found = failures(changed(**fields))
    assert what in [failure.what for failure in found]
    assert all(str(failure).endswith(".") for failure in found)


NO_DOCUMENT = {
    "no terms": {"terms": None},
    "terms of another format": {"terms": ["format other/9", *document()["terms"][1:]]},
    "terms cut short": {"terms": document()["terms"][:2]},
    "a cohort that cannot be read": {"terms": [*document()["terms"], "cohort C9"]},
    "no entrants": {"entrants": "E0"},
    "an entrant that is no text": {"entrants": [1]},
    "an entrant badly written": {"entrants": ["E0||b,a"]},
    "an entrant listed twice": {"entrants": ["E0|C1", "E0|C2"]},
    "no secret yet": {"secret": None},
    "a secret that is no hexadecimal": {"secret": "what?"},
    "no public value": {"public_value": 7},
    "no replies": {"replies": []},
    "a reply nobody knows": {"replies": {"E0": "perhaps C1"}},
}


@pytest.mark.parametrize("flaw", NO_DOCUMENT)
def test_what_is_no_draw_document_is_said_to_be_none(flaw):
    assert [found.what for found in failures(changed(**NO_DOCUMENT[flaw]))] == ["document"]


REPLIES = st.sampled_from(["accepted", "accepted-waiting", "declined", "left"])


@settings(max_examples=150)
@given(draws(), st.lists(REPLIES, max_size=8))
def test_the_script_that_needs_nothing_of_ours_finds_the_same(market, said):
    terms, people = market
    first = held(terms, people)
    pairs = zip(first.places.items(), said, strict=False)
    replies = {who: Reply(kind, place.cohort) for (who, place), kind in pairs}
    published = as_published(held(terms, people, replies=replies))
    assert failures(published) == []
    numbers, found = verify_draw.work_out(published)
    assert found.pop("commitment") == terms.commitment.hex()
    assert found == {key: published[key] for key in found}
    assert {who: int(number, 16) for who, number in numbers.items()} == first.numbers


@pytest.fixture
def run_script(tmp_path, monkeypatch, capsys):
    """What the script prints about a document, and how it ends."""

    def run(published, *named):
        file = tmp_path / "draw.json"
        file.write_text(json.dumps(published), "utf-8")
        monkeypatch.setattr(sys, "argv", [script.NAME, str(file), *named])
        with pytest.raises(SystemExit) as ended:
            run_path(verify_draw.__file__, run_name="__main__")
        return capsys.readouterr().out, ended.value.code

    return run


def test_the_script_prints_what_it_found(run_script):
    said, code = run_script(document())
    assert code == 0
    who, number, _ = said.splitlines()[0].split(" ", 2)
    assert (who, int(number, 16)) == ("E0", held(TERMS, PEOPLE).numbers["E0"])
    assert "Everything is as published." in said


def test_the_script_tells_of_one_entrant_alone(run_script):
    said, code = run_script(document(), "E7")
    assert code == 0
    assert [line.split()[0] for line in said.splitlines() if line.startswith("E")][:-1] == ["E7"]


@pytest.mark.parametrize("cheat", CHEATS)
def test_the_script_finds_the_same_changes(cheat, run_script):
    said, code = run_script(changed(**CHEATS[cheat][0]))
    assert code == 1
    assert "WRONG: " in said


def test_the_script_fits_on_a_page():
    lines = [line for line in script.script_text().splitlines() if line.strip()]
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 100
