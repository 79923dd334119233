"""The made-up applicants of every measurement of places, always the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from leadwell.allocation.lottery import lottery_numbers

CHOICES = 10


@dataclass(frozen=True)
class Applicants:
    """Everybody's cohorts, number and facts."""

    choices: list[list[int]]
    numbers: list[int]
    facts: list[int]
    cohorts: int


def applicants(people: int, cohorts: int) -> Applicants:
    """So many people who each choose some of the cohorts: some cohorts are liked much more than others."""
    chance = np.random.default_rng(2022)
    liked = np.log(chance.lognormal(0, 1, cohorts))
    names = list(range(cohorts))  # one object for each, as after looking names up
    choices: list[list[int]] = []
    for _ in range(0, people, 1_000):
        told = liked + chance.gumbel(size=(1_000, cohorts))
        best = np.argsort(-told, axis=1)[:, :CHOICES]
        choices += [[names[cohort] for cohort in row] for row in best.tolist()]
    numbers = lottery_numbers("bench", b"\1" * 32, (f"E{n}" for n in range(people)))
    return Applicants(choices, numbers, chance.integers(0, 4, people).tolist(), cohorts)
