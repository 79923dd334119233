"""Care locations and their providers, as the regulator's files name them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leadwell.gateways.cqc_detail import CqcLocation
from leadwell.gateways.cqc_ratings import CqcRating
from leadwell.organisations.rules.facts import OrganisationFacts

NO_LINE = 0
NHS = "NHS Healthcare Organisation"
# The regulator's location types and our sectors. Reviewed 21 November 2026.
SECTORS = {
    NHS: "nhs-trust",
    "Social Care Org": "social-care",
    "Primary Medical Services": "primary-care",
    "Primary Dental Care": "primary-care",
    "Independent Healthcare Org": "independent",
    "Independent Ambulance": "independent",
}


def care_places(rows: Iterable[CqcRating | CqcLocation]) -> Sequence[OrganisationFacts]:
    """Each provider and each location once. A provider stands on no line of its own.

    NHS trusts and their sites keep the code everybody knows them by, so they are never added twice.
    """
    providers: dict[str, OrganisationFacts] = {}
    locations: dict[str, OrganisationFacts] = {}
    for row in rows:
        sector = SECTORS.get(row.location_type, "unknown")
        if row.provider_id not in providers:
            providers[row.provider_id] = _provider(row, sector)
        if row.location_id not in locations:
            locations[row.location_id] = (
                _rated(row, sector) if isinstance(row, CqcRating) else _in_full(row, sector)
            )
    # A location that is its own provider is described once, as the provider.
    return [*providers.values(), *(one for code, one in locations.items() if code not in providers)]


def _provider(row: CqcRating | CqcLocation, sector: str) -> OrganisationFacts:
    kind = "trust" if row.location_type == NHS else "care-provider"
    name = row.provider_name if isinstance(row, CqcRating) else ""
    return OrganisationFacts(NO_LINE, row.provider_id, name, kind, sector, tells_closing=False)


def _rated(row: CqcRating, sector: str) -> OrganisationFacts:
    return OrganisationFacts(
        row.line, row.location_id, row.location_name, _kind(row), sector, row.provider_id,
        town=row.town, postcode=row.postcode, address=", ".join(row.address), area=_area(row),
        tells_closing=False,
    )  # fmt: skip


def _in_full(row: CqcLocation, sector: str) -> OrganisationFacts:
    return OrganisationFacts(
        row.line, row.location_id, row.name, _kind(row), sector, row.provider_id,
        row.registered_on, row.deregistered_on, row.town, row.postcode, ", ".join(row.address),
        _area(row), (("ods", row.ods_code),) if row.ods_code else (),
    )  # fmt: skip


def _kind(row: CqcRating | CqcLocation) -> str:
    return "site" if row.location_type == NHS else "care-location"


def _area(row: CqcRating | CqcLocation) -> str:
    """The council and the government region, as published; neither is a place in our tree."""
    return ", ".join(dict.fromkeys(filter(None, (row.local_authority, row.region_name))))
