"""Keeping what the gate answered, so that whom it lets in can be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db import transaction

from leadwell.actor import Actor, Permission
from leadwell.appointments.models import GateAnswer, Outcome
from leadwell.appointments.queries.asking import Entering, StandardsOn, standards_on, verdicts
from leadwell.appointments.rules.facts import Verdict
from leadwell.appointments.rules.outcome_of import outcome_of
from leadwell.history.actions import record
from leadwell.organisations.models import Organisation, Post
from leadwell.people.models import Person
from leadwell.reasons import NotPermitted


@dataclass(frozen=True, slots=True)
class Answered:
    """One question to the gate and its answer. `version_id` is the framework's that asks."""

    question: Entering
    outcome: Outcome
    version_id: int


def answered(question: Entering, found: Verdict, *, standards: StandardsOn) -> Answered | None:
    """What is kept of an answer; nothing where nothing was asked."""
    outcome = outcome_of(found)
    if outcome is None:
        return None
    asking = (
        each.version_id
        for each in standards.demands
        if each.level == question.level
        and each.staff_group in ("", question.staff_group)
        and each.binds(question.on)
    )
    return Answered(question, Outcome(outcome), next(asking))


@transaction.atomic
def keep_answer(
    answers: list[Answered], *, by: Actor, versions: dict[str, str], now: datetime, on: date
) -> None:
    """Keep what the gate answered about one person and one post, asked by hand: the answer that stands in
    the way, where there are two. Whom the ledger need not tell of a second time on a day: a refusal of
    the same post. Nothing is kept about somebody whose record came to nothing with the refusal."""
    worst = max(answers, key=lambda each: list(Outcome).index(each.outcome), default=None)
    if worst is None or not Person.objects.filter(pk=worst.question.person_id).exists():
        return
    asked = worst.question
    post = Post.objects.filter(pk=asked.post_id or 0).first()
    kept, new = GateAnswer.objects.update_or_create(
        person_id=asked.person_id,
        organisation_id=asked.organisation_id,
        post=post,
        asked_on=on,
        defaults={
            "level": asked.level or 0,
            "version_id": worst.version_id,
            "outcome": worst.outcome,
        },
    )
    if new and worst.outcome is Outcome.NOT_MET:
        details = {"organisation": kept.organisation.code, "level": kept.level}
        kept.noted_in = record(
            "gate.not_met", about=kept, by=by, now=now, details=details, rules=["APT-10"],
            versions=versions,
        )  # fmt: skip
        kept.save(update_fields=["noted_in"])


@transaction.atomic
def note_answers(*, by: Actor, questions: Sequence[Entering], now: datetime) -> int:
    """Ask the gate about many people, each on the day of its question, and keep what it answers: for those
    who appoint in another system and ask here. Answers about how many something was asked. The same again
    changes nothing. Raises `NotPermitted`."""
    if not by.may(Permission.SEE_PEOPLE):
        raise NotPermitted("Only a job that sees all people asks about many at once.")
    answers: list[Answered] = []
    for on, several in groupby(sorted(questions, key=_day), key=_day):
        asked, standards = list(several), standards_on(on)
        found = verdicts(asked, standards=standards)
        answers += _all_answered(asked, found, standards)
    keep_answers(answers)
    by_place = Counter(each.question.organisation_id for each in answers)
    for place in Organisation.objects.filter(pk__in=by_place).order_by("pk"):
        details = {"answers": by_place[place.pk]}
        record("gate.asked", about=place, by=by, now=now, details=details, rules=["APT-10"])
    return len(answers)


def _day(question: Entering) -> date:
    return question.on


def _all_answered(
    asked: Sequence[Entering], found: Sequence[Verdict], standards: StandardsOn
) -> list[Answered]:
    each = (answered(*pair, standards=standards) for pair in zip(asked, found, strict=True))
    return [one for one in each if one is not None]


def keep_answers(answers: list[Answered]) -> None:
    """Keep what the gate answered about times in posts that files began. The same again changes nothing."""
    rows = [
        GateAnswer(
            person_id=each.question.person_id,
            organisation_id=each.question.organisation_id,
            post_id=each.question.post_id,
            level=each.question.level or 0,
            version_id=each.version_id,
            outcome=each.outcome,
            asked_on=each.question.on,
        )
        for each in answers
    ]
    GateAnswer.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2_000)
