"""Closing a round, drawing it, and passing on the places that come free.

Each is one transaction: all of it or nothing. Every place is checked from the cut-offs, and the list
against its fingerprint, before anything is kept; a draw that does not hold is not kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from django.db import connection, transaction
from django.utils.timezone import localdate

from leadwell.actor import Actor
from leadwell.allocation.closed_list import close
from leadwell.allocation.collector import resting_collector
from leadwell.allocation.cut_offs import CutOff
from leadwell.allocation.document import Document, draw_document
from leadwell.allocation.draw import DrawDoesNotHold, Outcome, hold_draw
from leadwell.allocation.draw import Place as Given
from leadwell.allocation.entrants import Entrant
from leadwell.allocation.lottery import number_in_hex
from leadwell.allocation.replies import reply_text
from leadwell.history.actions import record
from leadwell.reasons import NotPermitted, insist_on
from leadwell.training.actions.rounds import NOT_YOURS
from leadwell.training.models import LIVE, Lot, Place, Round
from leadwell.training.permissions.places import may_run
from leadwell.training.queries import drawing as read
from leadwell.training.queries.rounds import cohort_facts, cohorts_of, state_of
from leadwell.training.rules.places.places_are_passed_on import places_are_passed_on
from leadwell.training.rules.places.round_can_be_closed import round_can_be_closed
from leadwell.training.rules.places.round_can_be_drawn import round_can_be_drawn

AT_ONCE = 2_000  # rows sent together
KEPT_APART = ("terms", "terms_digest", "entrants", "root", "secret", "public_value", "cut_offs")


@transaction.atomic
def close_round(*, by: Actor, round_id: int, now: datetime) -> Round:
    """Close the list: freeze what is known of everybody on it and publish one fingerprint of it all.
    Twice is once. Raises `NotPermitted`, `RuleBroken`."""
    round_ = _locked(round_id, by)
    insist_on(round_can_be_closed(state_of(round_), now=now))
    if not round_.root:
        terms = read.terms_of(round_)
        with connection.cursor() as cursor:
            cursor.execute(read.ONCE_EACH, {"round": round_.pk, "now": now})
            doubles = cursor.rowcount
            cursor.execute(read.CLOSING, read.closing(round_, terms, localdate(now)))
        listed = read.closed_list(round_)
        round_.root = close(each.line.encode() for each in listed).root.hex()
        round_.closed_at = now
        round_.save(update_fields=["root", "closed_at"])
        details = {"root": round_.root, "applications": len(listed), "doubles": doubles}
        record("round.closed", about=round_, by=by, now=now, details=details)
    return round_


def _locked(round_id: int, by: Actor) -> Round:
    round_ = Round.objects.select_for_update().get(pk=round_id)
    if not may_run(by, round_):
        raise NotPermitted(NOT_YOURS)
    return round_


@transaction.atomic
@resting_collector()
def draw_round(*, by: Actor, round_id: int, now: datetime) -> Round:
    """Draw: open the secret, work out everybody's number and place, check it, publish it, and offer the
    places. Twice is once. Raises `NotPermitted`, `RuleBroken`, `DrawDoesNotHold`."""
    round_ = _locked(round_id, by)
    insist_on(round_can_be_drawn(state_of(round_), public_value=round_.public_value, now=now))
    if round_.drawn_at:
        return round_
    listed = read.closed_list(round_)
    outcome = _outcome(round_, listed)
    _publish(round_, outcome)
    round_.secret, round_.drawn_at = outcome.secret.hex(), now
    details = {"secret": round_.secret, "public_value": round_.public_value}
    event = record("round.drawn", about=round_, by=by, now=now, details=details)
    round_.save(update_fields=["secret", "drawn_at", "cut_offs", "document"])
    at = {each.line.partition("|")[0]: each for each in listed}
    _copy_in(Lot, LOTS, _lots(outcome, at))
    _copy_in(Place, OFFERS, _offers(round_, outcome.places, at, event, now))
    return round_


def _outcome(round_: Round, listed: Sequence[read.Listed]) -> Outcome:
    """The draw, with every answer so far. Errors: `DrawDoesNotHold`."""
    outcome = hold_draw(
        read.terms_of(round_),
        read.entrants_of(listed),
        secret=read.secret_of(round_),
        public=round_.public_value,
        replies=read.replies(round_),
    )
    if outcome.root.hex() != round_.root:
        raise DrawDoesNotHold("The closed list is not the one whose fingerprint was published.")
    return outcome


def _publish(round_: Round, outcome: Outcome) -> None:
    """Put the document on the round, but for the entrants: their lines stand in rows of their own."""
    document = draw_document(replace(outcome, entrants={}))
    round_.cut_offs = document["cut_offs"]
    round_.document = _rest(document)


def _rest(document: Document) -> Document:
    """What is not kept in columns or rows of its own."""
    return {key: value for key, value in document.items() if key not in KEPT_APART}


LOTS = "application_id, number, refused"
OFFERS = "run_id, person_id, application_id, unit, offered_at, answer_by, waits, noted_in"
NOTHING = "\\N"


def _lots(outcome: Outcome, at: Mapping[str, read.Listed]) -> Iterator[str]:
    """Everybody's number, and why there is no place where there is none."""
    reached, given = _Reached(outcome.cut_offs), outcome.places
    for who, number in outcome.numbers.items():
        digits = number_in_hex(number)
        reason = NOTHING if who in given else reached.says(digits, outcome.entrants[who])
        yield f"{at[who].application_id}\t{digits}\t{reason}\n"


