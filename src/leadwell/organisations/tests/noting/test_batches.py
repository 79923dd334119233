"""A batch is one event, for whoever may, however many rows it has."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction

from leadwell.actor import ANYONE
from leadwell.history.tests.factories import events
from leadwell.organisations import actions
from leadwell.organisations.models import Organisation, OrganisationName, Placement
from leadwell.organisations.tests.factories import (
    NOW,
    REGISTRAR,
    note,
    organisation,
    region,
    row,
)
from leadwell.organisations.tests.noting.test_editions import EARLY, LATE, LATEST
from leadwell.organisations.tests.noting.told import names, outcome
from leadwell.reasons import NotPermitted

pytestmark = pytest.mark.django_db


def test_text_that_could_break_the_copy_is_kept_as_it_is():
    note(row("ZT1", "Zed \\ \"Brack\" \\N 'x' \t tab", town="Z\x1fT", address="a\nb"))
    zed = organisation("ZT1")
    assert (zed.name, zed.town, zed.address) == (
        "Zed \\ \"Brack\" \\N 'x' tab", "Z T", "a b",
    )  # fmt: skip


def test_one_event_for_a_batch_says_what_came_of_it():
    note(row("ZT1", "Zed"), row("ZT2", "Brack"), source="ods-trusts", as_at=LATE)
    event = events().get()
    assert (event.what, event.by_name) == ("organisations.noted", REGISTRAR.name)
    assert event.details == {
        "source": "ods-trusts", "as_at": "2025-12-01", "added": 2, "changed": 0, "refused": 0,
    }  # fmt: skip


def test_somebody_without_the_grant_is_refused_and_nothing_is_written():
    with pytest.raises(NotPermitted):
        actions.note_organisations(
            by=ANYONE, facts=[row("ZT1", "Zed")], source="ods-trusts", as_at=None, now=NOW
        )
    assert not Organisation.objects.exists()


def test_nothing_to_note_is_no_trouble():
    assert outcome(note()) == (0, 0, 0, 0)


def test_england_is_made_when_it_is_first_needed_and_once():
    first = actions.ensure_england(by=REGISTRAR, now=NOW)
    assert actions.ensure_england(by=REGISTRAR, now=NOW).pk == first.pk
    assert (first.name, first.kind, first.path) == ("England", "country", "/ENG/")


def test_two_official_names_at_one_time_are_refused_by_the_database():
    note(row("ZT1", "Zed"))
    with pytest.raises(IntegrityError, match="one_official_name_at_a_time"), transaction.atomic():
        OrganisationName.objects.create(
            organisation=organisation("ZT1"), name="Brack", from_on=EARLY, source="x"
        )


def test_two_places_at_one_time_are_refused_by_the_database():
    region()
    note(row("ZT1", "Zed", parent_code="ZQ1"))
    with pytest.raises(IntegrityError, match="one_place_at_a_time"), transaction.atomic():
        Placement.objects.create(
            organisation=organisation("ZT1"), parent=organisation("ZR1"), from_on=EARLY, source="x"
        )


def test_a_batch_of_many_is_noted_like_one_of_few():
    region()
    rows = [row(f"ZT{n:03}", f"Zed {n}", parent_code="ZQ1", line=n + 1) for n in range(600)]
    assert outcome(note(*rows)) == (600, 0, 0, 0)
    assert outcome(note(*rows)) == (0, 0, 600, 0)
    moved = [replace(one, name=f"{one.name} and Brack") for one in rows]
    assert outcome(note(*moved, as_at=LATEST)) == (0, 600, 0, 0)
    assert names("ZT007") == [("Zed 7", None, LATEST), ("Zed 7 and Brack", LATEST, None)]


def test_a_row_that_only_points_at_something_known_says_nothing_new():
    note(row("ZT1", "Zed"))
    assert outcome(note(row("ZT1", "", "predecessor"))) == (0, 0, 1, 0)
    assert organisation("ZT1").kind == "trust"


def test_what_follows_in_the_same_transaction_is_planned_as_ever():
    note(row("ZT1", "Zed"))
    note(*(row(f"ZT{n:03}", f"Zed {n}", line=n) for n in range(600)))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('enable_nestloop'), current_setting('enable_seqscan')"
        )
        assert cursor.fetchone() == ("on", "on")
