"""Files without a name: gone by themselves when the process ends, however it ends.

What must lie on a disc for a moment as plain text, because another program reads it by its path, lies
in such a file. Nobody can open it from outside, and a power cut leaves nothing behind.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

PIECE = 1 << 20


class Nameless:
    """A temporary file that has a path for this process only."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        number, path = tempfile.mkstemp(dir=folder)
        os.unlink(path)
        self._number = number
        self.size = 0

    @property
    def path(self) -> str:
        """Where this process, and no other, finds it."""
        return f"/dev/fd/{self._number}"

    def write(self, pieces: Iterable[bytes]) -> None:
        """Add to its end."""
        for piece in pieces:
            with memoryview(piece) as rest:
                while len(rest):
                    written = os.write(self._number, rest)
                    self.size += written
                    rest = rest[written:]

    def pieces(self, size: int = PIECE) -> Iterator[bytes]:
        """All of it from the start, a piece at a time."""
        place = 0
        while piece := os.pread(self._number, size, place):
            yield piece
            place += len(piece)

    def first(self, count: int) -> bytes:
        """Its first bytes."""
        return os.pread(self._number, count, 0)

    def close(self) -> None:
        """Let it go."""
        if self._number >= 0:
            os.close(self._number)
            self._number = -1

    def __enter__(self) -> Nameless:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        why: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
