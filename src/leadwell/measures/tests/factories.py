"""Made-up measures, parts and figures for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from leadwell.actor import Permission, system_actor
from leadwell.measures import actions
from leadwell.measures.rules.facts import (
    FigureFacts,
    Frequency,
    Good,
    Measure,
    Part,
    SourceFacts,
    Unit,
)
from leadwell.organisations.models import Organisation

NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 12)
PUBLISHER = system_actor("a test", Permission.PUBLISH_FIGURES)
YEAR = (date(2024, 1, 1), date(2024, 12, 31))

A_MEASURE = Measure(
    slug="a-measure",
    title="A measure",
    question="How much?",
    unit=Unit.PERCENT,
    good=Good.LOWER,
    source="staff-survey",
    frequency=Frequency.ANNUAL,
    numerator="some",
    denominator="all",
    how="some divided by all",
    method_note="Made up.",
    disclosure="as-published",
    question_id="Q1",
    bounds=(0.0, 100.0),
)


def measure(**changes: Any) -> Measure:
    """A made-up measure, changed as asked."""
    return replace(A_MEASURE, **changes)


def part(name: str = "North", **changes: Any) -> Part:
    """A part with both counts."""
    return replace(Part(name, 10.0, numerator=10.0, denominator=100.0), **changes)


def organisation(code: str = "ZZ1", name: str = "", **changes: Any) -> Organisation:
    """A made-up organisation, a trust in England unless told otherwise."""
    given = {
        "name": name or f"Made-up Trust {code}",
        "kind": "trust",
        "sector": "nhs-trust",
        "path": f"/ENG/{code}/",
        "known_from": "a test",
        "made_up": True,
        **changes,
    }
    return Organisation.objects.get_or_create(code=code, defaults=given)[0]


def england() -> Organisation:
    """The country itself."""
    return organisation("ENG", "England", kind="country", sector="national", path="/ENG/")


def figure(code: str = "ZZ1", **changes: Any) -> FigureFacts:
    """A survey figure: one in ten of 200 people."""
    facts = FigureFacts(
        line=2, measure="bullying-by-managers", organisation_code=code, began_on=YEAR[0],
        ended_on=YEAR[1], value=10.0, base=200, peer_group="Made-up trusts",
    )  # fmt: skip
    return replace(facts, **changes)


def counted(code: str, measure: str, part: int, whole: int, **changes: Any) -> FigureFacts:
    """A figure made of counts, for one month."""
    facts = FigureFacts(
        line=2, measure=measure, organisation_code=code, began_on=date(2025, 11, 1),
        ended_on=date(2025, 11, 30), value=100 * part / whole, numerator=Decimal(part),
        denominator=Decimal(whole), peer_group="Made-up trusts",
    )  # fmt: skip
    return replace(facts, **changes)


def month(
    code: str, number: int, lost: float, available: float = 1000.0, year: int = 2024
) -> FigureFacts:
    """Sickness absence of one month."""
    after = date(year + number // 12, number % 12 + 1, 1)
    return FigureFacts(
        line=number, measure="sickness-absence", organisation_code=code,
        began_on=date(year, number, 1), ended_on=date.fromordinal(after.toordinal() - 1),
        value=100 * lost / available, numerator=Decimal(str(lost)),
        denominator=Decimal(str(available)), peer_group="Made-up trusts",
    )  # fmt: skip


def source(
    digest: str = "first", as_at: date | None = date(2025, 3, 1), **changes: Any
) -> SourceFacts:
    """One edition of a made-up publication."""
    facts = SourceFacts(
        "staff-survey", f"Edition {digest}", "A publisher", "A licence", as_at, digest
    )
    return replace(facts, **changes)


def publish(
    *figures: FigureFacts, digest: str = "first", as_at: date | None = date(2025, 3, 1)
) -> Any:
    """Publish some figures as one edition."""
    return actions.publish_figures(
        by=PUBLISHER, figures=figures, source=source(digest, as_at), now=NOW
    )
