"""A list of bits, one for each credential, itself signed: Bitstring Status List 1.0.

At least 131,072 bits, so that asking for the list does not tell whose bit is meant. The bit with the
number 0 is the highest of the first byte. The list travels as `u` and base64url of its gzip.
"""

from __future__ import annotations

import gzip
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Any

from leadwell.gateways.open_badges.contexts import CREDENTIALS
from leadwell.gateways.open_badges.proofs import moment

LEAST_BITS = 131_072
MOST_BYTES = 1 << 24


class NotAList(Exception):
    """It is no list of bits."""


def encoded(bits: bytes) -> str:
    """The list as it travels. The same list gives the same text."""
    return "u" + urlsafe_b64encode(gzip.compress(bits, mtime=0)).decode().rstrip("=")


def decoded(text: str) -> bytes:
    """The list from its text. Raises `NotAList`."""
    if text[:1] != "u" or not text.isascii():
        raise NotAList("It does not begin as a list of bits does.")
    try:
        packed = urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
        unpacking = zlib.decompressobj(wbits=31)
        bits = unpacking.decompress(packed, MOST_BYTES)
    except (ValueError, zlib.error) as error:
        raise NotAList("It cannot be unpacked.") from error
    if not unpacking.eof or len(bits) * 8 < LEAST_BITS:
        raise NotAList("It is shorter than a list may be, or longer than any.")
    return bits


def is_set(bits: bytes, index: int) -> bool:
    """One bit. Raises `NotAList` outside the list."""
    if not 0 <= index < len(bits) * 8:
        raise NotAList("There is no such place in the list.")
    return bool(bits[index >> 3] & (0x80 >> (index & 7)))


def with_bit(bits: bytes, index: int, *, on: bool) -> bytes:
    """The same list with one bit set or cleared."""
    is_set(bits, index)
    found = bytearray(bits)
    mask = 0x80 >> (index & 7)
    found[index >> 3] = found[index >> 3] | mask if on else found[index >> 3] & ~mask
    return bytes(found)


def document(
    *, address: str, issuer: str, purpose: str, bits: bytes, at: datetime
) -> dict[str, Any]:
    """The list as a credential, before it is signed."""
    return {
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": moment(at),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": encoded(bits),
        },
    }
