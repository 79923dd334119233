"""The posts of each made-up employer: a tree from the top post down to the front line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

CLINICAL = "Nursing and midwifery"
SUPPORT = "Support to clinical staff"
ALLIED = "Allied health professionals"
MEDICAL = "Medical and dental"
OFFICE = "Administrative and clerical"
ESTATES = "Estates and ancillary"
MANAGERS = "Managers"
SENIOR_MANAGERS = "Senior managers"


@dataclass(frozen=True, slots=True)
class Place:
    """One post: where it stands and what is asked of it. `above` is the number of the post it
    reports to, "" at the top. `board` is "" where it has no seat, else what kind of seat."""

    number: str
    title: str
    unit: str
    staff_group: str
    band: str
    above: str
    leads: bool = False
    board: str = ""


# A team: what its leader is called, their staff group, and its posts as (title, group, band, share).
WARD = (
    "Ward manager",
    CLINICAL,
    (
        ("Sister or charge nurse", CLINICAL, "Band 6", 3),
        ("Staff nurse", CLINICAL, "Band 5", 10),
        ("Nursing associate", CLINICAL, "Band 4", 1),
        ("Senior healthcare assistant", SUPPORT, "Band 3", 4),
        ("Healthcare assistant", SUPPORT, "Band 2", 3),
        ("Ward clerk", OFFICE, "Band 2", 1),
    ),
)
THERAPY = (
    "Therapy team lead",
    ALLIED,
    (
        ("Senior therapist", ALLIED, "Band 6", 7),
        ("Therapist", ALLIED, "Band 5", 8),
        ("Therapy assistant", SUPPORT, "Band 3", 5),
    ),
)
DOCTORS = (
    "Clinical lead",
    MEDICAL,
    (("Consultant", MEDICAL, "", 8), ("Resident doctor", MEDICAL, "", 14)),
)
DESK = (
    "Office manager",
    MANAGERS,
    (
        ("Team administrator", OFFICE, "Band 4", 5),
        ("Administrator", OFFICE, "Band 3", 9),
        ("Receptionist", OFFICE, "Band 2", 5),
    ),
)
FACILITIES = (
    "Facilities supervisor",
    ESTATES,
    (("Porter", ESTATES, "Band 2", 9), ("Domestic assistant", ESTATES, "Band 2", 13)),
)
CARE = ("Medicine", "Surgery", "Women and children", "Emergency care", "Community services")
BACK_OFFICE = ("Finance", "People and culture", "Digital", "Estates and facilities")
# Seats on a board: an executive with a vote, one without, and a non-executive, who always votes.
VOTING, SITTING, NON_EXECUTIVE = "voting", "sitting", "non-executive"
DIRECTORS = (
    ("Director of finance", "Finance", VOTING),
    ("Chief people officer", "People and culture", SITTING),
    ("Chief nurse", "Women and children", VOTING),
    ("Medical director", "Medicine", VOTING),
    ("Chief operating officer", "Surgery", SITTING),
)
TEAMS_UNDER_A_MATRON, MATRONS_UNDER_A_MANAGER = 8, 6
NON_EXECUTIVES = 6


def trust_posts(size: int) -> Sequence[Place]:
    """The posts of a trust of about this many people."""
    return list(_Trust(size).posts())


@dataclass(slots=True)
class _Trust:
    size: int
    last: int = 0

    def posts(self) -> Iterator[Place]:
        chief = self._place(
            "Chief executive", "Trust office", SENIOR_MANAGERS, "VSM", "", board=VOTING
        )
        yield chief
        chair = self._place(
            "Chair", "Board", SENIOR_MANAGERS, "", "", board=NON_EXECUTIVE, leads=False
        )
        yield chair
        for _ in range(NON_EXECUTIVES):
            yield self._place(
                "Non-executive director", "Board", SENIOR_MANAGERS, "", "",
                board=NON_EXECUTIVE, leads=False,
            )  # fmt: skip
        directors = [
            self._place(title, unit, SENIOR_MANAGERS, "VSM", chief.number, board=seat)
            for title, unit, seat in DIRECTORS
        ]
        yield from directors
        while self.last < self.size:
            yield from self._division(directors)

    def _division(self, directors: Sequence[Place]) -> Iterator[Place]:
        """A general manager, their matrons, and the teams beneath."""
        number = self.last
        above = directors[number % len(directors)]
        unit = (CARE + BACK_OFFICE)[number % len(CARE + BACK_OFFICE)]
        general = self._place("General manager", unit, SENIOR_MANAGERS, "Band 8c", above.number)
        yield general
        for _ in range(MATRONS_UNDER_A_MANAGER):
            if self.last >= self.size:
                return
            yield from self._matron(unit, general)

    def _matron(self, unit: str, general: Place) -> Iterator[Place]:
        care = unit in CARE
        title = "Matron" if care else "Service manager"
        matron = self._place(title, unit, CLINICAL if care else MANAGERS, "Band 8a", general.number)
        yield matron
        for turn in range(TEAMS_UNDER_A_MATRON):
            if self.last >= self.size:
                return
            yield from self._team(unit, matron, turn, care=care)

    def _team(self, unit: str, matron: Place, turn: int, *, care: bool) -> Iterator[Place]:
        kinds = (
            (WARD, WARD, THERAPY, WARD, DOCTORS, WARD, WARD, DESK) if care else (DESK, FACILITIES)
        )
        title, group, posts = kinds[turn % len(kinds)]
        name = f"{unit}, team {self.last}"
        band = "" if group == MEDICAL else "Band 7"
        leader = self._place(title, name, group, band, matron.number)
        yield leader
        wide = 2 if unit == "Surgery" and turn == 0 else 1  # planted: twice as many to lead
        for what, staff_group, its_band, share in posts:
            for _ in range(share * wide):
                yield self._place(what, name, staff_group, its_band, leader.number, leads=False)

    def _place(
        self, title: str, unit: str, group: str, band: str, above: str, *,
        board: str = "", leads: bool = True,
    ) -> Place:  # fmt: skip
        self.last += 1
        return Place(f"P{self.last:05}", title, unit, group, band, above, leads, board)


def practice_posts(size: int) -> Sequence[Place]:
    """A practice: partners, a practice manager, nurses and the front desk."""
    jobs = ["Practice nurse", "GP", "Receptionist", "Receptionist", "Healthcare assistant",
            "Medical secretary", "GP", "Receptionist", "Pharmacist", "Salaried GP"]  # fmt: skip
    return _small("Practice manager", jobs, "The practice", size, lead_second="Reception manager")


def home_posts(size: int) -> Sequence[Place]:
    """A care home: a registered manager, a deputy, seniors and care workers."""
    jobs = ["Senior care worker", "Care worker", "Care worker", "Care worker", "Ancillary staff",
            "Care worker", "Senior care worker", "Activities worker"]  # fmt: skip
    return _small("Registered manager", jobs, "The home", size, lead_second="Deputy manager")


def _small(
    top: str, jobs: Sequence[str], unit: str, size: int, *, lead_second: str
) -> Sequence[Place]:
    first = Place("P001", top, unit, MANAGERS, "", "", leads=True)
    second = Place("P002", lead_second, unit, MANAGERS, "", "P001", leads=True)
    rest = [
        Place(f"P{n:03}", jobs[n % len(jobs)], unit, SUPPORT, "", "P002" if n % 2 else "P001")
        for n in range(3, size + 1)
    ]
    return [first, second, *rest]
