"""Five made-up years of recruitment at every care home and every practice: a few posts a year each.

Nothing unfair is planted here. One year of one of them is too little to say anything; five years of it, or a
year of all of them, may be enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import numpy as np

from leadwell.actor import Actor
from leadwell.intake.actions.demo.fairness.recruitment import WHITE
from leadwell.intake.actions.demo.fairness.sending import send
from leadwell.intake.actions.demo.places import HOMES, PRACTICES
from leadwell.intake.actions.demo.staff.extracts import DECLARED, Row

YEARS = 5
APPLICANTS, SHORTLISTED, APPOINTED = 4, 0.6, 0.45
FEWEST_ADVERTS, WAYS = 4, 3  # adverts a year: from four to six
MORE_OFTEN = 3.5  # how much more often than among staff an applicant is not white
JOBS = {"XXC": ("Care worker", "Social care"), "XXP": ("Receptionist", "Administrative")}


def tell_small_years(*, by: Actor, last: int) -> None:
    """The applications of the last years, one file for each employer. Twice is once."""
    homes = (f"XXC{number:02}" for number in range(1, len(HOMES) + 1))
    practices = (f"XXP{number:02}" for number in range(1, len(PRACTICES) + 1))
    for code in (*homes, *practices):
        years = range(last - YEARS + 1, last + 1)
        send(
            "applications",
            code,
            last,
            [row for year in years for row in applied(code, year)],
            by=by,
        )


def applied(code: str, year: int) -> Iterator[Row]:
    """Every application of one employer in one year to 31 March. The same each time."""
    rng = np.random.default_rng([year, 3, *code.encode()])
    title, group = JOBS[code[:3]]
    for number in range(FEWEST_ADVERTS + int(rng.integers(WAYS))):
        opened = date(year - 1, 4, 1) + timedelta(days=int(rng.integers(280)))
        reference = f"{code}-{year}-{number}"
        about = {
            "advert_reference": reference, "job_title": title, "staff_group": group, "band": "",
            "leads_people": "no", "advertised_on": opened.isoformat(),
            "closed_on": (opened + timedelta(days=14)).isoformat(),
        }  # fmt: skip
        for turn in range(int(rng.poisson(APPLICANTS)) + 1):
            said = {column: _says(column, rng) for column in DECLARED}
            who = {
                "application_reference": f"{reference}-{turn}",
                "internal": "no",
                "from_abroad": "no",
            }
            yield {**about, **who, **said, **_stages(opened, rng)}


def _says(column: str, rng: np.random.Generator) -> str:
    answers = [one for one, _share in DECLARED[column]]
    shares = np.array([share for _one, share in DECLARED[column]], dtype=float)
    if column == "ethnicity":
        shares *= [1.0 if one in WHITE else MORE_OFTEN for one in answers]
    return answers[int(rng.choice(len(answers), p=shares / shares.sum()))]


def _stages(opened: date, rng: np.random.Generator) -> Mapping[str, str]:
    """How far somebody came: whoever they are, the odds are the same."""
    luck = rng.random(2)
    gone = 1 + (luck[0] < SHORTLISTED) * (1 + 3 * (luck[1] < APPOINTED))
    days = {"applied_on": 6, "shortlisted_on": 20, "interviewed_on": 32, "offered_on": 34,
            "appointed_on": 46}  # fmt: skip
    return {
        name: (opened + timedelta(days=after)).isoformat() if turn < gone else ""
        for turn, (name, after) in enumerate(days.items())
    }
