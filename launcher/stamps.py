"""A step whose inputs have not changed is not done twice. A stamp is a digest in a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(parts: Iterable[str | bytes | Path]) -> str:
    """One digest of texts and of files' names and contents, in the order given."""
    running = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part
        name = part.name if isinstance(part, Path) else ""
        data = content.encode() if isinstance(content, str) else content
        running.update(f"{name}:{len(data)}:".encode() + data)
    return running.hexdigest()


def fresh(stamp: Path, now: str) -> bool:
    """Whether the stamp already says this."""
    return stamp.exists() and stamp.read_text() == now


def keep(stamp: Path, now: str) -> None:
    """Write the stamp; the step is done."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(now)
