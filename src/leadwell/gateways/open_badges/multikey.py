"""Bytes and public keys as texts: base58 (the Bitcoin alphabet) and Multikey."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
ED25519 = b"\xed\x01"
KEY_BYTES = 32


def base58(content: bytes) -> str:
    """Bytes in base58; every zero byte in front stays one sign."""
    number, signs = int.from_bytes(content), ""
    while number:
        number, rest = divmod(number, 58)
        signs = ALPHABET[rest] + signs
    return "1" * (len(content) - len(content.lstrip(b"\0"))) + signs


def from_base58(text: str) -> bytes:
    """Bytes from base58. Raises `ValueError`."""
    number = 0
    for sign in text:
        if sign not in VALUES:
            raise ValueError("This is not base58.")
        number = number * 58 + VALUES[sign]
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8)


def multikey(key: Ed25519PublicKey) -> str:
    """A public key as one word that begins with z."""
    return "z" + base58(ED25519 + key.public_bytes_raw())


def from_multikey(text: str) -> Ed25519PublicKey:
    """The public key in such a word. Raises `ValueError`."""
    content = from_base58(text[1:]) if text[:1] == "z" else b""
    if content[:2] != ED25519 or len(content) != len(ED25519) + KEY_BYTES:
        raise ValueError("This is not an Ed25519 key.")
    return Ed25519PublicKey.from_public_bytes(content[2:])
