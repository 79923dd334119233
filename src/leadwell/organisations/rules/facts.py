"""What a file says about organisations, as plain values for rules and actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """One organisation as one row of one file describes it. Empty text means the file does not say."""

    line: int
    code: str
    name: str
    kind: str
    sector: str
    parent_code: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    town: str = ""
    postcode: str = ""
    address: str = ""
    other_codes: tuple[tuple[str, str], ...] = ()  # (scheme, code)
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class SuccessionFacts:
    """One organisation's work went on in another."""

    line: int
    old_code: str
    new_code: str
    on: date | None


@dataclass(frozen=True, slots=True)
class AliasFacts:
    """Other names an organisation is known by."""

    line: int
    code: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MembershipFacts:
    """A practice in a network."""

    line: int
    member_code: str
    group_code: str
    from_on: date | None
    until_on: date | None
