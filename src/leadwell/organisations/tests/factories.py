"""Made-up organisations for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from leadwell.actor import Permission, system_actor
from leadwell.organisations import actions
from leadwell.organisations.models import Organisation
from leadwell.organisations.rules.facts import Noted, OrganisationFacts

REGISTRAR = system_actor("a made-up register", Permission.NOTE_ORGANISATIONS)
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
SECTOR = {"region": "national", "icb": "icb", "commissioner": "icb", "practice": "primary-care"}


def row(code: str, name: str = "", kind: str = "trust", **more: Any) -> OrganisationFacts:
    """A row of a made-up register; its line is told by its code unless given."""
    line = more.pop("line", sum(map(ord, code)) * 1000 + len(code))
    sector = more.pop("sector", SECTOR.get(kind, "nhs-trust"))
    return OrganisationFacts(line, code, name, kind, sector, **more)


def note(
    *rows: OrganisationFacts, source: str = "ods-trusts", as_at: date | None = date(2025, 12, 1)
) -> Noted:
    """Note made-up rows, as a register would."""
    return actions.note_organisations(by=REGISTRAR, facts=rows, source=source, as_at=as_at, now=NOW)


def region(code: str = "ZR1", name: str = "Westmarch", board: str = "ZQ1") -> None:
    """A region in England with one board."""
    note(row(code, name, "region", parent_code="ENG"), source="region-names")
    note(
        row(board, f"NHS {name} Integrated Care Board", "icb", parent_code=code), source="icb-names"
    )


def organisation(code: str) -> Organisation:
    """The organisation with this code, as it is now."""
    return Organisation.objects.get(code=code)
