"""The signed note of the C2SP: a few lines of text and, beneath them, who vouches for them.

A note is its text (which ends with a line break), an empty line, and for each signature a line of a
dash, the signer's name and, in base64, the first four bytes of a digest of the signer's key and the
signature itself, here Ed25519. A checkpoint is a note whose first three lines are the name of the
ledger, how many entries it holds, and its root in base64. Witnesses elsewhere read both.
Sources: C2SP signed-note and tlog-checkpoint.
"""

from __future__ import annotations

from base64 import b64decode, b64encode, urlsafe_b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
DASH = "\N{EM DASH} "
KEY_BYTES = 32


class NotGenuine(Exception):
    """The note cannot be read, or nobody we know has signed it."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """Whose signature counts: a name and a public key."""

    name: str
    public_key: bytes

    @property
    def key_hash(self) -> bytes:
        """Four bytes by which a signature says whose key it was made with."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public_key).digest()[:4]

    def __str__(self) -> str:
        """As others take it: name, key hash and key, with plus signs between."""
        key = b64encode(ED25519 + self.public_key).decode()
        return f"{self.name}+{self.key_hash.hex()}+{key}"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: a name and the secret half of the key."""

    name: str
    secret: Ed25519PrivateKey

    @property
    def verifier(self) -> Verifier:
        """The half that anyone may have."""
        return Verifier(self.name, self.secret.public_key().public_bytes_raw())

    def sign(self, text: str) -> str:
        """The text as a note, signed."""
        signature = b64encode(self.verifier.key_hash + self.secret.sign(text.encode())).decode()
        return f"{text}\n{DASH}{self.name} {signature}\n"


def signer(key: str) -> Signer:
    """The signer with this key: 32 bytes in base64 for addresses, without the sign at the end. Its
    name is made from the key, so that no two ledgers share one and none ever changes its own."""
    seed = urlsafe_b64decode(key + "=" * (-len(key) % 4))
    if len(seed) != KEY_BYTES:
        raise ValueError("The ledger's key is 32 bytes in base64.")
    secret = Ed25519PrivateKey.from_private_bytes(seed)
    public = secret.public_key().public_bytes_raw()
    return Signer(f"leadwell.example/ledger/{sha256(public).hexdigest()[:12]}", secret)


def verifier(text: str) -> Verifier:
    """The public half of a key from its one line of text."""
    try:
        name, said_hash, key = text.strip().split("+", 2)
        bytes_ = b64decode(key, validate=True)
    except (ValueError, NotBase64) as error:
        raise NotGenuine("This is not a key: name, key hash and key, with plus signs.") from error
    found = Verifier(name, bytes_[1:])
    if bytes_[:1] != ED25519 or len(bytes_) != 1 + KEY_BYTES or found.key_hash.hex() != said_hash:
        raise NotGenuine("This is not a key: name, key hash and key, with plus signs.")
    return found


def opened(note: str, by: Verifier) -> str:
    """The text of a note, if this signer vouches for it."""
    text, found, signatures = note.partition("\n\n")
    text += "\n"
    for line in signatures.splitlines() if found else ():
        if line.startswith(f"{DASH}{by.name} ") and _genuine(line, text, by):
            return text
    raise NotGenuine("The signature is not by the ledger's key.")


def _genuine(line: str, text: str, by: Verifier) -> bool:
    try:
        said = b64decode(line.rsplit(" ", 1)[1], validate=True)
        Ed25519PublicKey.from_public_bytes(by.public_key).verify(said[4:], text.encode())
    except (ValueError, InvalidSignature):
        return False
    return said[:4] == by.key_hash


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a note says of a ledger: its name, how many entries, and the root over them."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """As it is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def checkpoint(text: str) -> Checkpoint:
    """What the text of a note says of a ledger."""
    try:
        origin, size, root, *_ = text.split("\n")
        found = Checkpoint(origin, int(size), b64decode(root, validate=True))
    except ValueError as error:
        raise NotGenuine("This is not a checkpoint: a name, a number and a root.") from error
    if len(found.root) != 32 or found.size < 0 or str(found.size) != size:
        raise NotGenuine("This is not a checkpoint: a name, a number and a root.")
    return found
