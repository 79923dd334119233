"""What the rules about learning ask for, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Assessed:
    """A place as an assurer finds it. `passed` says that a pass was given already."""

    accepted: bool
    over: bool
    cancelled: bool
    starts_on: date
    ends_on: date
    passed: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of prior learning, or the appeal about it: what was asked, and what was decided."""

    items: int
    words: str
    decided: bool = False
    granted: bool = False
    appealed: bool = False
    heard: bool = False
    evidence_waiting: int = 0
    evidence_refused: int = 0
