"""Funnel limits: how far from the target chance alone may put an organisation of its size.

Two answers, and a page says which it shows. `exact_limits` asks about one organisation and a
target, by the binomial. `proportion_funnel`, `ratio_funnel` and `placed_funnel` look at all organisations
together: when they differ more than chance allows (over-dispersion), almost every one would
be "outside", so the differences themselves widen the limits.

Source: Spiegelhalter (2005), additive over-dispersion. The z scores are pulled in to their
10 % and 90 % points, phi is the mean of their squares, and tau squared, the variance between
organisations, is max(0, (k phi - (k - 1)) / (sum w - sum w^2 / sum w)), w = 1 / s^2.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from leadwell.stats.binomial_quantile import binomial_quantile
from leadwell.stats.counts import Floats, out_of
from leadwell.stats.interval import Interval, z_for


@dataclass(frozen=True, slots=True, eq=False)
class Funnel:
    """All organisations against their pooled `target`, in the order given.

    `z`: standard errors from the target, by chance alone; `adjusted_z`: allowing for the
    variance between organisations. `phi` above 1 says that they differ more than chance.
    `tau_squared` is on the transformed scale (arc sine of the root, or logarithm).
    """

    target: float
    z: Floats
    pulled_in_to: tuple[float, float]
    phi: float
    tau_squared: float
    adjusted_z: Floats


def exact_limits(whole: ArrayLike, target: float, confidence: float = 0.95) -> Interval:
    """The fewest and the most, out of `whole`, that chance would bring: counts, both included.

    Each tail holds at most half of what `confidence` leaves. Use 0.95 and 0.998.
    Errors: `ValueError` unless the target lies between 0 and 1.
    """
    if not 0 < target < 1:
        raise ValueError("The target is a share, more than nought and less than one.")
    z_for(confidence)
    tail = (1 - confidence) / 2
    ends = (binomial_quantile(share, whole, target) for share in (tail, 1 - tail))
    return Interval(*ends)


def proportion_funnel(part: ArrayLike, whole: ArrayLike, *, pull_in: float = 0.1) -> Funnel:
    """Organisations by so many out of so many: z on the arc sine of the square root.

    Errors: see `out_of`; `ValueError` for fewer than two organisations or an empty one.
    """
    x, n = out_of(part, whole)
    target = _target(x, n)
    distance = np.arcsin(np.sqrt(x / n)) - np.arcsin(np.sqrt(target))
    return _funnel(target, distance, 0.5 / np.sqrt(n), pull_in)


def ratio_funnel(events: ArrayLike, against: ArrayLike, *, pull_in: float = 0.1) -> Funnel:
    """Organisations by one count against another: z on the logarithm, half added to each.

    Errors: `ValueError` for fewer than two organisations, a count of nought to compare with,
    a negative one, or no events anywhere.
    """
    x, n = np.broadcast_arrays(np.asarray(events, float), np.asarray(against, float))
    if not (x >= 0).all() or not x.any():
        raise ValueError("Give counts of nought or more, and not nought for all.")
    target = _target(x, n)
    distance = np.log((x + 0.5) / (n + 0.5)) - np.log(target)
    return _funnel(target, distance, np.sqrt(x / (x + 0.5) ** 2 + n / (n + 0.5) ** 2), pull_in)


def placed_funnel(
    distance: ArrayLike, error: ArrayLike, target: float, *, pull_in: float = 0.1
) -> Funnel:
    """Organisations by how far each lies from a `target` and the standard error of that, both on a scale on
    which they may be compared, such as the logarithm of a ratio of two likelihoods.

    Errors: `ValueError` for fewer than two organisations, or a standard error that is not above nought.
    """
    away, errors = np.broadcast_arrays(np.asarray(distance, float), np.asarray(error, float))
    if away.size < 2:
        raise ValueError("A funnel needs at least two organisations.")
    if not (errors > 0).all():
        raise ValueError("A standard error is more than nought.")
    return _funnel(target, away, errors, pull_in)


def proportion_limits(whole: ArrayLike, funnel: Funnel, confidence: float = 0.95) -> Interval:
    """Where the limits of a proportion funnel run, as shares of 1, for groups of these sizes."""
    spread = np.sqrt(0.25 / np.asarray(whole, float) + funnel.tau_squared)
    middle, reach = np.arcsin(np.sqrt(funnel.target)), z_for(confidence) * spread
    low, high = np.maximum(middle - reach, 0), np.minimum(middle + reach, np.pi / 2)
    return Interval(np.sin(low) ** 2, np.sin(high) ** 2)


def _target(x: Floats, n: Floats) -> float:
    if n.size < 2:
        raise ValueError("A funnel needs at least two organisations.")
    if not (n > 0).all():
        raise ValueError("An organisation with nobody in it has no rate. Leave it out.")
    return float(x.sum() / n.sum())


def _funnel(target: float, distance: Floats, error: Floats, pull_in: float) -> Funnel:
    z, count = distance / error, distance.size
    low, high = np.quantile(z, [pull_in, 1 - pull_in])
    phi = float(np.mean(np.clip(z, low, high) ** 2))
    weight = error**-2
    room = weight.sum() - (weight**2).sum() / weight.sum()
    tau_squared = max(0.0, float((count * phi - (count - 1)) / room))
    adjusted = distance / np.sqrt(error**2 + tau_squared)
    return Funnel(target, z, (float(low), float(high)), phi, tau_squared, adjusted)
