"""Several workers at the same moment: nobody gets a place twice, and nothing is signed twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connection

from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import person
from leadwell.training.actions import credentials as actions
from leadwell.training.actions.credentials import awarding, signing
from leadwell.training.models import Credential, SigningKey, StatusList
from leadwell.training.queries import credentials as queries
from leadwell.training.tests.awards import SIGNER, earned, with_keys
from leadwell.training.tests.factories import NOW

__all__ = ["with_keys"]
WORKERS, EACH = 4, 12


def at_once(job) -> list:
    """The job's answers, done by several connections side by side."""

    def one(number: int):
        try:
            return job(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(one, range(WORKERS)))


def test_workers_side_by_side_share_the_work(committed_database, monkeypatch):
    monkeypatch.setattr(awarding, "AT_ONCE", 5)
    monkeypatch.setattr(signing, "AT_ONCE", 5)
    who = person("Asha Patel")
    for number in range(EACH):
        earned(who, key=f"core:{number}")
    awarded = at_once(lambda _: actions.award_what_was_achieved(by=SIGNER, now=NOW))
    assert sum(awarded) == EACH
    places = list(Credential.objects.values_list("status_list", "status_index"))
    assert len(set(places)) == EACH
    actions.publish_keys(by=SIGNER, now=NOW)
    signed = at_once(
        lambda number: actions.sign_credentials(by=SIGNER, now=NOW + timedelta(seconds=number))
    )
    assert sum(one.credentials for one in signed) == EACH
    assert queries.waiting_to_be_signed() == 0
    assert not StatusList.objects.filter(stale=True).exists()
    told = events().filter(what="credentials.signed").count()
    assert told >= EACH // 5


def test_workers_that_start_together_publish_each_key_once(committed_database):
    keys = at_once(lambda _: actions.publish_keys(by=SIGNER, now=NOW))
    assert len({one.row.pk for one in keys}) == 1
    assert SigningKey.objects.count() == 2


def test_two_assurers_at_once_lose_neither_decision(committed_database, monkeypatch):
    who = person("Asha Patel")
    rows = [earned(who, key=f"core:{number}") for number in range(WORKERS)]
    found = [
        actions.award_credential(by=SIGNER, achievement_id=row.pk, now=NOW).identifier
        for row in rows
    ]
    actions.sign_credentials(by=SIGNER, now=NOW)
    at_once(
        lambda number: actions.withdraw_credential(
            by=SIGNER, identifier=found[number], because="In error", now=NOW
        )
    )
    actions.sign_credentials(by=SIGNER, now=NOW)
    for identifier in found:
        assert queries.one_checked(identifier, now=NOW).withdrawn
