"""A file on its way in through a browser, before anybody knows whether it may be kept.

It may hold people's names, so it never lies readable on a disc, not for a second: it goes into a file
without a name, under a key that only this process knows. When the answer has gone, or the process
dies, the key is forgotten and the file is gone. It is never held whole in memory.
"""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CTR
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

A_PIECE = 1 << 20
FROM_THE_START = bytes(16)  # a key is used for one file and then forgotten


class Arriving(FileUploadHandler):
    """Takes what a browser sends, a piece at a time."""

    chunk_size = A_PIECE

    def __init__(self, request: HttpRequest, folder: Path) -> None:
        super().__init__(request)
        self.folder = folder
        self.disc: IO[bytes] = io.BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.key = os.urandom(32)
        self.lock = _cipher(self.key).encryptor()
        self.disc = tempfile.TemporaryFile(dir=self.folder)  # noqa: SIM115 - closed by whoever took the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.disc.write(self.lock.update(raw_data))

    def file_complete(self, file_size: int) -> ArrivedFile:
        return ArrivedFile(self.disc, self.key, name=self.file_name, size=file_size)

    def upload_interrupted(self) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file: it was put away, or it did not arrive, or the disc was full."""
        with contextlib.suppress(OSError):  # what is not written yet has no room still
            self.disc.close()


class ArrivedFile(UploadedFile):  # type: ignore[type-arg]  # Django's own cannot say of what
    """A file that has arrived. `chunks` is the only way to read it."""

    def __init__(self, disc: Any, key: bytes, *, name: str | None, size: int) -> None:
        super().__init__(disc, name, size=size)
        self._key = key

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The file, a piece at a time, from its start."""
        disc: Any = self.file
        disc.seek(0)
        unlock = _cipher(self._key).decryptor()
        while piece := disc.read(chunk_size or A_PIECE):
            yield unlock.update(piece)


def _cipher(key: bytes) -> Cipher[CTR]:
    return Cipher(AES256(key), CTR(FROM_THE_START))
