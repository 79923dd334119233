"""What the rules about learning ask for, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


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


@dataclass(frozen=True, slots=True)
class Opened:
    """A launch as it stands when its tool asks who opened the course."""

    own: bool
    used: bool
    made_at: datetime
    ended: bool
    client_id: str
    launch_url: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a tool asks for, in the words of its request."""

    client_id: str = ""
    redirect_uri: str = ""
    login_hint: str = ""
    nonce: str = ""
    state: str = ""
    scope: str = ""
    response_type: str = ""
    response_mode: str = ""
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """A score as a tool says it, and what is known when it comes. `last` is when the tool last said
    something about the person and course."""

    launched: bool
    said_at: datetime
    last: datetime | None
    same: bool = False
