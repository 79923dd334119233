"""Ten made-up years of other decisions at the three trusts: cases handled informally and formally, courses
taken up, and leave to go on training. One thing is planted: at Marrow Vale (XXT03) white staff who ask to be
released for training are told yes far more often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from leadwell.intake.actions.demo.fairness.recruitment import WHITE, House
from leadwell.intake.actions.demo.staff import Row


@dataclass(frozen=True, slots=True)
class Kind:
    """One decision: how many of a hundred staff a year it is about, and how many go on to each next stage."""

    funnel: str
    of_hundred: float
    goes_on: tuple[float, ...]
    days: int = 40


KINDS = (
    Kind("disciplinary", 2.4, (0.5, 0.4)),
    Kind("capability", 0.8, (0.5, 0.4)),
    Kind("grievance", 0.9, (0.6, 0.3)),
    Kind("non-mandatory-training", 12.0, (0.75,), 20),
    Kind("release", 9.0, (0.74,), 10),
)
RELEASED_AT_XXT03 = {True: 0.82, False: 0.58}  # white or not: this is what is planted
MORE_ASK_AT_XXT03 = 2.5  # so that what is planted stands out of chance every year


def cases(code: str, told: Sequence[Row], year: int) -> list[Row]:
    """Every case of one year to 31 March, in the layout of cases. The same each time."""
    rng = np.random.default_rng([year, 7, *code.encode()])
    house = House(told)
    here = [row for row in house.on(date(year - 1, 10, 1)) if row["footing"] == "substantive"]
    chiefs = {row["position_number"]: row for row in here if row["leads_people"] == "yes"}
    return [row for kind in KINDS for row in _of(kind, code, here, chiefs, year, rng)]


def _of(
    kind: Kind,
    code: str,
    here: Sequence[Row],
    chiefs: Mapping[str, Row],
    year: int,
    rng: np.random.Generator,
) -> Iterator[Row]:
    times = MORE_ASK_AT_XXT03 if _is_planted(kind, code) else 1.0
    how_many = int(rng.poisson(len(here) * times * kind.of_hundred / 100))
    for number, at in enumerate(rng.choice(len(here), how_many, replace=False)):
        row = here[int(at)]
        begins = date(year - 1, 10, 2) + timedelta(days=int(rng.integers(90)))
        goes_on = _odds(kind, code, white=row["ethnicity"] in WHITE)
        days = [begins + timedelta(days=kind.days * turn) for turn in range(_reached(goes_on, rng))]
        chief = chiefs.get(row["reports_to_position"])
        yield {
            "funnel": kind.funnel,
            "staff_number": row["staff_number"],
            "case_reference": f"{kind.funnel}-{year}-{number:04}",
            **{
                f"stage_{n}_on": days[n - 1].isoformat() if n <= len(days) else ""
                for n in (1, 2, 3)
            },
            "band": row["band"],
            "staff_group": row["staff_group"],
            "deciders": chief["staff_number"] if chief else "",
        }


def _odds(kind: Kind, code: str, *, white: bool) -> tuple[float, ...]:
    return (RELEASED_AT_XXT03[white],) if _is_planted(kind, code) else kind.goes_on


def _is_planted(kind: Kind, code: str) -> bool:
    return kind.funnel == "release" and code == "XXT03"


def _reached(goes_on: Sequence[float], rng: np.random.Generator) -> int:
    """The number of the last stage: each has its own odds, and none comes after one not reached."""
    luck = rng.random(len(goes_on))
    stopped = [turn for turn, odds in enumerate(goes_on, start=1) if luck[turn - 1] >= odds]
    return stopped[0] if stopped else len(goes_on) + 1
