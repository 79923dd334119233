"""Fill the demo: made-up places, figures and people, through the same actions as everybody."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from leadwell.access.actions import make_demo_accounts
from leadwell.access.rules.demo_accounts import DEMO_ACCOUNTS
from leadwell.access.rules.roles import ROLES
from leadwell.actor import Actor
from leadwell.intake.actions.demo import figures, places
from leadwell.measures.actions import publish_figures
from leadwell.measures.rules.facts import FigureFacts, SourceFacts
from leadwell.organisations import actions as organisations

SOURCE = "made-up"
PUBLISHER = "The demo"
MONTHS = 36
SURVEY_YEARS = 4
ACCOUNTS_AT = {
    "region": "XXR1", "icb": "XXB1", "trust": "XXT01", "practice": "XXP01", "care-location": "XXC01",
    "care-provider": "XXC00", "country": "ENG",
}  # fmt: skip


@transaction.atomic
def fill_demo(*, by: Actor, password: str, now: datetime) -> list[dict[str, str]]:
    """Fill the made-up region and its accounts; twice is once. Returns the accounts, for printing."""
    today = now.date()
    organisations.note_organisations(
        by=by, facts=list(places.organisations()), source=SOURCE, as_at=None, now=now
    )
    organisations.note_successions(by=by, facts=places.successions(), source=SOURCE, now=now)
    organisations.note_aliases(by=by, facts=places.aliases(), source=SOURCE, now=now)
    _publish_all(by=by, today=today, now=now)
    make_demo_accounts(by=by, now=now, organisations=ACCOUNTS_AT, password=password)
    return [
        {"email": account.email, "who": f"{account.name}, {ROLES[account.role].name}"}
        for account in DEMO_ACCOUNTS
    ]


def _publish_all(*, by: Actor, today: date, now: datetime) -> None:
    last_month = today.replace(day=1) - timedelta(days=1)
    last_survey = today.year - 1
    for year in range(last_survey - SURVEY_YEARS + 1, last_survey + 1):
        facts = figures.survey(year, last_year=last_survey)
        _publish(
            "staff-survey",
            f"Made-up staff survey {year}",
            facts,
            by=by,
            now=now,
            as_at=date(year, 12, 31),
        )
    for kind, words, facts in (
        ("sickness", "Made-up sickness returns", figures.sickness(MONTHS, until=last_month)),
        ("turnover", "Made-up workforce returns", figures.managers(12, until=last_month)),
        ("cqc-ratings", "Made-up inspections", figures.ratings(today=today)),
    ):
        _publish(kind, words, facts, by=by, now=now, as_at=last_month)


def _publish(
    kind: str, edition: str, facts: Iterable[FigureFacts], *, by: Actor, now: datetime, as_at: date
) -> None:
    digest = hashlib.sha256(f"made up: {edition} {as_at}".encode()).hexdigest()
    source = SourceFacts(kind, edition, PUBLISHER, "Made up: no licence needed", as_at, digest)
    publish_figures(by=by, figures=facts, source=source, now=now)
