"""What the rules of the front door are told, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """A kind of thing to do. Each has words and a door in `pages.py`."""

    ROLE_ENDS = "role-ends"
    ADD_SECOND_STEP = "add-second-step"
    GRANTS_END = "grants-end"
    ASKED_OF_ME = "asked-of-me"
    ANSWERS_DUE = "answers-due"
    FILES_WAIT = "files-wait"
    RECORDS_OVER = "records-over"
    INDUCTION = "induction"
    INDUCTIONS_TO_SIGN = "inductions-to-sign"
    OBJECTIVES = "objectives"


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role somebody holds. `until_on` is the first day without it."""

    role: str
    place: str
    from_on: date
    until_on: date | None
    code: str = ""
    place_kind: str = ""


@dataclass(frozen=True, slots=True)
class Completed:
    """A training somebody completed, as an employer's file says."""

    title: str
    place: str
    category: str = ""
    completed_on: date | None = None
    expires_on: date | None = None
    accredited: bool | None = None
    provider: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """An application for a post, as a recruitment system told it: the last stage it came to."""

    title: str
    place: str
    applied_on: date | None = None
    shortlisted_on: date | None = None
    interviewed_on: date | None = None
    offered_on: date | None = None
    appointed_on: date | None = None
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What files beside the staff list say of somebody."""

    completed: tuple[Completed, ...] = ()
    applied: tuple[Applied, ...] = ()


@dataclass(frozen=True, slots=True)
class Waits:
    """How much waits for somebody: roles they look after that end within 30 days, requests of their
    own to which somebody put a question, questions of others that they answer and when the first is
    due, staff files that wait for them, records whose time is over, open parts of their own induction
    and when the first is due, parts their team did that wait for their signature, and objectives as a
    member of a board that wait for their evidence and when the first is due."""

    others_end_soon: int = 0
    asked_of_me: int = 0
    answers: int = 0
    first_answer_on: date | None = None
    files: int = 0
    records_over: int = 0
    induction_parts: int = 0
    induction_on: date | None = None
    inductions_to_sign: int = 0
    objectives: int = 0
    objective_on: date | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do: its kind, and what its sentence needs."""

    kind: Kind
    due_on: date | None = None
    role: str = ""
    place: str = ""
    count: int = 0
