"""Clever ways to a second number in a draw, and what a machine could send that no machine would."""

from __future__ import annotations

from base64 import b64encode

import pytest
from django.core.cache import cache
from django.db import ProgrammingError, transaction
from joserfc import jwt
from joserfc.jwk import RSAKey

from leadwell.organisations.tests.factories import hold, place, post
from leadwell.people.models import Person
from leadwell.training.actions.drawing import close_round
from leadwell.training.models import Entry, PlaceApplication, Round
from leadwell.training.tests.rounds import (
    AFTER,
    CLOSES,
    LEAD,
    applied,
    drawn,
    kept_for,
    opened,
    run,
    worker,
)

pytestmark = pytest.mark.django_db
PROOF = {
    "grant_type": "client_credentials",
    "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    "scope": "nothing",
}


def test_whoever_applied_from_two_records_has_one_number():
    run("c1")
    round_ = opened("c1", reserves=(kept_for("c1", "sector:nhs-trust", 1),))
    here, there = worker(), worker()
    for one in (here, there):
        applied(round_, one, "c1")
    hold(Person.objects.get(pk=there.person_id), post(place("T")))
    Person.objects.filter(pk=here.person_id).update(joined_to=there.person_id)
    close_round(by=LEAD, round_id=round_.pk, now=CLOSES)
    entry = Entry.objects.get()
    assert entry.application.person_id == here.person_id
    assert entry.line.endswith("|sector:nhs-trust")
    assert PlaceApplication.objects.get(person_id=there.person_id).withdrawn_at == CLOSES


@pytest.mark.parametrize("who", ["a\0b", "\0"])
def test_a_system_with_a_hidden_sign_in_its_name_is_not_known(client, who):
    cache.clear()
    basic = b64encode(f"{who}:secret".encode()).decode()
    headers = {"Authorization": f"Basic {basic}", "X-Experience-API-Version": "1.0.3"}
    answer = client.post("/xapi/statements", "{}", "application/json", headers=headers)
    assert answer.status_code == 401


@pytest.mark.parametrize("who", ["a\0b", ["a"], {"a": "b"}, 7])
def test_a_tool_with_a_hidden_sign_in_its_name_is_not_known(client, settings, who):
    cache.clear()
    key = RSAKey.generate_key(2048)
    settings.LEADWELL_LTI_KEY = key.as_pem(private=True).decode()
    said = jwt.encode({"alg": "RS256"}, {"iss": who, "sub": who}, key)
    answer = client.post("/lti/token", {**PROOF, "client_assertion": said})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_client")


@pytest.mark.parametrize(
    "change",
    [
        {"closes_at": AFTER},
        {"commit": "0" * 64},
        {"sealed": b"another"},
        {"terms_digest": "0" * 64},
        {"root": "0" * 64},
        {"secret": "0" * 64},
        {"public_value": "a dearer one"},
        {"drawn_at": None, "secret": "", "public_value": ""},
    ],
)
def test_a_round_that_was_published_is_not_published_otherwise_by_the_sites_own_role(change):
    run("c1")
    round_ = opened("c1")
    applied(round_, worker(), "c1")
    drawn(round_)
    with pytest.raises(ProgrammingError, match="never changes"), transaction.atomic():
        Round.objects.filter(pk=round_.pk).update(**change)
