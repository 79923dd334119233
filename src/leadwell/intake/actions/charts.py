"""Taking in published organisation charts: posts with their reporting lines, and no names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from hashlib import sha256
from itertools import count

from leadwell.actor import Actor
from leadwell.gateways.organogram import JuniorPosts, SeniorPost
from leadwell.gateways.rows import BadRow, UnusableFile, gettext_noop
from leadwell.intake.rules.facts import Taken
from leadwell.measures.queries import employers_by_name, plain_name
from leadwell.organisations.actions import note_chart, note_organisations
from leadwell.organisations.rules.facts import ChartPost, Noted, OrganisationFacts
from leadwell.reasons import RuleBroken

SENIOR, JUNIOR = "chart/", "chart-group/"
CHART_KINDS = frozenset({"organogram-senior", "organogram-junior"})
NO_DAY = gettext_noop("Say for which day the chart is, with --as-at 2024-03-31.")


def take_charts(
    kind: str,
    rows: Sequence[SeniorPost | JuniorPosts],
    *,
    by: Actor,
    as_at: date | None,
    now: datetime,
) -> Taken:
    """Keep the charts in one file, one organisation after the other. Counts are in rows.

    Raises `UnusableFile` when no day is known or a newer chart was loaded before.
    """
    if as_at is None:
        raise UnusableFile(NO_DAY)
    codes = _codes(rows, by=by, as_at=as_at, source=kind, now=now)
    noted = [
        _note(kind, code, theirs, by=by, as_at=as_at, now=now)
        for code, theirs in _by_organisation(rows, codes).items()
    ]
    return _taken(rows, noted)


def _codes(
    rows: Sequence[SeniorPost | JuniorPosts], *, by: Actor, as_at: date, source: str, now: datetime
) -> dict[str, str]:
    """The code of each organisation named: the one employer with exactly that name, else one of its
    own, made from the name."""
    names = {row.organisation: row.line for row in rows}
    known = employers_by_name(names, on=as_at)
    codes = {name: _only(known.get(name, set())) or _own_code(name) for name in names}
    facts = [
        OrganisationFacts(names[name], code, name, "employer", "unknown", tells_closing=False)
        for name, code in codes.items()
        if code == _own_code(name)
    ]
    note_organisations(by=by, facts=facts, source=source, as_at=as_at, now=now)
    return codes


def _only(codes: set[str]) -> str:
    return next(iter(codes)) if len(codes) == 1 else ""


def _own_code(name: str) -> str:
    return f"OC-{sha256(plain_name(name).encode()).hexdigest()[:8].upper()}"


def _by_organisation(
    rows: Sequence[SeniorPost | JuniorPosts], codes: dict[str, str]
) -> dict[str, list[SeniorPost | JuniorPosts]]:
    found: dict[str, list[SeniorPost | JuniorPosts]] = defaultdict(list)
    for row in rows:
        found[codes[row.organisation]].append(row)
    return found


def _note(
    kind: str,
    code: str,
    rows: Sequence[SeniorPost | JuniorPosts],
    *,
    by: Actor,
    as_at: date,
    now: datetime,
) -> Noted:
    junior = kind == "organogram-junior"
    try:
        return note_chart(
            by=by, organisation_code=code, posts=_junior(rows) if junior else _senior(rows),
            prefix=JUNIOR if junior else SENIOR, above=SENIOR if junior else "", as_at=as_at,
            now=now,
        )  # fmt: skip
    except RuleBroken as broken:
        raise UnusableFile(str(broken.reasons[0].text)) from None


def _senior(rows: Sequence[SeniorPost | JuniorPosts]) -> list[ChartPost]:
    return [
        ChartPost(row.line, row.number, row.title, row.unit, row.grade, "",
                  row.reports_to, row.fte, row.held)
        for row in rows
        if isinstance(row, SeniorPost)
    ]  # fmt: skip


def _junior(rows: Sequence[SeniorPost | JuniorPosts]) -> list[ChartPost]:
    """Groups have no number: theirs is made of what describes them, counted where two are alike."""
    groups = [(row, _number(row)) for row in rows if isinstance(row, JuniorPosts)]
    alike: dict[str, Iterator[int]] = defaultdict(lambda: count(1))
    return [
        ChartPost(row.line, f"{number}-{next(alike[number])}", row.title, row.unit, row.grade,
                  row.staff_group, row.reports_to, row.fte)
        for row, number in groups
    ]  # fmt: skip


def _number(row: JuniorPosts) -> str:
    described = "\n".join((row.reports_to, row.unit, row.title, row.grade, row.staff_group))
    return sha256(described.encode()).hexdigest()[:12]


def _taken(rows: Sequence[SeniorPost | JuniorPosts], noted: Sequence[Noted]) -> Taken:
    by_line = {row.line: row for row in rows}
    refused = tuple(
        BadRow(one.line, "reports to", str(one.reason.text), (by_line[one.line].title,))
        for each in noted
        for one in each.refused
    )
    return Taken(
        sum(len(each.added) for each in noted),
        sum(len(each.unchanged) for each in noted),
        sum(len(each.changed) for each in noted),
        refused,
    )
