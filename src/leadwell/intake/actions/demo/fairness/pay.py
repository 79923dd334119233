"""What people at the three trusts were paid an hour on each 31 March: by band and by how long they have been
there, and a bonus for some consultants. Nothing is planted: a gap comes from who stands in which band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from leadwell.intake.actions.demo.fairness.recruitment import House
from leadwell.intake.actions.demo.staff import Row

# Made up, near what such bands are paid: the lowest an hour, and how much it grows to.
HOURLY = {"Band 2": 12.1, "Band 3": 12.5, "Band 4": 13.6, "Band 5": 15.4, "Band 6": 19.0,
          "Band 7": 23.6, "Band 8a": 27.3, "Band 8c": 38.2, "VSM": 68.0, "": 24.0}  # fmt: skip
CONSULTANT, BONUS, LESS_BECAUSE_OF_LEAVE = 58.0, 0.25, 0.03


def pay(told: Sequence[Row], year: int) -> list[Row]:
    """Everybody's hourly pay on 31 March of a year, in the layout of pay. The same each time."""
    day = date(year, 3, 31)
    rng = np.random.default_rng([year, 11])
    here = {
        row["staff_number"]: row for row in House(told).on(day) if row["footing"] == "substantive"
    }
    return list(_rows(list(here.values()), day, rng))


def _rows(here: Sequence[Row], day: date, rng: np.random.Generator) -> Iterator[Row]:
    for row in here:
        consultant = row["job_title"] == "Consultant"
        least = CONSULTANT if consultant else HOURLY[row["band"]]
        years = min(6, day.year - int(row["started_on"][:4]))
        luck = rng.random(3)
        yield {
            "snapshot_day": day.isoformat(),
            "staff_number": row["staff_number"],
            "hourly_pay": f"{least * (1 + 0.03 * years + 0.04 * luck[0]):.4f}",
            "bonus": f"{2000 + 6000 * luck[1]:.2f}" if consultant and luck[2] < BONUS else "",
            "full_pay": "no" if luck[2] > 1 - LESS_BECAUSE_OF_LEAVE else "yes",
        }
