"""Pools for panels, and their fair chances worked out in another way.

`leximin_by_enumeration` writes every panel of people down, where ours looks for panels of types; it is for
small pools only. `interview_pool` is made up: volunteers for interview panels, always the same ones.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linprog

from leadwell.allocation.entrants import Entrant
from leadwell.allocation.panel_types import Quota

SHARES = {
    "sex": {"F": 0.72, "M": 0.28},
    "ethnicity": {"White": 0.78, "Asian": 0.11, "Black": 0.07, "Mixed/Other": 0.04},
    "disability": {"yes": 0.06, "no": 0.94},
    "sector": {"acute": 0.55, "mental": 0.15, "community": 0.12, "primary": 0.1, "social": 0.08},
    "role": {"clinical": 0.5, "manager": 0.35, "lay": 0.15},
    "band": {"8a-8b": 0.7, "8c-9": 0.25, "VSM": 0.05},
    "comes-from": {"host": 0.6, "elsewhere": 0.4},
}
INTERVIEW = [
    Quota("sex:F", 2, 4),
    Quota("sex:M", 1, 3),
    Quota("ethnicity:White", 0, 4),
    Quota("sector:social", 0, 2),
    Quota("sector:primary", 0, 2),
    Quota("role:clinical", 1, 3),
    Quota("role:lay", 1, 2),
    Quota("role:manager", 1, 3),
    Quota("comes-from:elsewhere", 2, 5),
    Quota("band:VSM", 0, 2),
    Quota("band:8c-9", 1, 4),
    Quota("disability:yes", 0, 5),
]


def people(*facts: str) -> list[Entrant]:
    """An entrant for each text of facts: "sex:F small"."""
    return [Entrant(f"E{n:03}", (), frozenset(each.split())) for n, each in enumerate(facts)]


def interview_pool(count: int) -> list[Entrant]:
    """So many volunteers with these shares of facts, always the same."""
    numbers = np.random.default_rng(1)
    columns = [
        [f"{name}:{value}" for value in numbers.choice(list(shares), count, p=[*shares.values()])]
        for name, shares in SHARES.items()
    ]
    return people(*map(" ".join, zip(*columns, strict=True)))


def meets(panel, quotas) -> bool:
    """Whether these entrants are a panel as the quotas ask."""
    return all(
        each.least <= sum(each.fact in person.facts for person in panel) <= each.most
        for each in quotas
    )


def gini(chances) -> float:
    """How unequal: 0 when all are the same, towards 1 when one has everything."""
    values = np.array([float(each) for each in chances])
    apart = np.abs(values[:, None] - values[None])
    return float(apart.mean() / (2 * values.mean()))


def leximin_by_enumeration(pool, quotas, size) -> dict[str, float] | None:
    """Everybody's chance, one level after another; None when no panel meets the quotas."""
    panels = [panel for panel in combinations(pool, size) if meets(panel, quotas)]
    if not panels:
        return None
    sits = np.array([[float(person in panel) for panel in panels] for person in pool])
    settled = np.full(len(pool), np.nan)
    while np.isnan(settled).any():
        level = _largest_least(sits, settled)
        floor = np.where(np.isnan(settled), level, settled) - 1e-9
        for person in np.flatnonzero(np.isnan(settled)):
            if _largest(sits, floor, person) <= level + 1e-6:
                settled[person] = level
    return {person.id: float(chance) for person, chance in zip(pool, settled, strict=True)}


def _largest_least(sits, settled):
    """How large the least chance of those not settled can be, beside the settled ones."""
    count, free = sits.shape[1], np.isnan(settled)
    found = linprog(
        [*np.zeros(count), -1.0],
        A_ub=np.column_stack([-sits, free]),
        b_ub=-np.nan_to_num(settled) + 1e-9 * ~free,
        A_eq=[[*np.ones(count), 0.0]],
        b_eq=[1.0],
    )
    return -found.fun


def _largest(sits, floor, person):
    """How large one's chance can be while everybody keeps their floor."""
    ones = np.ones((1, sits.shape[1]))
    found = linprog(-sits[person], A_ub=-sits, b_ub=-floor, A_eq=ones, b_eq=[1.0])
    return -found.fun


@st.composite
def calls(draw, most=7):
    """A small pool, some quotas and a size. Often no panel meets them."""
    facts = st.lists(st.sampled_from("abc"), unique=True).map(" ".join)
    pool = people(*draw(st.lists(facts, min_size=1, max_size=most)))
    size = draw(st.integers(1, min(3, len(pool))))
    quotas = []
    for fact in draw(st.lists(st.sampled_from("abc"), unique=True)):
        least = draw(st.integers(0, size))
        quotas.append(Quota(fact, least, draw(st.integers(least, size))))
    return pool, quotas, size
