"""FAR-39: The head-counts of a comparison of pay, with every sum a reader could check between them.

Quarters and groups, those paid a bonus and those not, those on full pay and everybody. Two comparisons of
one characteristic are of the same people told apart in two ways: white people and all others, white British
people and all others. What is a group in one and is divided in the other is then a count as well, which
nobody prints and everybody can work out: the white people who are not British in the best-paid quarter.
Source: house rule, from the differencing attack in our method notes; decision 0020.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from leadwell.fairness.rules.disclosing.facts import Basis
from leadwell.fairness.rules.facts import Count, Line
from leadwell.fairness.rules.pay.facts import (
    ALL,
    BONUS_SHARES,
    GROUPS,
    QUARTERS,
    Body,
    Comparison,
    behind_row,
)
from leadwell.stats.disclosure import Balance, Book, Profile

SILENT = ("none:", "leave:", "between:")
DIVIDED = (*QUARTERS, "full", "bonus", "none", "everybody", "leave")


def counts_of_pay(
    own: Comparison, *, beside: Sequence[tuple[Comparison, Basis]], profile: Profile
) -> Book:
    """The book of a comparison. `beside` are others of the same people with what is printed of them: what
    they print is known and stays so. Their counts go by the name of their indicator."""
    found = _Counting(profile)
    found.add(own, "")
    whole = {f"full:{ALL}"}
    for other, basis in beside:
        above = f"{other.code}/"
        found.add(other, above)
        found.add_between(above)
        whole |= {name for name, (shown, _) in basis.items() if shown is not None}
    silent = {key for key in found.counts if key.removeprefix(_above(key)).startswith(SILENT)}
    return Book(
        found.counts,
        tuple(found.sums),
        frozenset(whole & found.counts.keys()),
        frozenset(found.sure),
        frozenset(silent),
    )


def _above(key: str) -> str:
    return key[: key.rfind("/") + 1]


@dataclass(slots=True)
class _Counting:
    """The counts so far, every sum of them, and which are known exactly because a share is printed."""

    profile: Profile
    counts: dict[str, int] = field(default_factory=dict)
    sums: list[Balance] = field(default_factory=list)
    sure: set[str] = field(default_factory=set)

    def add(self, one: Comparison, above: str) -> None:
        """The head-counts of a comparison, under its name."""
        of = {line.row: line for line in one.lines}
        for name, body, at in zip(GROUPS, (one.first, one.second), (0, 1), strict=True):
            for row in QUARTERS:
                self.counts[f"{above}{row}:{name}"] = _counts(of[row])[at].part
            self.counts[f"{above}full:{name}"] = body.hourly.size
            self._sum(above, f"full:{name}", [f"{row}:{name}" for row in QUARTERS])
            self._add_bonuses(above, name, body)
        for row in (*QUARTERS, "full"):
            both = [f"{row}:{name}" for name in GROUPS]
            self.counts[f"{above}{row}:{ALL}"] = sum(self.counts[above + key] for key in both)
            self._sum(above, f"{row}:{ALL}", both)
        self._sum(above, f"full:{ALL}", [f"{row}:{ALL}" for row in QUARTERS])
        self._add_sure(above)

    def _add_bonuses(self, above: str, name: str, body: Body) -> None:
        """Those paid a bonus and those not; and those on full pay with the others, who can be worked out."""
        self.counts[f"{above}bonus:{name}"] = body.bonuses.size
        self.counts[f"{above}none:{name}"] = body.bonus.size - body.bonuses.size
        self.counts[f"{above}everybody:{name}"] = body.bonus.size
        self.counts[f"{above}leave:{name}"] = body.bonus.size - body.hourly.size
        self._sum(above, f"everybody:{name}", [f"bonus:{name}", f"none:{name}"])
        self._sum(above, f"everybody:{name}", [f"full:{name}", f"leave:{name}"])

    def _add_sure(self, above: str) -> None:
        for row in (*QUARTERS, *BONUS_SHARES):
            cells = [above + key for key in behind_row(row)]
            if not any(self.profile.hides(self.counts[key]) for key in cells):
                self.sure.update(cells)

    def add_between(self, above: str) -> None:
        """Who is in a group of one comparison and not in that of the other."""
        for key in [f"{row}:{name}" for row in DIVIDED for name in GROUPS]:
            names = sorted((key, above + key), key=lambda one: self.counts[one])
            smaller, larger = names
            rest = f"{above}between:{key}"
            self.counts[rest] = self.counts[larger] - self.counts[smaller]
            self.sums.append(Balance((larger,), (smaller, rest)))

    def _sum(self, above: str, total: str, parts: Sequence[str]) -> None:
        self.sums.append(Balance((above + total,), tuple(above + part for part in parts)))


def _counts(line: Line) -> tuple[Count, Count]:
    nobody = Count(0, 0)
    return line.first or nobody, line.second or nobody
