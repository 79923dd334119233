"""Lists of bits: as the specification orders them, and nothing that unpacks to something else."""

from __future__ import annotations

import gzip
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadwell.gateways.open_badges import proofs, status_lists
from leadwell.gateways.open_badges.status_lists import LEAST_BITS, NotAList
from leadwell.gateways.tests.open_badges.made_up import ISSUER, LIST, NOW, SECRET, SIGNER

EMPTY = bytes(LEAST_BITS // 8)


def packed(content: bytes) -> str:
    return "u" + urlsafe_b64encode(content).decode().rstrip("=")


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(0, LEAST_BITS - 1), max_size=20))
def test_bits_that_were_set_are_set_and_no_others(places):
    bits = EMPTY
    for place in places:
        bits = status_lists.with_bit(bits, place, on=True)
    found = status_lists.decoded(status_lists.encoded(bits))
    assert {n for n in range(LEAST_BITS) if found[n // 8] & (128 >> n % 8)} == places
    assert all(status_lists.is_set(found, place) for place in places)
    for place in places:
        bits = status_lists.with_bit(bits, place, on=False)
    assert bits == EMPTY


def test_the_first_bit_is_the_highest_of_the_first_byte():
    assert status_lists.with_bit(EMPTY, 0, on=True)[0] == 0b1000_0000


def test_the_empty_list_of_the_specification_reads_as_ours():
    """Bitstring Status List 1.0, section on the encoded list: this is its example of an empty list."""
    example = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"
    assert status_lists.decoded(example) == EMPTY


@pytest.mark.parametrize("place", [-1, LEAST_BITS])
def test_there_is_no_place_outside_the_list(place):
    with pytest.raises(NotAList):
        status_lists.is_set(EMPTY, place)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(status_lists.encoded(EMPTY)[1:], id="without-its-first-letter"),
        pytest.param("z" + status_lists.encoded(EMPTY)[1:], id="another-first-letter"),
        pytest.param("ué", id="a-strange-letter"),
        pytest.param("u!!!", id="not-base64"),
        pytest.param(packed(EMPTY), id="not-packed"),
        pytest.param(packed(gzip.compress(EMPTY[1:])), id="too-short"),
        pytest.param(packed(gzip.compress(EMPTY)[:-9]), id="cut-off"),
        pytest.param(packed(gzip.compress(bytes(1 << 25))), id="a-bomb"),
    ],
)
def test_what_is_no_list_is_refused(text):
    with pytest.raises(NotAList):
        status_lists.decoded(text)


def test_a_list_is_a_credential_that_can_be_signed():
    document = status_lists.document(
        address=LIST, issuer=ISSUER.id, purpose="revocation", bits=EMPTY, at=NOW
    )
    signed = proofs.signed(document, by=SIGNER, created=NOW)
    proofs.insist_on_signature(signed, SECRET.public_key())
    assert signed["credentialSubject"]["type"] == "BitstringStatusList"
