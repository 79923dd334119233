"""What a learning system says, and what of it counts."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import place
from leadwell.training.actions.statements import SaidOtherwise
from leadwell.training.actions.statements_sources import (
    open_source,
)
from leadwell.training.models import Provider, Statement, TrainingRecord
from leadwell.training.queries import statements as queries
from leadwell.training.tests.rounds import programme
from leadwell.training.tests.statements.saying import LEAD, MAIL, NOW, said, store, voiding

pytestmark = pytest.mark.django_db


def test_a_completion_of_somebody_we_know_by_their_address_is_kept_with_where_it_comes_from(
    source, signed
):
    one = said(actor=MAIL)
    assert store(source, one) == [UUID(one["id"])]
    record = TrainingRecord.objects.get()
    assert (record.person, record.title) == (signed, "Leading a team")
    assert record.completed_on == date(2026, 10, 30)
    assert record.organisation == source.provider.organisation
    assert record.provider == source.provider.organisation.name
    (told,) = events("statements.stored")
    assert record.noted_in == told.pk


def test_the_same_statement_again_is_kept_once_and_something_else_is_refused(source, signed):
    one = said(actor=MAIL)
    assert store(source, one) == store(source, one)
    assert Statement.objects.count() == TrainingRecord.objects.count() == 1
    assert len(events("statements.stored")) == 1
    with pytest.raises(SaidOtherwise, match=one["id"]):
        store(source, said(), {**one, "result": {"success": False}})
    assert Statement.objects.count() == 1


def test_another_system_may_use_the_same_number(source, teacher, school):
    one = said()
    other, _secret = open_source(by=teacher, provider_id=school.pk, title="Other", now=NOW)
    store(source, one)
    store(other, one)
    assert Statement.objects.count() == 2


def test_what_is_taken_back_shows_nothing_any_more(source, signed):
    one = said(actor=MAIL)
    store(source, one)
    back = voiding(one)
    store(source, back)
    assert not TrainingRecord.objects.exists()
    assert Statement.objects.get(statement_id=one["id"]).voided_at == NOW
    again = voiding(back)
    store(source, again, voiding(one))
    assert Statement.objects.filter(voided_at__isnull=False).count() == 1


@pytest.mark.parametrize("order", ["together", "before"])
def test_taking_back_counts_whenever_it_comes(source, signed, order):
    one = said(actor=MAIL)
    parts = [[one, voiding(one)]] if order == "together" else [[voiding(one)], [one]]
    for part in parts:
        store(source, *part)
    assert not TrainingRecord.objects.exists()


def test_no_system_takes_back_what_another_said(source, teacher, school, signed):
    one = said(actor=MAIL)
    store(source, one)
    other, _secret = open_source(by=teacher, provider_id=school.pk, title="Other", now=NOW)
    store(other, voiding(one))
    assert TrainingRecord.objects.count() == 1


def test_a_programme_of_another_provider_or_of_nobody_shows_nothing(source, signed):
    foreign = Provider.objects.create(organisation=place("ZP8"))
    programme("theirs", provider=foreign, kind="course")
    for address in ("https://learn.example/theirs", "https://learn.example/none"):
        store(source, said(actor=MAIL, object={"id": address}))
    assert not TrainingRecord.objects.exists()
    assert {one.problem for one in Statement.objects.all()} == {"unknown-programme"}
    store(source, said(actor=MAIL))
    means = {one.activity: one.programme for one in queries.meanings(source)}
    assert {each for each, found in means.items() if found} == {LEAD}


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"verb": {"id": "http://adlnet.gov/expapi/verbs/launched"}}, id="begun"),
        pytest.param({"result": {"success": False}}, id="failed"),
        pytest.param({"result": {"completion": False}}, id="half-done"),
        pytest.param({"actor": {"objectType": "Group", **MAIL}}, id="a-group"),
        pytest.param(
            {"object": {"objectType": "Agent", "mbox": "mailto:lead@x.example"}}, id="a-person"
        ),
    ],
)
def test_what_shows_no_completion_changes_nothing(source, signed, lead, more):
    store(source, said(**{"actor": MAIL, **more}))
    assert Statement.objects.count() == 1
    assert not TrainingRecord.objects.exists()


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("2026-10-31T00:30:00+01:00", date(2026, 10, 30)),
        ("2026-10-31T00:30:00", date(2026, 10, 31)),
        ("2031-01-01T00:00:00Z", NOW.date()),
        (None, NOW.date()),
    ],
)
def test_the_day_is_the_senders_and_never_to_come(source, signed, told, kept):
    one = said(actor=MAIL)
    if told is None:
        del one["timestamp"]
    else:
        one["timestamp"] = told
    store(source, one)
    assert TrainingRecord.objects.get().completed_on == kept
