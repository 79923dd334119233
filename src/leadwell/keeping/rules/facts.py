"""What the rules about keeping are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RequestKind(StrEnum):
    """What somebody may ask of what is held about them."""

    ACCESS = "access"
    CORRECTION = "correction"
    ERASURE = "erasure"
    OBJECTION = "objection"
    COMPLAINT = "complaint"


class RequestState(StrEnum):
    """Where a request has got to. The clock runs while it is open, and stops while it waits for
    the person."""

    OPEN = "open"
    WAITING = "waiting"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class DisputeState(StrEnum):
    """Where a dispute has got to."""

    OPEN = "open"
    CORRECTED = "corrected"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"


class ProposalState(StrEnum):
    """What a person decided of a record whose time is over."""

    PROPOSED = "proposed"
    DISPOSED = "disposed"
    KEPT = "kept"


class DisposalAction(StrEnum):
    """What happens when the time of a record is over."""

    DISPOSE = "dispose"  # proposed at night; a person decides
    REPLACE = "replace"  # goes by itself when something newer takes its place
    NEVER = "never"  # public, or the proof of what was done


@dataclass(frozen=True, slots=True)
class Clock:
    """How long an answer may take. `acknowledge_days` is None where nothing needs acknowledging."""

    months: int
    more_months: int
    acknowledge_days: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the clock stood still: from one up to, but not including, another. No end
    means it still stands."""

    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class AskedRequest:
    """A request, as the rules about answering need to know it. `about` are all the records of
    whoever asks."""

    kind: RequestKind
    state: RequestState
    received_on: date
    due_on: date
    extended: bool = False
    acknowledged: bool = False
    about: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long one class of records is kept, and why. `verified` says whether somebody compared it
    with the source; until then the page says so."""

    slug: str
    name: str
    trigger: str
    years: int | None
    action: DisposalAction
    source: str
    verified: bool
    from_on: date
    says: str = ""


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A record whose time may be over. `ended_on` is the day its clock began, None while it is
    still in use. `asks` is how many open requests and disputes its person has."""

    kept_as: str
    ended_on: date | None
    asks: int = 0
    looked_at_again_on: date | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """A reason to keep a record whatever its time. `until_on` is the first day without it."""

    because: str
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class AskedHold:
    """A hold somebody wants to place. `things` is how many of person, post and organisation it
    names."""

    because: str
    from_on: date
    until_on: date | None
    things: int


@dataclass(frozen=True, slots=True)
class AskedDispute:
    """A dispute somebody wants to open: which of the facts that can be disputed, what it should say
    instead, and how many of theirs wait. `answerable` says whether any employer answers for it."""

    fact: str
    should_say: str
    because: str
    waiting: int = 0
    same: bool = False
    known: frozenset[str] = frozenset()
    answerable: bool = True
