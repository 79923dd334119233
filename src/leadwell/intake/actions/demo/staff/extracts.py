"""The staff files that the made-up employers sent. The first tells all that came before, with the days
people left; a trust has sent one every year since, a small employer only the one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from leadwell.intake.actions.demo.places import HOMES, PRACTICES
from leadwell.intake.actions.demo.staff.careers import Time, live
from leadwell.intake.actions.demo.staff.structure import (
    NON_EXECUTIVE,
    SITTING,
    Place,
    home_posts,
    practice_posts,
    trust_posts,
)

Row = Mapping[str, str]
NAMES = Path(__file__).with_name("names.txt")
FIRST_FILE = date(2024, 11, 1)
TRUST_SIZES = {"XXT01": 9_400, "XXT13": 260, "XXT03": 1_400, "XXT06": 1_300}
# Those that came later to the story are drawn after everybody else, so that nobody else changes.
CAME_LATER = ("XXT03", "XXT06")
# What people said about themselves where they were asked: (answer, share). "" was never asked.
DECLARED = {
    "ethnicity": (("A", 58), ("B", 1), ("C", 7), ("D", 1), ("G", 1), ("H", 6), ("J", 3), ("K", 1),
                  ("L", 5), ("M", 2), ("N", 6), ("R", 1), ("S", 3), ("Z", 2), ("", 3)),
    "disability": (("no", 80), ("yes", 6), ("-", 4), ("", 10)),
    "sex": (("female", 75), ("male", 24), ("", 1)),
}  # fmt: skip
# People with an account in the demo stand in posts that fit them: employer -> post -> name.
KNOWN = {
    "XXT01": {
        "ward-manager": "Maureen Adeyemi",
        "nurse": "Asha Okafor",
        "people": "Gareth Lindqvist",
        "board": "Desmond Fairweather",
        "guardian": "Yetunde Carrow",
        "equality": "Noor Castellan",
    },
    "XXP01": {"top": "Dilip Marchbank"},
    "XXC01": {"top": "Bronwen Achterberg", "care": "Tomasz Ó Briain"},
}


# Asha also does bank shifts at Beckside, where nobody knows that she is the Asha of the trust.
ALSO = {
    "XXC01": [
        {
            "organisation_code": "XXC01", "staff_number": "000900", "assignment_number": "000900-1",
            "name": "Asha Okafor", "position_number": "BANK-1", "job_title": "Bank nurse",
            "unit": "The home", "staff_group": "Nursing and midwifery", "band": "",
            "leads_people": "no", "board_member": "no", "reports_to_position": "P001",
            "footing": "bank", "fte": "0.1", "started_on": "2023-06-05", "ended_on": "",
            "ethnicity": "", "disability": "", "sex": "",
        }
    ]
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extract:
    """One full staff file: whose, for which day, and its rows in our layout."""

    organisation_code: str
    as_at: date
    rows: Sequence[Row]


def extracts(*, until: date) -> Iterator[Extract]:
    """Every file of every employer, oldest first for each. `until` is the first of this month."""
    for seed, one in enumerate(_employers(), start=1):
        yield from _files_of(one, seed, until)


def told_by(code: str, *, until: date) -> list[Row]:
    """All an employer ever told in its files: each time in a post once, as the last file has it."""
    files = _files_by(code, until)
    return list({row["assignment_number"]: row for file in files for row in file.rows}.values())


def last_extract(code: str, *, until: date) -> Extract:
    """The last file an employer sent."""
    return list(_files_by(code, until))[-1]


def _files_by(code: str, until: date) -> Iterator[Extract]:
    seed, one = next((n, e) for n, e in enumerate(_employers(), start=1) if e.code == code)
    yield from _files_of(one, seed, until)


def _files_of(one: _Employer, seed: int, until: date) -> Iterator[Extract]:
    slower, empty = one.slower_each_year, one.empty
    times = live(one.places, seed=seed, until=until, slower_each_year=slower, empty=empty)
    rng = np.random.default_rng(1000 + seed)
    yield from _files(one.code, one.places, times, until, rng)


@dataclass(frozen=True, slots=True)
class _Employer:
    """One employer, its posts and what is planted there."""

    code: str
    places: Sequence[Place]
    slower_each_year: float = 0.0
    empty: Mapping[str, tuple[date, int]] = field(default_factory=dict)


def _employers() -> Iterator[_Employer]:
    for code in (code for code in TRUST_SIZES if code not in CAME_LATER):
        slower = 0.35 if code == "XXT01" else 0.0
        yield _Employer(code, trust_posts(TRUST_SIZES[code]), slower_each_year=slower)
    for number in range(1, len(PRACTICES) + 1):
        yield _Employer(f"XXP0{number}", practice_posts(8 + 2 * number))
    for number in range(1, len(HOMES) + 1):
        planted = (
            {"P001": (date(2025, 9, 1), 5)} if number == 1 + HOMES.index("Orchard View") else {}
        )
        yield _Employer(f"XXC0{number}", home_posts(18 + 4 * number), empty=planted)
    for code in CAME_LATER:
        yield _Employer(code, trust_posts(TRUST_SIZES[code]))


def _files(code: str, places: Sequence[Place], times: Sequence[Time], until: date,
           rng: np.random.Generator) -> Iterator[Extract]:  # fmt: skip
    said = _Said(code, {place.number: place for place in places}, rng, *_names())
    said.know(times, until)
    before = date.min
    for day in _days(code, until):
        now = [t for t in times if t.from_on <= day and (not t.until_on or t.until_on > before)]
        yield Extract(code, day, [*(said.row(time, day) for time in now), *ALSO.get(code, ())])
        before = day


def _days(code: str, until: date) -> list[date]:
    """A trust sends a file every November and this month; a small employer its first and this one."""
    years = range(FIRST_FILE.year, until.year + 1) if code in TRUST_SIZES else [until.year]
    novembers = (FIRST_FILE.replace(year=year) for year in years)
    return sorted({*(day for day in novembers if day < until), until})


@dataclass(slots=True)
class _Said:
    """What an employer's file says of each person: always the same for the same person."""

    code: str
    places: Mapping[str, Place]
    rng: np.random.Generator
    given: Sequence[str]
    family: Sequence[str]
    called: dict[int, str] = field(default_factory=dict)
    declared: dict[int, dict[str, str]] = field(default_factory=dict)

    def know(self, times: Sequence[Time], until: date) -> None:
        """Everybody gets a name and says what they say; accounts of the demo get theirs."""
        people = sorted({time.person for time in times})
        self.called = {person: self._name() for person in people}
        self.declared = {person: self._declares() for person in people}
        self.called |= dict(_with_accounts(self.code, self.places, times))

    def _name(self) -> str:
        given, family = self.rng.integers(len(self.given)), self.rng.integers(len(self.family))
        return f"{self.given[int(given)]} {self.family[int(family)]}"

    def _declares(self) -> dict[str, str]:
        found = {}
        for column, answers in DECLARED.items():
            shares = np.array([share for _, share in answers], dtype=float)
            found[column] = answers[int(self.rng.choice(len(answers), p=shares / shares.sum()))][0]
        return found

    def row(self, time: Time, day: date) -> Row:
        """One line of the file, as things stood on its day."""
        place = self.places[time.place]
        over = time.until_on if time.until_on and time.until_on <= day else None
        return {
            "organisation_code": self.code,
            "staff_number": f"{time.person:06}",
            "assignment_number": time.reference,
            "name": self.called[time.person],
            "position_number": place.number,
            "job_title": place.title,
            "unit": place.unit,
            "staff_group": place.staff_group,
            "band": place.band,
            "leads_people": "yes" if place.leads else "no",
            "board_member": "yes" if place.board else "no",
            "board_votes": _of_a_seat(place, place.board != SITTING),
            "board_executive": _of_a_seat(place, place.board != NON_EXECUTIVE),
            "reports_to_position": place.above,
            "footing": time.footing,
            "fte": f"{time.fte:g}",
            "started_on": time.from_on.isoformat(),
            "ended_on": over.isoformat() if over else "",
            **self.declared[time.person],
        }


