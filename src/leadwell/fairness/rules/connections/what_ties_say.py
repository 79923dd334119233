"""FAR-49: Connections decide somewhere only where a whole interval lies above parity, and it is said in which
kind of decision.

What is compatible with no difference is no all-clear where few deciders are known, and what is hidden says
nothing either way. People with a tie who come less far are a finding too.
Source: house rule: the same interval machinery by kind of decision.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leadwell.fairness.rules.facts import Reading, Shown

TIES = "ratio"
FEW_KNOWN = 50.0  # per cent of cases with known deciders, below which a figure says little


@dataclass(frozen=True, slots=True)
class Ties:
    """The kinds of decision, by what their figures say of ties. `little` are those of which deciders are
    mostly unknown, whatever they say."""

    helped: tuple[Shown, ...]
    hindered: tuple[Shown, ...]
    even: tuple[Shown, ...]
    silent: tuple[Shown, ...]
    little: tuple[Shown, ...]


def what_ties_say(lines: Iterable[Shown]) -> Ties:
    """The ratios of everybody together, sorted by what they say."""
    found = [line for line in lines if line.unit == TIES and not line.split]
    by = {reading: tuple(line for line in found if line.reading is reading) for reading in Reading}
    return Ties(
        helped=by[Reading.ABOVE],
        hindered=by[Reading.BELOW],
        even=by[Reading.NO_DIFFERENCE],
        silent=(*by[Reading.NOT_CALCULABLE], *by[Reading.WITHHELD]),
        little=tuple(
            line for line in found if line.declared is not None and line.declared < FEW_KNOWN
        ),
    )
