"""The tree: published roots, every small proof, and what no proof may show."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadwell.stats import merkle
from leadwell.stats.merkle import Span, Subtree, Tree
from leadwell.stats.tests import plain_merkle as plain

# The entries and roots that implementations of RFC 6962 publish for each other.
ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
           "606162636465666768696a6b6c6d6e6f"]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [merkle.leaf_hash(str(n).encode()) for n in range(600)]
STRANGER = merkle.leaf_hash(b"never recorded")


def grown(leaves: list[bytes]) -> Tree:
    tree = Tree()
    for leaf in leaves:
        tree.add(leaf)
    return tree


def digest(span: Span) -> bytes:
    """The digest over a span, the slow way."""
    return merkle.joined(
        [
            plain.root(LEAVES[s.number << s.level : (s.number + 1) << s.level])
            for s in merkle.subtrees(span)
        ]
    )


@pytest.mark.parametrize("size", range(1, 9))
def test_the_published_roots(size):
    leaves = [merkle.leaf_hash(bytes.fromhex(entry)) for entry in ENTRIES[:size]]
    assert grown(leaves).root().hex() == plain.root(leaves).hex() == ROOTS[size - 1]


def test_the_published_root_of_nothing():
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Tree().root().hex() == merkle.EMPTY.hex() == plain.root([]).hex() == empty


@pytest.mark.parametrize("size", range(1, 71))
def test_every_inclusion_proof_holds_and_no_other_does(size):
    root = grown(LEAVES[:size]).root()
    for place in range(size):
        proof = [digest(span) for span in merkle.inclusion_spans(place, size)]
        assert proof == plain.path(place, LEAVES[:size])
        assert merkle.includes(LEAVES[place], place, size, proof, root)
        assert not merkle.includes(STRANGER, place, size, proof, root)
        assert not merkle.includes(LEAVES[place], place, size, [*proof, STRANGER], root)
        assert not merkle.includes(LEAVES[place], place, size, proof, STRANGER)
        assert not proof or not merkle.includes(LEAVES[place], place, size, proof[:-1], root)
        assert not merkle.includes(LEAVES[place], size, size, proof, root)
        assert not merkle.includes(LEAVES[place], -1, size, proof, root)


@pytest.mark.parametrize("new", range(1, 71))
def test_every_consistency_proof_holds_and_no_rewriting_passes(new):
    root = grown(LEAVES[:new]).root()
    for old in range(1, new + 1):
        proof = [digest(span) for span in merkle.consistency_spans(old, new)]
        before = grown(LEAVES[:old]).root()
        assert proof == plain.proof(old, LEAVES[:new])
        assert merkle.extends(old, new, before, root, proof)
        assert not merkle.extends(old, new, before, STRANGER, proof)
        rewritten = grown([STRANGER, *LEAVES[1:old]]).root()
        assert not merkle.extends(old, new, rewritten, root, proof)
        assert not merkle.extends(old, new, before, root, [*proof, STRANGER])
        assert not proof or not merkle.extends(old, new, before, root, proof[:-1])


@pytest.mark.parametrize("old", [-1, 0, 6])
def test_a_tree_does_not_extend_nothing_nor_a_larger_one(old):
    root = grown(LEAVES[:5]).root()
    assert not merkle.extends(old, 5, merkle.EMPTY, root, [STRANGER])


@pytest.mark.parametrize(("place", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_there_is_no_proof_for_a_place_that_is_not(place, size):
    with pytest.raises(ValueError, match="no such place"):
        merkle.inclusion_spans(place, size)


@pytest.mark.parametrize(("old", "new"), [(0, 3), (4, 3), (-1, 0)])
def test_there_is_no_proof_that_a_larger_tree_is_the_beginning(old, new):
    with pytest.raises(ValueError, match="older tree"):
        merkle.consistency_spans(old, new)


def test_a_growing_tree_gives_up_each_complete_subtree_of_256_once():
    tree = Tree()
    kept = [node for leaf in LEAVES for node in tree.add(leaf)]
    assert [where for where, _ in kept] == [Subtree(8, 0), Subtree(8, 1)]
    assert [digest for _, digest in kept] == [plain.root(LEAVES[:256]), plain.root(LEAVES[256:512])]


def test_at_65536_leaves_two_levels_are_complete_at_once():
    tree = Tree()
    kept = [node for _ in range(1 << 16) for node in tree.add(STRANGER)]
    assert [where for where, _ in kept[-2:]] == [Subtree(8, 255), Subtree(16, 0)]
    assert len(kept) == 257
    assert kept[-1][1] == tree.root()


@given(st.integers(0, 600), st.integers(0, 600))
def test_a_tree_can_be_taken_up_again_from_its_peaks(a, b):
    first, last = sorted((a, b))
    tree = Tree(first, [digest(Span(s.number << s.level, (s.number + 1) << s.level))
                        for s in merkle.subtrees(Span(0, first))])  # fmt: skip
    for leaf in LEAVES[first:last]:
        tree.add(leaf)
    assert tree.root() == plain.root(LEAVES[:last])


@given(st.integers(0, 2**40), st.integers(1, 2**40))
def test_spans_of_a_proof_are_few_and_fit_together(place, size):
    place %= size
    spans = merkle.inclusion_spans(place, size)
    assert len(spans) <= size.bit_length()
    covered = sorted([*spans, Span(place, place + 1)])
    assert covered[0].begin == 0
    assert covered[-1].end == size
    assert all(a.end == b.begin for a, b in pairwise(covered))


@given(st.integers(1, 2**40), st.integers(1, 2**40))
def test_subtrees_of_every_span_fit_it_exactly(a, b):
    old, new = sorted((a, b))
    for span in merkle.consistency_spans(old, new):
        parts = list(merkle.subtrees(span))
        assert parts[0].number << parts[0].level == span.begin
        assert sum(1 << part.level for part in parts) == span.end - span.begin


def test_a_node_never_passes_for_a_leaf():
    left, right = LEAVES[:2]
    assert merkle.leaf_hash(left + right) != merkle.node_hash(left, right)
