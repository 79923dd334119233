"""A version tried group by group, for once with the sealed room itself: the worker counts there, the pages
that ask for it and read the answer never come near it."""

from __future__ import annotations

import pytest
from django.db import connections
from django.utils import timezone
from django.utils.connection import ConnectionDoesNotExist

from leadwell.access.tests.factories import account_with_role
from leadwell.equality import actions
from leadwell.equality.tests.factories import FILES
from leadwell.fairness.actions.tried import answer_tried
from leadwell.fairness.models import TriedVersion
from leadwell.fairness.queries.results import from_json
from leadwell.fairness.queries.tried.counted import opened
from leadwell.fairness.tasks import COUNTER
from leadwell.gateways.sealed_secret import BrokenSeal
from leadwell.history.tests.factories import events
from leadwell.organisations.tests.factories import hold, person, place, post
from leadwell.standards.tests.factories import requirement, version
from leadwell.training.tests.factories import achieved

PEOPLE = 70


@pytest.fixture
def region(home):
    """70 sisters. Every second is Black, and 10 of those meet it; of the others, who are white, 25 do."""
    requirement(2, {"item": "core:2.1"})
    region = place("R", kind="region", sector="national")
    trust, rows = place("T", region), []
    for n in range(PEOPLE):
        who = person()
        hold(who, post(trust, "Sister", level=2, leads=True))
        black = n % 2 == 1
        said = {"ethnicity": "nhs:N" if black else "nhs:A"}
        rows.append(actions.Declared(who.pk, timezone.localdate(), said))
        if n < (20 if black else 50):
            achieved(who.pk, "core:2.1")
    actions.note_declaration_rows(by=FILES, rows=rows, through="workforce T", now=timezone.now())
    return region


@pytest.fixture
def asked(region, client):
    client.force_login(account_with_role("regional-talent-lead", region))
    address = f"/organisations/R/fairness/what-if/{version().pk}/"
    answer = client.post(f"{address}count/")
    assert answer["Location"] == address
    return address


def test_groups_are_counted_in_the_sealed_room_and_read_on_the_page(asked, client):
    assert answer_tried(by=COUNTER, now=timezone.now()) == 1
    line = next(
        one
        for one in from_json(TriedVersion.objects.get().lines)
        if one.indicator == "tried-ethnicity"
    )
    assert (line.first.part, line.first.whole) == (25, 35)
    assert (line.second.part, line.second.whole) == (10, 35)
    assert line.value == 2.5
    assert events("declarations.counted").count() == 20
    assert "2.50" in client.get(asked).content.decode()


def test_what_serves_pages_asks_and_reads_and_cannot_count(asked, client):
    """It has no address for the sealed room."""
    connections["equality"].close()
    del connections["equality"]
    with pytest.MonkeyPatch.context() as without:
        without.delitem(connections.settings, "equality")
        with pytest.raises(ConnectionDoesNotExist):
            answer_tried(by=COUNTER, now=timezone.now())
        assert TriedVersion.objects.get().answered_at is None
        assert "being counted" in client.get(asked).content.decode()


def test_what_serves_pages_reads_the_answer_and_not_who_falls_short(asked, client, settings):
    answer_tried(by=COUNTER, now=timezone.now())
    settings.LEADWELL_SNAPSHOT_KEY = ""
    made = TriedVersion.objects.select_related("organisation").get()
    with pytest.raises(BrokenSeal):
        opened(made)
    assert client.get(asked).status_code == 200
