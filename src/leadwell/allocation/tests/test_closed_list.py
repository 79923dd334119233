"""The closed list: the tree of RFC 6962, and proofs that show what is there and nothing else."""

from __future__ import annotations

import pytest

from leadwell.allocation.closed_list import close, on_the_list
from leadwell.allocation.entrants import (
    Entrant,
    close_entrants,
    entrant_closed,
    entrant_from,
    proofs,
    record,
)

RECORDS = [b"E%d" % n for n in range(40)]
# The entries and a root that implementations of RFC 6962 publish for each other.
ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
           "606162636465666768696a6b6c6d6e6f"]  # fmt: skip
ROOT = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def test_the_published_root():
    assert close(bytes.fromhex(entry) for entry in ENTRIES).root.hex() == ROOT


def test_an_empty_list_has_the_published_root_and_no_proofs():
    empty = close([])
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert (empty.root.hex(), empty.size) == (nothing, 0)
    with pytest.raises(ValueError, match="no such place"):
        empty.proof(0)


@pytest.mark.parametrize("size", range(1, 41))
def test_every_record_is_shown_to_be_on_the_list_and_no_stranger_is(size):
    closed = close(RECORDS[:size])
    for place, one in enumerate(RECORDS[:size]):
        told = {"place": place, "size": size, "proof": closed.proof(place), "root": closed.root}
        assert on_the_list(one, **told)
        assert not on_the_list(b"stranger", **told)
        assert not on_the_list(one, **{**told, "place": size})
        assert not on_the_list(one, **{**told, "proof": [*told["proof"], b"more"]})
        if size > 1:
            assert not on_the_list(one, **{**told, "proof": told["proof"][:-1]})
            assert not on_the_list(one, **{**told, "place": (place + 1) % size})


def test_the_list_is_the_same_however_it_was_gathered():
    people = [Entrant("E2", ("C1", "C2")), Entrant("E1", (), frozenset({"small", "north"}))]
    assert [record(each) for each in people] == ["E2|C1,C2", "E1||north,small"]
    assert close_entrants(people).root == close_entrants(people[::-1]).root
    found = proofs(people)
    for name, proof in found.items():
        assert proof.record.startswith(name)
        assert on_the_list(
            proof.record.encode(),
            place=proof.place,
            size=proof.size,
            proof=proof.path,
            root=close_entrants(people).root,
        )
    assert {proof.root for proof in found.values()} == {close_entrants(people).root}


@pytest.mark.parametrize("line", ["E1", "E1|C2,C1", "E1||north", "E1|C1|north,small"])
def test_an_entrant_is_read_back_from_the_line(line):
    assert record(entrant_from(line)) == line


BADLY_WRITTEN = ["", "|C1", "E1|", "E1|C1|", "E1|C1,", "E1|C1,C1", "E1||b,a", "E1||a,a", "E1||,a",
                 "E1|C1|a|b", "E 1", "E1|C1\n"]  # fmt: skip


@pytest.mark.parametrize("line", BADLY_WRITTEN)
def test_a_line_that_could_be_written_otherwise_is_nobodys(line):
    with pytest.raises(ValueError, match="this format"):
        entrant_from(line)


AMBIGUOUS = [
    Entrant("E1|C1"), Entrant("E 1"), Entrant(""), Entrant("E1", ("C1,C2",)), Entrant("E1", ("",)),
    Entrant("E1", (), frozenset({"a b"})), Entrant("E1\n"), Entrant("É1"),
]  # fmt: skip


@pytest.mark.parametrize("entrant", AMBIGUOUS, ids=repr)
def test_a_name_whose_bytes_are_not_certain_is_refused(entrant):
    with pytest.raises(ValueError, match="signs"):
        record(entrant)


def test_a_cohort_asked_for_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        record(Entrant("E1", ("C1", "C1")))


@pytest.mark.parametrize("line", ["E1", "E1|C2,C1", "E1|C2|small,social-care"])
def test_a_line_of_a_closed_list_is_read_as_any_other(line):
    assert entrant_closed(line) == entrant_from(line)
    assert record(entrant_closed(line)) == line
