"""The same statement from two connections at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

from django.db import connection

from leadwell.access.tests.factories import AccountFactory, actor_with_role
from leadwell.organisations.tests.factories import place
from leadwell.training.actions.statements_sources import open_source
from leadwell.training.models import Provider, Statement, TrainingRecord
from leadwell.training.tests.rounds import programme
from leadwell.training.tests.statements.saying import MAIL, NOW, said, store


def test_the_same_statement_twice_at_the_same_moment_is_kept_once(committed_database):
    school = Provider.objects.create(organisation=place("ZP9"))
    teacher = actor_with_role("training-provider", school.organisation)
    programme("lead")
    AccountFactory(email="asha@trust.example")
    source, _secret = open_source(by=teacher, provider_id=school.pk, title="Moodle", now=NOW)
    one, both = said(actor=MAIL), Barrier(2)

    def send(_number):
        both.wait()
        try:
            return store(source, one)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as two:
        answers = list(two.map(send, range(2)))
    assert answers == [[UUID(one["id"])]] * 2
    assert Statement.objects.count() == TrainingRecord.objects.count() == 1
