"""Leximin: the smallest chance of sitting on a panel as large as can be, then the next smallest, …

All panels that meet the quotas are far too many to write down. A linear programme holds those found so
far and says how much each type weighs; `panel_pricing` finds the panel worth the most by these weights.
When that is worth no more than those held, no panel anywhere raises the least chance: the types with a
weight cannot do better, their chance is settled, and the next stage begins.

    T types, P panels   panel (T,) people of each type; share = panel / counts, (P, T)
    chance (T,)         of each person of a type; sum(counts * chance) is the size of the panel

Source: Flanigan, Gölz, Gupta, Hennig and Procaccia, Fair algorithms for selecting citizens' assemblies,
Nature 596 (2021), 548-552: leximin by column generation. The first panels follow no source.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from leadwell.allocation.draw import DrawDoesNotHold
from leadwell.allocation.panel_pricing import Programme
from leadwell.allocation.whole_numbers import Floats, Wholes

NEGLIGIBLE = (
    1e-7  # a hundredth of what anybody could ever see of a chance, well above a solver's error
)
_FIRST = 200  # panels to begin with, at most


@dataclass(frozen=True, slots=True)
class Spread:
    """Panels (P, T), the probability of each (P,), adding to 1, and the chance of each type (T,)."""

    panels: Wholes
    probability: Floats
    chance: Floats


@dataclass(slots=True)
class Found:
    """The panels found so far, each once."""

    counts: Floats
    panels: list[Wholes] = field(default_factory=list)
    _seen: set[bytes] = field(default_factory=set)

    def add(self, panel: Wholes) -> bool:
        """Whether it is a new one."""
        if panel.tobytes() in self._seen:
            return False
        self._seen.add(panel.tobytes())
        self.panels.append(panel)
        return True

    @property
    def shares(self) -> Floats:
        """The chance each panel alone gives to a person of each type, (P, T)."""
        return np.array(self.panels) / self.counts


def leximin(pricing: Programme) -> Spread:
    """The chances, and a distribution over panels that gives them.

    Errors: `ValueError`, with a sentence, when no panel meets the quotas; `DrawDoesNotHold` when a
    solver fails.
    """
    found = _first_panels(pricing)
    chance = np.full(len(pricing.counts), np.nan)
    while np.isnan(chance).any():
        weight, least = _raise_the_least(pricing, found, chance)
        chance[np.isnan(chance) & (weight > NEGLIGIBLE)] = least
    return _spread(found, chance)


def _first_panels(pricing: Programme) -> Found:
    """A variety of panels: who has just been seated weighs less the next time."""
    found, weight = Found(pricing.counts), 1 / pricing.counts
    for _ in range(min(3 * len(weight), _FIRST)):
        panel = pricing.best(weight / pricing.counts)
        weight = np.where(panel > 0, 0.8 * weight, weight)
        if not found.add(panel):
            weight = 0.9 * weight + 0.1 * weight.mean()
    for unseated in np.flatnonzero(np.sum(found.panels, axis=0) == 0):
        found.add(pricing.best(np.eye(len(weight))[unseated]))
    return found


def _raise_the_least(pricing: Programme, found: Found, chance: Floats) -> tuple[Floats, float]:
    """The weights (T,) of the stage, and the largest least chance of those who are not settled."""
    settled = np.nan_to_num(chance)
    while True:
        weight, level = _weights(found.shares, np.isnan(chance), settled)
        worth = weight / pricing.counts
        panel = pricing.best(worth)
        if panel @ worth <= level + NEGLIGIBLE or not found.add(panel):
            return weight, max(0.0, level - float(settled @ weight))


def _weights(shares: Floats, free: NDArray[np.bool_], settled: Floats) -> tuple[Floats, float]:
    """The dual of "raise the least free chance": weights that add to 1 over the free types, and a
    level no panel held is worth more than, so that level - settled · weight is least."""
    panels, types = shares.shape
    answer = _solved(
        np.append(-settled, 1.0),
        above=np.column_stack([shares, -np.ones(panels)]),
        limits=np.zeros(panels),
        adds_to_one=np.append(free, 0.0),
    )
    return answer[:types], float(answer[types])


def _spread(found: Found, chance: Floats) -> Spread:
    """A distribution that gives everybody their chance: the largest shortfall is made least."""
    shares = found.shares
    panels, types = shares.shape
    answer = _solved(
        np.append(np.zeros(panels), 1.0),
        above=-np.column_stack([shares.T, np.ones(types)]),
        limits=-chance,
        adds_to_one=np.append(np.ones(panels), 0.0),
    )
    if answer[panels] > 10 * NEGLIGIBLE:
        raise DrawDoesNotHold("No distribution over the panels gives everybody their chance.")
    probability = np.maximum(answer[:panels], 0.0)
    used = probability > 0
    probability = probability[used] / probability.sum()
    return Spread(np.array(found.panels)[used], probability, probability @ shares[used])


def _solved(cost: Floats, *, above: Floats, limits: Floats, adds_to_one: Floats) -> Floats:
    """The cheapest answer without negative parts: `above` @ answer <= `limits`, `adds_to_one` @
    answer = 1."""
    found = linprog(
        cost, A_ub=above, b_ub=limits, A_eq=adds_to_one[None], b_eq=[1.0], method="highs-ds"
    )
    if found.x is None:
        raise DrawDoesNotHold("The solver gave no answer.")
    return np.asarray(found.x)
