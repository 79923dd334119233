"""What was found at a place, as it is kept: as plain data, and back again."""

from __future__ import annotations

from typing import Any

from leadwell.fairness.queries.reports.watching import listed
from leadwell.fairness.queries.results import from_json, to_json
from leadwell.fairness.rules.reports.facts import Finding, Findings, Watched

Plain = dict[str, Any]


def frozen(findings: Findings) -> Plain:
    """What was found, as JSON keeps it."""
    return {
        "looked": findings.looked,
        "chance": findings.chance,
        "away": findings.away,
        "found": [_frozen(one) for one in listed(findings)],
    }


def thawed(kept: Plain) -> Findings:
    """The same again, as the pages of today say it. What stood in earlier years is not kept with it."""
    found = tuple(_thawed(one) for one in kept["found"])
    return Findings(kept["looked"], kept["chance"], kept["away"], found)


def _frozen(one: Finding) -> Plain:
    return {
        "set": one.watched.set_code,
        "profile": one.watched.profile,
        "line": to_json([one.watched.line])[0],
        "p": one.p,
        "running": one.running,
        "without_gap": one.without_gap,
        "few": one.few,
        "years": one.years,
        "named": [list(pair) for pair in sorted(one.named)],
    }


def _thawed(kept: Plain) -> Finding:
    (line,) = from_json([kept["line"]])
    return Finding(
        watched=Watched(set_code=kept["set"], line=line, profile=kept["profile"]),
        p=kept["p"],
        running=kept["running"],
        without_gap=kept["without_gap"],
        few=kept["few"],
        years=kept["years"],
        named=frozenset((code, row) for code, row in kept["named"]),
    )