def _of_a_seat(place: Place, answer: bool) -> str:
    return ("yes" if answer else "no") if place.board else ""


def _names() -> tuple[Sequence[str], Sequence[str]]:
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    found = dict(line.split(": ", 1) for line in lines if ": " in line and line[0] != "#")
    return found["given"].split(), found["family"].split()


def _with_accounts(code: str, places: Mapping[str, Place], times: Sequence[Time]
                   ) -> Iterator[tuple[int, str]]:  # fmt: skip
    """Who of them can sign in to the demo: (person, name)."""
    here = [t for t in times if t.until_on is None and t.footing == "substantive"]
    wanted = KNOWN.get(code, {})
    by_title = {places[t.place].title: t for t in reversed(here)}
    first = {
        "top": lambda: next(t for t in here if t.place == "P001"),
        "care": lambda: max((t for t in here if t.place > "P002"), key=lambda t: t.from_on),
        "board": lambda: by_title["Non-executive director"],
        "ward-manager": lambda: by_title["Ward manager"],
        "nurse": lambda: next(
            t for t in here
            if places[t.place].title == "Staff nurse"
            and places[t.place].above == by_title["Ward manager"].place
        ),
        "people": lambda: _desk(here, places, 0),
        "guardian": lambda: _desk(here, places, 1),
        "equality": lambda: _desk(here, places, 2),
    }  # fmt: skip
    for part, name in wanted.items():
        yield first[part]().person, name


def _desk(here: Sequence[Time], places: Mapping[str, Place], turn: int) -> Time:
    found = [t for t in here if places[t.place].title == "Team administrator"]
    return found[turn]