class _Reached:
    """How far each cohort got for people with certain facts, written once however many it refused."""

    def __init__(self, cut_offs: Iterable[CutOff]) -> None:
        self._parts: dict[str, list[CutOff]] = {}
        for each in cut_offs:
            self._parts.setdefault(each.cohort, []).append(each)
        self._written: dict[frozenset[str], dict[str, str]] = {}

    def says(self, digits: str, entrant: Entrant) -> str:
        """Why nobody took this person, as it is kept with their lot. `digits`: their whole number."""
        written = self._written.get(entrant.facts)
        if written is None:
            written = self._written[entrant.facts] = self._for(entrant.facts)
        told = ",".join([written[cohort] for cohort in entrant.choices])
        short = f"{digits[:4]} {digits[4:8]} {digits[8:12]}"
        return f'{{"code":"TRN-40","number":"{short}","cohorts":[{told}]}}'

    def _for(self, facts: frozenset[str]) -> dict[str, str]:
        return {
            cohort: json.dumps([cohort, read.reached(parts, facts)])
            for cohort, parts in self._parts.items()
        }


def _offers(
    round_: Round,
    places: Mapping[str, Given],
    at: Mapping[str, read.Listed],
    event: int,
    now: datetime,
) -> Iterator[str]:
    runs = dict(round_.runs.values_list("code", "pk"))
    answer_by = now + timedelta(days=round_.answer_days)
    rest = f"{now.isoformat()}\t{answer_by.isoformat()}\tf\t{event}\n"
    return (
        f"{runs[given.cohort]}\t{at[who].person_id}\t{at[who].application_id}"
        f"\t{given.fact or ''}\t{rest}"
        for who, given in places.items()
    )


def _copy_in(model: type[Lot | Place], columns: str, rows: Iterator[str]) -> None:
    """Rows in one go, sent while the next are made. Values are numbers, codes and our own JSON, none of
    which holds a tab or a backslash. Nothing may be asked of the database while they are made: a
    connection that copies answers no question, and waits for ever."""
    copy = f"COPY {model._meta.db_table} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(copy) as copying:
        while piece := "".join(islice(rows, AT_ONCE)):
            copying.write(piece)


# After the draw


@transaction.atomic
@resting_collector()
def pass_places_on(*, by: Actor, round_id: int, now: datetime) -> int:
    """Offer what came free to whoever is next, by the same draw; nobody who accepted is moved. Answers
    how many were offered. Offers that nobody answered in time end first."""
    round_ = _locked(round_id, by)
    _wait_for_answers(round_)
    _end_what_nobody_answered(round_, by, now)
    facts = cohort_facts(cohorts_of(round_))
    if places_are_passed_on(state_of(round_), cohorts=facts, today=localdate(now)):
        return 0
    listed = read.closed_list(round_)
    outcome = _outcome(round_, listed)
    new = _new(round_, outcome)
    if new or _said_more(round_, outcome):
        _publish(round_, outcome)
        round_.save(update_fields=["cut_offs", "document"])
    if new:
        _offer(round_, new, listed, by, now)
    return len(new)


def _wait_for_answers(round_: Round) -> None:
    """Hold every offer nobody answered, so that whoever is answering at this moment is heard first: else
    a place they just accepted would be taken for one that was not answered."""
    open_ = Place.objects.filter(LIVE, application__round=round_, accepted_at=None)
    list(open_.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _end_what_nobody_answered(round_: Round, by: Actor, now: datetime) -> None:
    late = Place.objects.filter(
        LIVE, application__round=round_, accepted_at=None, answer_by__lte=now
    )
    ended = late.update(lapsed_at=now)
    if ended:
        record("places.lapsed", about=round_, by=by, now=now, details={"places": ended})


def _said_more(round_: Round, outcome: Outcome) -> bool:
    """Whether somebody answered since the document was written."""
    said = {who: reply_text(each) for who, each in outcome.replies.items()}
    return (round_.document or {}).get("replies") != said


def _new(round_: Round, outcome: Outcome) -> dict[str, Given]:
    """The places of the draw that their people do not hold yet."""
    held = dict(
        Place.objects.filter(LIVE, application__round=round_).values_list(
            "application__entrant", "run__code"
        )
    )
    return {who: each for who, each in outcome.places.items() if held.get(who) != each.cohort}


def _offer(
    round_: Round, new: Mapping[str, Given], listed: Sequence[read.Listed], by: Actor, now: datetime
) -> None:
    """A dearer place takes the room of one that was not answered yet."""
    event = record("places.offered", about=round_, by=by, now=now, details={"places": len(new)})
    at = {each.line.partition("|")[0]: each for each in listed}
    theirs = [at[who].application_id for who in new]
    Place.objects.filter(LIVE, application_id__in=theirs).update(replaced_at=now)
    Lot.objects.filter(application_id__in=theirs).update(refused=None)
    _copy_in(Place, OFFERS, _offers(round_, new, at, event, now))
