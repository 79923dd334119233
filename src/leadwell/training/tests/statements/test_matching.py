"""Whose a word is: waiting, matched, taken back, and who sees what of it."""

from __future__ import annotations

import pytest

from leadwell.access.tests.factories import AccountFactory, actor_with_role
from leadwell.actor import ANYONE
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import person, place
from leadwell.reasons import NotPermitted, RuleBroken
from leadwell.training.actions.statements_sources import (
    end_source,
    match_actor,
    open_source,
    unmatch_actor,
)
from leadwell.training.models import Place, Statement, TrainingRecord
from leadwell.training.queries import statements as queries
from leadwell.training.tests.rounds import programme, run
from leadwell.training.tests.statements.saying import LEAD, MAIL, NOW, WORD, said, store, voiding

pytestmark = pytest.mark.django_db


def test_an_unknown_person_waits_and_counts_once_matched(source, teacher, learner):
    two = said()
    store(source, said(), two, said(object={"id": "https://learn.example/none"}))
    store(source, voiding(two))
    assert not TrainingRecord.objects.exists()
    (word,) = queries.words_waiting(source)
    assert (word.actor, word.statements) == (WORD, 3)  # two completions and one taking back
    for _again in range(2):
        match_actor(by=teacher, source_id=source.pk, actor=WORD, person_id=learner.pk, now=NOW)
    assert TrainingRecord.objects.get().person == learner
    assert not queries.words_waiting(source)
    assert len(events("actor.matched")) == 1
    store(source, said())
    assert TrainingRecord.objects.filter(person=learner).count() == 2


def test_a_wrong_match_is_taken_back_with_what_it_showed(source, teacher, learner):
    store(source, said())
    match_actor(by=teacher, source_id=source.pk, actor=WORD, person_id=learner.pk, now=NOW)
    unmatch_actor(by=teacher, source_id=source.pk, actor=WORD, now=NOW)
    assert not TrainingRecord.objects.exists()
    assert Statement.objects.get().person is None
    assert [word.actor for word in queries.words_waiting(source)] == [WORD]
    assert len(events("actor.unmatched")) == 1


def test_only_the_providers_own_people_and_its_systems_own_words_are_matched(
    source, teacher, learner, school
):
    store(source, said())

    def match(**more):
        known = {"source_id": source.pk, "actor": WORD, "person_id": learner.pk}
        match_actor(**{"by": teacher, "now": NOW, **known, **more})

    with pytest.raises(RuleBroken, match="TRN-54b"):
        match(person_id=person().pk)
    with pytest.raises(RuleBroken, match="TRN-54a"):
        match(actor="account:https://learn.example#43")
    match()
    second = person()
    taught = run("lead-2", programme("lead"), provider=school)
    Place.objects.create(run=taught, person=second, offered_at=NOW, accepted_at=NOW)
    with pytest.raises(RuleBroken, match="TRN-54c"):
        match(person_id=second.pk)
    assert TrainingRecord.objects.get().person == learner


def test_the_list_of_words_does_not_tell_who_has_an_account(source, signed, learner):
    AccountFactory(email="wren@trust.example", person=learner)
    unknown = {"mbox": "mailto:nobody@trust.example"}
    store(source, said(actor=MAIL), said(actor=unknown))
    store(source, said(actor={"mbox": "mailto:wren@trust.example"}))
    words = {word.actor for word in queries.words_waiting(source)}
    assert words == {"mbox:mailto:asha@trust.example", "mbox:mailto:nobody@trust.example"}


def test_only_the_provider_opens_ends_and_matches_its_systems(source, teacher, school, learner):
    stranger = actor_with_role("training-provider", place("ZP8"))
    for by in (ANYONE, stranger):
        with pytest.raises(NotPermitted):
            open_source(by=by, provider_id=school.pk, title="Mine", now=NOW)
        with pytest.raises(NotPermitted):
            end_source(by=by, source_id=source.pk, now=NOW)
        with pytest.raises(NotPermitted):
            match_actor(by=by, source_id=source.pk, actor=WORD, person_id=learner.pk, now=NOW)
        with pytest.raises(NotPermitted):
            unmatch_actor(by=by, source_id=source.pk, actor=WORD, now=NOW)
        assert not queries.sources(by=by)
    assert [one.title for one in queries.sources(by=teacher)] == ["Moodle"]
    for _again in range(2):
        end_source(by=teacher, source_id=source.pk, now=NOW)
    assert len(events("statement_source.ended")) == 1
    with pytest.raises(NotPermitted):
        store(source, said())


def test_its_own_page_tells_everything_about_a_system(source, teacher, learner):
    store(source, said())
    found = queries.opened_source(source.pk, by=teacher)
    assert [word.actor for word in found.words] == [WORD]
    assert found.people == [(str(learner.pk), "Wren Made-Up")]
    assert [one.programme.code for one in found.meanings] == ["lead"]
    assert queries.providers_to_choose(by=teacher) == [
        (str(source.provider_id), source.provider.organisation.name)
    ]
    assert queries.programmes_named([LEAD], source.provider)[LEAD].code == "lead"
