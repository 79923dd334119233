"""A lottery nobody can steer and anybody can check: promise a secret, close, reveal.

    before the close   publish commitment(secret), and which public value will be used, one that
                       nobody knows yet
    at the close       publish the root of the closed list of entrants (`closed_list`)
    afterwards         publish the secret and the public value. Then everybody's number is settled

The secret keeps others from working the numbers out from the public value; the root and the public
value keep us from trying again. A secret that is not revealed is seen: the draw is void.
A number is made from the draw, the seed and its own entrant, so each is checked alone, with one line.

Source: RFC 3797 for the idea; the tags and the order of bytes are ours, version 1. SHA-256 throughout.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def commitment(secret: bytes) -> bytes:
    """What is published of the secret beforehand. Use 32 bytes that nobody can guess."""
    return sha256(b"draw-commit/v1\0" + secret).digest()


def draw_seed(root: bytes, secret: bytes, public: bytes) -> bytes:
    """What every number is made from, known to nobody before the reveal."""
    return sha256(b"draw-seed/v1\0" + root + secret + public).digest()


def lottery_number(draw: str, seed: bytes, entrant: str) -> int:
    """One entrant's number, of 256 bits. The smaller, the earlier one's turn."""
    return lottery_numbers(draw, seed, [entrant])[0]


def lottery_numbers(draw: str, seed: bytes, entrants: Iterable[str]) -> list[int]:
    """The number of each entrant, in the order given."""
    common = b"draw-lot/v1\0" + draw.encode() + b"\0" + seed
    digests = (sha256(common + entrant.encode()).digest() for entrant in entrants)
    return [int.from_bytes(digest, "big") for digest in digests]


def number_in_hex(number: int) -> str:
    """A number as it is published: 64 digits."""
    return f"{number:064x}"


def number_in_short(number: int) -> str:
    """A number as a page shows it, enough to tell any two apart: "2ff4 18c0 613c"."""
    digits = number_in_hex(number)
    return f"{digits[:4]} {digits[4:8]} {digits[8:12]}"
