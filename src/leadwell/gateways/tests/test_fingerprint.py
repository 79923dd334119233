"""The fingerprint of a secret is the one that every other program works out."""

from leadwell.gateways.fingerprint import digest_of


def test_the_fingerprint_of_a_known_word_is_the_published_one():
    published = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-4
    assert digest_of("abc") == published
