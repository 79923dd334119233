"""What is kept of a secret that only its owner knows: enough to know it again, not to tell it."""

from __future__ import annotations

from hashlib import sha256


def digest_of(secret: str) -> str:
    """Its fingerprint. One is enough where the secret is long and random; a password needs more."""
    return sha256(secret.encode()).hexdigest()
