"""The short way to many signatures gives what the library gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.gateways.open_badges import moulds, proofs
from leadwell.gateways.open_badges.badges import Standard, StatusPlace, document
from leadwell.gateways.open_badges.canonical import NotSafe, canonical
from leadwell.gateways.open_badges.moulds import Mould
from leadwell.gateways.tests.open_badges.made_up import (
    ENDS,
    LEVEL,
    LIST,
    NOW,
    SECRET,
    SIGNER,
    badge,
)

words = st.text(min_size=1, max_size=30).filter(str.strip)
moments = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
standards = st.builds(
    Standard, words, st.uuids().map(lambda n: f"https://a.example/{n}"), words, st.just("") | words
)
achievements = st.builds(
    replace,
    st.just(LEVEL),
    name=words,
    description=words,
    criteria=words,
    standards=st.lists(standards, max_size=3).map(tuple),
)


@st.composite
def several(draw):
    """Credentials for one achievement."""
    said, ends = draw(achievements), draw(st.booleans())
    one = st.builds(
        badge,
        achievement=st.just(said),
        id=st.uuids().map(lambda n: f"urn:uuid:{n}"),
        subject=st.uuids().map(lambda n: f"urn:uuid:{n}"),
        valid_from=moments,
        valid_until=moments if ends else st.none(),
        status=st.builds(StatusPlace, st.just(LIST), st.integers(0, 131_071)),
    )
    return draw(st.lists(one, min_size=2, max_size=4))


@settings(max_examples=60, deadline=None)
@given(several())
def test_a_filled_in_mould_is_the_canonical_form_the_library_makes(badges):
    mould = Mould(badges[0], by=SIGNER, created=NOW)
    for one in badges:
        assert mould.canonical(one) == canonical(document(one))


def test_what_a_mould_signs_is_what_the_library_signs():
    mould = Mould(badge(), by=SIGNER, created=NOW)
    other = badge(id="urn:uuid:11111111-1e5c-4f7c-9a53-2d6f0f0c9b11", valid_from=ENDS)
    assert mould.signed(other) == proofs.signed(document(other), by=SIGNER, created=NOW)
    proofs.insist_on_signature(mould.signed(other), SECRET.public_key())


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(badge(valid_until=None), id="one-without-an-end"),
        pytest.param(badge(achievement=replace(LEVEL, name="Leading")), id="another-achievement"),
        pytest.param(badge(status=StatusPlace(LIST + "2", 3)), id="another-list"),
    ],
)
def test_a_mould_signs_nothing_else(other):
    with pytest.raises(NotSafe):
        Mould(badge(), by=SIGNER, created=NOW).signed(other)


def test_a_number_that_would_be_written_otherwise_in_the_canonical_form_is_refused():
    odd = badge(id='urn:uuid:1> .\n<urn:x:y> <urn:x:z> "more')
    with pytest.raises(NotSafe):
        Mould(badge(), by=SIGNER, created=NOW).signed(odd)


def test_a_short_way_that_went_wrong_signs_nothing(monkeypatch):
    monkeypatch.setattr(moulds, "MARK_FROM", moulds.MARK_UNTIL)  # one mark in two places
    with pytest.raises(NotSafe, match="short way"):
        Mould(badge(), by=SIGNER, created=NOW)
