"""Every address is sent every kind of form by everybody who may not open it: nothing happens.

Whatever happens here leaves an event (tests/house/test_actions.py sees to that), so an attempt that
leaves none, but that somebody was turned away, has changed nothing.
"""

from __future__ import annotations

import pytest
from django.test import Client

from leadwell.actor import ANYONE
from tests.attacks.addresses import ALL, visits
from tests.attacks.region import people as people
from tests.attacks.region import region as region
from tests.attacks.test_every_role_at_every_address import NOBODY, REFUSED, SENT_TO_SIGN_IN
from tests.site import filled_database as filled_database

NOT_ANSWERED = 405
# Every box of every form, filled so that most forms would take it, and some that no form has.
TYPED = {
    "because": "A reason that is long enough to be one.", "answer": "kept", "accepted": "yes",
    "decision": "release", "says": "Words that are long enough.", "reply": "Words, long enough.",
    "kind": "access", "place": "XXT01", "value": "1", "name": "Somebody Else", "job": "nurse",
    "hours": "30", "step": "answer", "words": "Words that are long enough.", "route": "The ICO",
    "records": ["1", "2", "3"], "should_say": "8b", "person_id": "1", "post_number": "1",
    "email": "x@demo.leadwell.example", "role": "hr-officer", "organisation": "XXT01",
    "last_day_0": "1", "last_day_1": "6", "last_day_2": "2026", "state": "taken", "by": "1",
    "organisation_id": "1", "decided_by": "me", "made_up": "on", "joined_to": "1", "id": "1",
    "on_day": "22", "on_month": "11", "on_year": "2026", "where_at": "Two wards", "white": "3",
    "bme": "1", "not_known": "0",
}  # fmt: skip
NEVER = ("put", "patch", "delete")
HARMLESS = ("staff_file.turned_away", "person.looked_at")


def happened(region, after: int) -> list[str]:
    return region.all(
        "SELECT what FROM history_event WHERE id > %s AND what <> ALL(%s)", after, list(HARMLESS)
    )


@pytest.mark.parametrize("name", ALL)
def test_nobody_changes_what_they_may_not_open(name, region, people):
    before = region.one("SELECT coalesce(max(id), 0) FROM history_event")
    wrong = []
    for visit in visits(name, region):
        for who, (client, by) in people.items():
            if visit.allowed(by):
                continue
            status = client.post(visit.address, TYPED).status_code
            turned = (SENT_TO_SIGN_IN, NOBODY) if by is ANYONE else (REFUSED, NOBODY)
            if status not in (*turned, NOT_ANSWERED):
                wrong.append(f"{who} at {visit.address}: {status}")
    assert not wrong, "\n".join(wrong)
    assert happened(region, before) == []


@pytest.mark.parametrize("name", ALL)
def test_no_other_method_does_anything_for_anybody(name, region, people):
    before = region.one("SELECT coalesce(max(id), 0) FROM history_event")
    visit = next(visits(name, region))
    for who in ("hr", "admin", "anyone"):
        for method in NEVER:
            status = getattr(people[who][0], method)(visit.address, TYPED).status_code
            assert 300 <= status < 500, f"{who} {method} {visit.address}: {status}"
    assert happened(region, before) == []


@pytest.mark.parametrize("name", [n for n in ALL if not n.startswith("measures:")])
def test_a_form_without_our_mark_changes_nothing(name, region, people):
    before = region.one("SELECT coalesce(max(id), 0) FROM history_event")
    for visit in visits(name, region):
        for client, by in people.values():
            if not visit.allowed(by):
                continue
            strict = Client(enforce_csrf_checks=True)
            strict.cookies = client.cookies
            status = strict.post(visit.address, TYPED).status_code
            assert status in (REFUSED, NOBODY, NOT_ANSWERED, SENT_TO_SIGN_IN), visit.address
    assert happened(region, before) == []
