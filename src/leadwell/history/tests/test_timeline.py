"""What happened, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.template import engines

from leadwell.actor import Actor
from leadwell.history import queries
from leadwell.history.actions import record
from leadwell.history.queries.words import words

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ASHA = Actor("Asha", 7)
KIND = "contenttypes.ContentType"


def note(what, number, *, minutes=0, **more):
    about = ContentType(pk=number)
    return record(what, about=about, by=ASHA, now=NOW + timedelta(minutes=minutes), **more)


def test_a_timeline_has_the_newest_first_and_the_events_its_rows_cite(db):
    first = note("person.noted", 1)
    of_a_file = note("file.loaded", 99, minutes=1)
    last = note("person.joined", 2, minutes=2)
    note("person.noted", 3, minutes=3)
    found = queries.timeline_of(KIND, [1, 2], by=ASHA, also=[of_a_file])
    assert [moment.number for moment in found] == [last, of_a_file, first]


def test_a_timeline_ends_somewhere(db):
    for minutes in range(3):
        note("person.noted", 1, minutes=minutes)
    assert len(queries.timeline_of(KIND, [1], by=ASHA, most=2)) == 2


def test_a_timeline_costs_one_query(db, django_assert_num_queries):
    for minutes in range(5):
        note("person.noted", 1, minutes=minutes)
    with django_assert_num_queries(1):
        queries.timeline_of(KIND, [1], by=ASHA)


def test_what_a_person_did_is_found_by_their_numbers(db):
    mine = note("person.noted", 1)
    record("person.noted", about=ContentType(pk=1), by=Actor("Ben", 8), now=NOW)
    assert [event.pk for event in queries.events_by([7])] == [mine]


def test_every_event_with_a_sentence_has_one_of_its_own():
    assert len(set(words().values())) == len(words())


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("person.noted", "The person was added"),
        ("post.moved_up", "Post: moved up"),
        ("mystery", "mystery"),
    ],
)
def test_every_event_reads_as_words(what, sentence):
    assert queries.says(what) == sentence


def drawn(moments):
    part = '{% from "history/_timeline.jinja" import timeline %}{{ timeline(m) }}'
    return engines["jinja2"].from_string(part).render({"m": moments})


def test_a_timeline_is_drawn_with_who_and_when_and_its_proof(db):
    number = note("person.noted", 1, on_behalf_of="Ben <b>")
    html = drawn(queries.timeline_of(KIND, [1], by=ASHA))
    assert "The person was added" in html
    assert '<span translate="no">Asha</span>' in html
    assert "Ben &lt;b&gt;" in html
    assert f"/history/proof/{number}/?seen=" in html


def test_nothing_is_said_to_be_nothing():
    assert "Nothing has happened here yet." in drawn(())
