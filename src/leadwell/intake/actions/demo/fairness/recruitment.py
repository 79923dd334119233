"""Ten made-up years of recruitment at three trusts, with one thing planted at each but the last:

- at Kelder Bay (XXT01) white applicants are shortlisted far more often; from there on nobody is favoured;
- at Upper Tarn (XXT06) those who worked for somebody on the panel are shortlisted and appointed more often,
  whoever they are: what counts there is who you know;
- at Marrow Vale (XXT03) recruitment is even; what is planted there is leave to go on training (`cases`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from leadwell.intake.actions.demo.staff.extracts import DECLARED, Row

ADVERTS_A_YEAR = {"XXT01": 120, "XXT03": 40, "XXT06": 100}
APPLICANTS, INTERNAL, FROM_THE_TEAM = 9, 0.4, 0.5
FROM_ABROAD = 0.12
SHORTLISTED, APPOINTED, INTERVIEWED = 0.42, 0.28, 0.92
WHITE = frozenset("ABC")
OPENLY = 0.86


@dataclass(frozen=True, slots=True)
class Odds:
    """How likely somebody is to be shortlisted, and appointed once they are."""

    shortlisted: float
    appointed: float


def odds(code: str, *, white: bool, tied: bool) -> Odds:
    """What is planted where. Everywhere else the odds are the same for everybody."""
    if code == "XXT01":
        return Odds(0.46 if white else 0.29, APPOINTED)
    if code == "XXT06":
        return Odds(0.62 if tied else 0.36, 0.44 if tied else 0.2)
    return Odds(SHORTLISTED, APPOINTED)


def applications(code: str, told: Sequence[Row], year: int) -> list[Row]:
    """Every application of one year to 31 March, in the layout of applications. The same each time."""
    rng = np.random.default_rng([year, *code.encode()])
    made = _Year(code, House(told), year, rng)
    return [row for number in range(ADVERTS_A_YEAR[code]) for row in made.advert(number)]


class House:
    """Who was in post on a day, found at once among ten years of times."""

    def __init__(self, told: Sequence[Row]) -> None:
        self.told = np.array(told, dtype=object)
        self.began = np.array([row["started_on"] for row in told])
        self.ended = np.array([row["ended_on"] or "9999" for row in told])

    def on(self, day: date) -> Sequence[Row]:
        """Everybody in post on this day."""
        text = day.isoformat()
        found: list[Row] = self.told[(self.began < text) & (self.ended > text)].tolist()
        return found


@dataclass(slots=True)
class _Year:
    code: str
    house: House
    year: int
    rng: np.random.Generator

    def advert(self, number: int) -> Iterator[Row]:
        opened = date(self.year - 1, 4, 1) + timedelta(days=int(self.rng.integers(300)))
        here = self.house.on(opened)
        chief = self._one([row for row in here if row["leads_people"] == "yes" and row["band"]])
        other = self._one([row for row in here if row["leads_people"] == "yes"])
        team = [row for row in here if row["reports_to_position"] == chief["position_number"]]
        about = {
            "advert_reference": f"{self.code}-{self.year}-{number:03}",
            "job_title": (self._one(team) if team else chief)["job_title"],
            "band": (self._one(team) if team else chief)["band"],
            "staff_group": chief["staff_group"],
            "leads_people": "no",
            "advertised_on": opened.isoformat() if self.rng.random() < OPENLY else "",
            "closed_on": (opened + timedelta(days=14)).isoformat(),
            "panel": f"{chief['staff_number']};{other['staff_number']}",
        }
        others = [row for row in here if row["reports_to_position"] != chief["position_number"]]
        for turn in range(int(self.rng.poisson(APPLICANTS)) + 1):
            who, tied = self._applicant(team, others, f"{about['advert_reference']}-{turn}")
            yield {**about, **who, **self._stages(opened, who["ethnicity"], tied)}

    def _applicant(
        self, team: Sequence[Row], others: Sequence[Row], reference: str
    ) -> tuple[Mapping[str, str], bool]:
        """Somebody of the house, from the team or not, or somebody new."""
        given = {"application_reference": reference, "staff_number": "", "from_abroad": "no"}
        if self.rng.random() < INTERNAL:
            tied = bool(team) and self.rng.random() < FROM_THE_TEAM
            row = self._one(team if tied else others)
            known = {name: row[name] for name in ("staff_number", "name", *DECLARED)}
            return {**given, **known, "internal": "yes"}, tied
        abroad = "yes" if self.rng.random() < FROM_ABROAD else "no"
        said = {column: self._says(column, abroad) for column in DECLARED}
        return {**given, "name": "", **said, "internal": "no", "from_abroad": abroad}, False

    def _says(self, column: str, abroad: str) -> str:
        answers = [one for one, _ in DECLARED[column]]
        shares = np.array([share for _, share in DECLARED[column]], dtype=float)
        if column == "ethnicity" and abroad == "yes":
            shares = np.array([0.5 if one in WHITE else 3.0 for one in answers])
        return answers[int(self.rng.choice(len(answers), p=shares / shares.sum()))]

    def _stages(self, opened: date, ethnicity: str, tied: bool) -> Mapping[str, str]:
        its = odds(self.code, white=ethnicity in WHITE, tied=tied)
        luck = self.rng.random(3)
        days = {"applied_on": 6, "shortlisted_on": 20, "interviewed_on": 32, "offered_on": 34,
                "appointed_on": 46}  # fmt: skip
        gone = 1
        if luck[0] < its.shortlisted:
            gone = 2 + (luck[1] < INTERVIEWED)
            gone = 5 if gone == 3 and luck[2] < its.appointed / INTERVIEWED else gone
        reached = list(days)[:gone]
        return {
            name: (opened + timedelta(days=after)).isoformat() if name in reached else ""
            for name, after in days.items()
        }

    def _one(self, rows: Sequence[Row]) -> Row:
        return rows[int(self.rng.integers(len(rows)))]
