"""Staff files that wait for a decision: unreadable without the key, removed once it is made.

Each file has a key of its own, made from the site's and a random salt. It is written and read in
pieces of a megabyte, each sealed with AES-GCM; the number of a piece and whether it is the last belong
to its seal, so that a file cut short or put together otherwise is noticed. Nothing is held whole.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from leadwell.gateways.rows import HostileFile, UnusableFile, gettext_noop

PIECE = 1 << 20
SEALED_PIECE = PIECE + 16
SALT = 16
MOST_BYTES = 2 << 30
MAGIC = b"leadwell waiting 1\n"
TOO_LARGE = gettext_noop("The file is larger than 2 GB. Split it into smaller files.")
GONE = gettext_noop("The file is no longer waiting. Offer it again.")
DAMAGED = gettext_noop("The waiting file cannot be opened: it is damaged. Offer it again.")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was put away under a name of its own: the digest of its bytes and their number."""

    name: str
    digest: str
    size: int


class WaitingRoom:
    """One folder of sealed files."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder = folder
        self._key = key.encode()

    def put(self, content: Iterable[bytes]) -> Kept:
        """Seal the content away under a passing name; `keep` gives it its own."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name, running = f"{secrets.token_hex(16)}.new", hashlib.sha256()
        try:
            with os.fdopen(_opened(self.folder / name), "wb") as file:
                size = self._seal(content, file, running)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            self.remove(name)
            raise
        return Kept(name, running.hexdigest(), size)

    def keep(self, kept: Kept, name: str) -> None:
        """Give a sealed file the name it will be asked for by."""
        (self.folder / kept.name).replace(self.folder / name)

    def read(self, name: str) -> Iterator[bytes]:
        """The content, a piece at a time. `UnusableFile` if it is gone, `HostileFile` if damaged."""
        try:
            file = (self.folder / name).open("rb")
        except OSError:
            raise UnusableFile(GONE) from None
        with file:
            yield from self._unseal(file)

    def remove(self, name: str) -> None:
        """Forget a file; one that is gone already is no trouble."""
        (self.folder / name).unlink(missing_ok=True)

    def names(self) -> list[str]:
        """What is kept here."""
        return sorted(p.name for p in self.folder.glob("*")) if self.folder.is_dir() else []

    def age(self, name: str, now: float) -> float:
        """For how many seconds a file has been here; nought for one that has just gone."""
        try:
            return now - (self.folder / name).stat().st_mtime
        except OSError:
            return 0.0

    def _seal(self, content: Iterable[bytes], file: BinaryIO, running: hashlib._Hash) -> int:
        salt = secrets.token_bytes(SALT)
        file.write(MAGIC + salt)
        box, size = self._box(salt), 0
        for number, (piece, last) in enumerate(_pieces(content)):
            running.update(piece)
            size += len(piece)
            if size > MOST_BYTES:
                raise HostileFile(TOO_LARGE)
            file.write(box.encrypt(_nonce(number, last=last), piece, None))
        return size

    def _unseal(self, file: BinaryIO) -> Iterator[bytes]:
        if file.read(len(MAGIC)) != MAGIC:
            raise HostileFile(DAMAGED)
        box = self._box(file.read(SALT))
        sealed, number = file.read(SEALED_PIECE), 0
        while True:
            following = file.read(SEALED_PIECE)
            try:
                yield box.decrypt(_nonce(number, last=not following), sealed, None)
            except (InvalidTag, ValueError):
                raise HostileFile(DAMAGED) from None
            if not following:
                return
            sealed, number = following, number + 1

    def _box(self, salt: bytes) -> AESGCM:
        made = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"leadwell waiting file")
        return AESGCM(made.derive(self._key))


def _opened(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _pieces(content: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The content again in pieces of one size, and whether each is the last."""
    waiting = bytearray()
    for part in content:
        waiting += part
        while len(waiting) > PIECE:
            yield bytes(waiting[:PIECE]), False
            del waiting[:PIECE]
    yield bytes(waiting), True
