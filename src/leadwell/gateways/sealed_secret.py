"""A short secret that waits in the database: unreadable without the site's key, and of use for one thing.

What it is for ("draw mid-career-2027-1") belongs to the seal, so that no sealed secret can be put in
another's place. AES-GCM under a key of its own, made from the site's and a random salt.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SALT, NONCE = 16, b"\0" * 12  # every seal has a key of its own, so its nonce may be the same


class BrokenSeal(Exception):
    """It was sealed with another key or for something else, or is damaged."""


def seal(secret: bytes, *, key: str, about: str) -> bytes:
    """The secret, unreadable."""
    salt = secrets.token_bytes(SALT)
    return salt + _box(key, salt).encrypt(NONCE, secret, about.encode())


def unseal(sealed: bytes, *, key: str, about: str) -> bytes:
    """The secret again. Errors: `BrokenSeal`."""
    try:
        return _box(key, sealed[:SALT]).decrypt(NONCE, sealed[SALT:], about.encode())
    except InvalidTag:
        raise BrokenSeal(about) from None


def _box(key: str, salt: bytes) -> AESGCM:
    made = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"leadwell sealed secret")
    return AESGCM(made.derive(key.encode()))
