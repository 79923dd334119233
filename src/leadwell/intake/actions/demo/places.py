"""The made-up places of the demo. No name or code here belongs to anybody real."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leadwell.organisations.rules.facts import AliasFacts, OrganisationFacts, SuccessionFacts

REGION = ("XXR1", "North Fells")
BOARDS = (("XXB1", "Fellside and Tarn"), ("XXB2", "Estuary and Vale"))


@dataclass(frozen=True, slots=True)
class Trust:
    """A made-up trust: how big, how led, and whether that is changing.

    `mood` is how staff feel led, from -2 (badly) to 2 (well); `drift` is what it gains or loses in
    a year; `sickness` is its usual monthly rate in per cent and `sickness_step` a lasting change in
    the last eight months.
    """

    code: str
    name: str
    board: str
    group: str
    town: str
    staff: int
    mood: float
    drift: float
    sickness: float
    sickness_step: float
    rating: str
    rating_before: str


TABLE = Path(__file__).with_name("trusts.csv")


def _trusts() -> tuple[Trust, ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(_trust(row) for row in csv.DictReader(file))


def _trust(row: dict[str, str]) -> Trust:
    return Trust(
        code=row["code"],
        name=row["name"],
        board=row["board"],
        group=row["group"],
        town=row["town"],
        staff=int(row["staff"]),
        mood=float(row["mood"]),
        drift=float(row["drift"]),
        sickness=float(row["sickness"]),
        sickness_step=float(row["sickness_step"]),
        rating=row["rating"],
        rating_before=row["rating_before"],
    )


TRUSTS = _trusts()

CLOSED = ("XXT90", "Old Harbour Hospitals NHS Trust", "Kelder", date(2019, 3, 31))
HOMES = (
    "Beckside",
    "Orchard View",
    "The Larches",
    "Fernhill",
    "Milldam",
    "Rowan Court",
    "Sunnybank",
    "Tarn House",
)
PRACTICES = (
    "Market Cross",
    "Riverside",
    "Station Road",
    "The Moorings",
    "Castle Gate",
    "Millfield",
    "Quayside",
    "Fell View",
)
TOWNS = (
    "Kelder",
    "Thornmere",
    "Marrow",
    "Saltings",
    "Ravenscar",
    "Tarnhead",
    "Copperbeck",
    "Ashdale",
)


def organisations() -> Iterator[OrganisationFacts]:
    """Every made-up organisation, the ones above before the ones beneath."""
    yield _made(REGION[0], REGION[1], "region", "national", parent="ENG")
    for code, name in BOARDS:
        yield _made(
            code,
            f"NHS {name} Integrated Care Board",
            "icb",
            "icb",
            parent=REGION[0],
            opened=date(2022, 7, 1),
        )
    for trust in TRUSTS:
        yield from _trust_and_sites(trust)
    yield _made(
        CLOSED[0], CLOSED[1], "trust", "nhs-trust", parent="XXB2", town=CLOSED[2], closed=CLOSED[3]
    )
    yield from _practices()
    yield from _care_homes()


def successions() -> list[SuccessionFacts]:
    """Old Harbour became part of Kelder Bay."""
    return [SuccessionFacts(1, CLOSED[0], "XXT01", date(2019, 4, 1))]


def aliases() -> list[AliasFacts]:
    """What people in the town call the place."""
    return [
        AliasFacts(1, "XXT01", ("Kelder General", "St Oswin's Hospital")),
        AliasFacts(2, "XXT02", ("TUH",)),
    ]


def _trust_and_sites(trust: Trust) -> Iterator[OrganisationFacts]:
    suffix = "NHS Trust" if trust.code == "XXT09" else "NHS Foundation Trust"
    opened = date(2019, 4, 1) if trust.code == "XXT01" else date(2008, 4, 1)
    yield _made(
        trust.code,
        f"{trust.name} {suffix}",
        "trust",
        "nhs-trust",
        parent=trust.board,
        town=trust.town,
        opened=opened,
    )
    for number, place in enumerate(("Main Hospital", "Day Unit"), start=1):
        yield _made(
            f"{trust.code}{number}",
            f"{trust.town} {place}",
            "site",
            "nhs-trust",
            parent=trust.code,
            town=trust.town,
        )


def _practices() -> Iterator[OrganisationFacts]:
    for number, (name, town) in enumerate(zip(PRACTICES, TOWNS, strict=True), start=1):
        board = BOARDS[number % 2][0]
        yield _made(
            f"XXP0{number}", f"{name} Surgery", "practice", "primary-care", parent=board, town=town
        )


def _care_homes() -> Iterator[OrganisationFacts]:
    yield _made(
        "XXC00", "Fells and Shore Care Limited", "care-provider", "social-care", town="Kelder"
    )
    for number, (name, town) in enumerate(zip(HOMES, TOWNS, strict=True), start=1):
        yield _made(
            f"XXC0{number}",
            f"{name} Care Home",
            "care-location",
            "social-care",
            parent="XXC00",
            town=town,
        )


def _made(
    code: str, name: str, kind: str, sector: str, *, parent: str = "", town: str = "",
    opened: date | None = date(2010, 4, 1), closed: date | None = None,
) -> OrganisationFacts:  # fmt: skip
    return OrganisationFacts(
        line=0, code=code, name=name, kind=kind, sector=sector, parent_code=parent, town=town,
        opened_on=opened, closed_on=closed, made_up=True,
    )  # fmt: skip
