"""Gender pay gap reports as facts. An employer is only ever matched by its exact name or alias.

Nothing published is lost: an employer that matches nobody, or more than one, is an organisation of
its own, under a code made from its company number. So are two that would be taken for the same one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256

from leadwell.gateways.gender_pay_gap import PayGapRow
from leadwell.intake.actions.translated import Translated, plain_cells
from leadwell.measures.queries import plain_name
from leadwell.measures.rules.facts import FigureFacts
from leadwell.organisations.rules.facts import OrganisationFacts

FIGURES = {
    "pay-gap-mean": "mean_hourly",
    "pay-gap-median": "median_hourly",
    "bonus-gap-mean": "mean_bonus",
    "bonus-gap-median": "median_bonus",
    "men-paid-a-bonus": "male_bonus_share",
    "women-paid-a-bonus": "female_bonus_share",
    "women-in-lower-quarter": "female_lower",
    "women-in-lower-middle-quarter": "female_lower_middle",
    "women-in-upper-middle-quarter": "female_upper_middle",
    "women-in-top-quarter": "female_top",
}
_is_number = re.compile(r"[A-Z0-9]{6,10}").fullmatch


def employers_of(rows: Sequence[PayGapRow]) -> set[str]:
    """Every name in the file, then and now."""
    return {name for row in rows for name in (row.employer_name, row.current_name) if name}


def codes_of(rows: Sequence[PayGapRow], known: Mapping[str, Collection[str]]) -> Mapping[int, str]:
    """The code of each row's employer, by line: that of the one organisation with exactly its name
    (`known`: the codes a name may mean), or one of its own."""
    own = {row.line: own_code(row) for row in rows}
    meant = {row.line: _meant(row, known) or own[row.line] for row in rows}
    claims: dict[str, set[str]] = defaultdict(set)
    for line, code in meant.items():
        claims[code].add(own[line])
    return {line: code if len(claims[code]) == 1 else own[line] for line, code in meant.items()}


def own_code(row: PayGapRow) -> str:
    """A code that stays the same: from the company number, or from the name where there is none."""
    number = row.company_number.upper().replace(" ", "")
    if _is_number(number):
        return f"CH-{number.zfill(8)}"
    return f"GPG-{sha256(plain_name(row.employer_name).encode()).hexdigest()[:8].upper()}"


def employers(rows: Sequence[PayGapRow], codes: Mapping[int, str]) -> Sequence[OrganisationFacts]:
    """The employers that stand for themselves, each once: name and address, and nothing guessed."""
    found: dict[str, OrganisationFacts] = {}
    for row in rows:
        if codes[row.line] == own_code(row):
            facts = OrganisationFacts(
                row.line, codes[row.line], row.employer_name, "employer", "unknown",
                address=row.address, tells_closing=False,
            )  # fmt: skip
            found.setdefault(facts.code, facts)
    return list(found.values())


def pay_figures(
    rows: Sequence[PayGapRow], *, snapshot: date, codes: Mapping[int, str]
) -> Translated:
    """Facts about the employers whose codes are given by line. Every row has one."""
    figures = [
        fact for row in rows
        for fact in _facts(row, codes[row.line], _snapshot(row, snapshot))
    ]  # fmt: skip
    return Translated(figures, {row.line: row for row in rows}, "EmployerName", cells=_cells)


def _meant(row: PayGapRow, known: Mapping[str, Collection[str]]) -> str:
    """The code its name means: nothing where it means nobody, or might mean several."""
    codes = known.get(row.employer_name) or known.get(row.current_name) or ()
    return next(iter(codes)) if len(codes) == 1 else ""


def _snapshot(row: PayGapRow, usual: date) -> date:
    """The day a report speaks of: that of its own year, where it says which."""
    return usual if row.year is None else usual.replace(year=row.year)


def _facts(row: PayGapRow, code: str, snapshot: date) -> Iterator[FigureFacts]:
    for measure, column in FIGURES.items():
        value = getattr(row, column)
        if value is not None:
            yield FigureFacts(
                line=row.line, measure=measure, organisation_code=code, value=float(value),
                began_on=snapshot, ended_on=snapshot, peer_group="Employers who report",
            )  # fmt: skip


def _cells(row: PayGapRow) -> tuple[str, ...]:
    columns = zip(row._fields, row, strict=True)
    return plain_cells([value for name, value in columns if name != "year"])
