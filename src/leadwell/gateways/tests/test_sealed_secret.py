"""A sealed secret opens with its key, for its purpose, unharmed; and not otherwise."""

import pytest

from leadwell.gateways.sealed_secret import BrokenSeal, seal, unseal

SECRET = b"\x01" * 32


def test_what_was_sealed_can_be_opened():
    assert unseal(seal(SECRET, key="k", about="draw a"), key="k", about="draw a") == SECRET


def test_the_secret_cannot_be_read_in_it_and_no_two_seals_are_alike():
    one, two = (seal(SECRET, key="k", about="draw a") for _ in range(2))
    assert SECRET not in one
    assert one != two


@pytest.mark.parametrize(("key", "about"), [("other", "draw a"), ("k", "draw b")])
def test_another_key_or_another_purpose_does_not_open_it(key, about):
    with pytest.raises(BrokenSeal):
        unseal(seal(SECRET, key="k", about="draw a"), key=key, about=about)


@pytest.mark.parametrize("byte", [0, 20, -1])
def test_a_changed_byte_is_noticed(byte):
    sealed = bytearray(seal(SECRET, key="k", about="draw a"))
    sealed[byte] ^= 1
    with pytest.raises(BrokenSeal):
        unseal(bytes(sealed), key="k", about="draw a")
