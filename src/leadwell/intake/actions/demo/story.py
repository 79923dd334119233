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
from leadwell.intake.actions.demo.asking import people_ask
from leadwell.intake.actions.demo.career import tell_a_career
from leadwell.intake.actions.demo.drafting import draft_standards
from leadwell.intake.actions.demo.fairness.acting import act_on_figures
from leadwell.intake.actions.demo.fairness.tables import make_tables
from leadwell.intake.actions.demo.fairness.trying import try_versions
from leadwell.intake.actions.demo.fairness.working import work_out_years
from leadwell.intake.actions.demo.fairness.years import tell_ten_years
from leadwell.intake.actions.demo.gate import pass_the_gate
from leadwell.intake.actions.demo.induction import run_inductions
from leadwell.intake.actions.demo.programmes import offer_training
from leadwell.intake.actions.demo.staff import (
    KNOWN,
    send_staff_files,
    send_two_with_something_wrong,
)
from leadwell.intake.actions.demo.turnover import counted_returns, drawn_returns
from leadwell.measures.actions import publish_figures, release_all_managers
from leadwell.measures.rules.facts import FigureFacts, SourceFacts
from leadwell.organisations import actions as organisations
from leadwell.people.actions.joining import join_people
from leadwell.people.queries import people_called
from leadwell.standards.actions import adopt_shipped

SOURCE = "made-up"
PUBLISHER = "The demo"
BECAUSE = "Made up for the demonstration: the account and the post are one person"
MONTHS = 36
SURVEY_YEARS = 4
ACCOUNTS_AT = {
    "region": "XXR1", "icb": "XXB1", "trust": "XXT01", "practice": "XXP01", "care-location": "XXC01",
    "care-provider": "XXC00", "country": "ENG",
}  # fmt: skip


@transaction.atomic
def fill_region(*, by: Actor, password: str, now: datetime) -> list[dict[str, str]]:
    """Fill the made-up region and its accounts; twice is once. Returns the accounts, for printing."""
    today = now.date()
    adopt_shipped(by=by, now=now)
    organisations.note_organisations(
        by=by, facts=list(places.organisations()), source=SOURCE, as_at=None, now=now
    )
    organisations.note_successions(by=by, facts=places.successions(), source=SOURCE, now=now)
    organisations.note_aliases(by=by, facts=places.aliases(), source=SOURCE, now=now)
    _publish_all(by=by, today=today, now=now)
    make_demo_accounts(by=by, now=now, organisations=ACCOUNTS_AT, password=password)
    draft_standards(by=by, now=now)
    return [
        {"email": account.email, "who": f"{account.name}, {ROLES[account.role].name}"}
        for account in DEMO_ACCOUNTS
    ]


@transaction.atomic
def fill_posts(*, by: Actor, now: datetime) -> None:
    """Let the region's employers send their staff files: some 20,000 people and ten years of posts.
    Twice is once; a month later it adds that month."""
    first = send_staff_files(by=by, today=now.date())
    _join_accounts(by=by, now=now)
    last_month = now.date().replace(day=1) - timedelta(days=1)
    counted = counted_returns(12, until=last_month, by=by)
    _publish("turnover", "Made-up workforce returns, counted", counted, by=by, now=now,
             as_at=last_month)  # fmt: skip
    release_all_managers(by=by, now=now)
    if first:
        tell_ten_years(by=by, now=now)
        send_two_with_something_wrong(by=by, today=now.date())
        people_ask(by=by, now=now)
        run_inductions(by=by, now=now)
        offer_training(by=by, now=now)
        pass_the_gate(by=by, now=now)
        tell_a_career(by=by, now=now)


def count_and_act(*, by: Actor, now: datetime) -> None:
    """Work out the figures of the last years from what is committed, and act on them. Twice is once."""
    if work_out_years(by=by, now=now):
        with transaction.atomic():
            act_on_figures(by=by, now=now)
            make_tables(by=by, now=now)
            try_versions(by=by, now=now)


def _join_accounts(*, by: Actor, now: datetime) -> None:
    """Whoever signs in as somebody with a post is that somebody. Asha's second record waits for her
    own claim."""
    for code, known in KNOWN.items():
        for name in known.values():
            called = people_called(name, by=by).filter(name=name, joined_to=None)
            account = called.filter(identifiers=None).first()
            staff = called.filter(identifiers__scheme__place=code).first()
            if account and staff:
                join_people(by=by, keep_id=account.pk, join_id=staff.pk, because=BECAUSE, now=now)


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
        ("turnover", "Made-up workforce returns", drawn_returns(12, until=last_month)),
        ("cqc-ratings", "Made-up inspections", figures.ratings(today=today)),
    ):
        _publish(kind, words, facts, by=by, now=now, as_at=last_month)


def _publish(
    kind: str, edition: str, facts: Iterable[FigureFacts], *, by: Actor, now: datetime, as_at: date
) -> None:
    digest = hashlib.sha256(f"made up: {edition} {as_at}".encode()).hexdigest()
    source = SourceFacts(kind, edition, PUBLISHER, "Made up: no licence needed", as_at, digest)
    publish_figures(by=by, figures=facts, source=source, now=now)
