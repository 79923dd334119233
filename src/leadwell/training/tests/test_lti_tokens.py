"""A learning system gets a token only by proving who it is."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from leadwell.gateways import lti
from leadwell.history.tests.factories import events
from leadwell.training.actions import tools
from leadwell.training.models import ToolProof
from leadwell.training.tests.learning_tools import (
    NOW,
    OTHER_KEY,
    OURS,
    TOOL_KEY,
    proof,
    school,
    site,
    teacher,
    token_asked,
    tool,
)

__all__ = ["school", "site", "teacher", "tool"]
pytestmark = pytest.mark.django_db


def signed_with_what_is_public(token: str) -> str:
    """The old attack: the algorithm swapped for one whose secret is the published key."""
    header = urlsafe_b64encode(b'{"alg":"HS256"}').rstrip(b"=").decode()
    said = f"{header}.{token.split('.')[1]}"
    seal = hmac.digest(TOOL_KEY.as_pem(private=False), said.encode(), "sha256")
    return f"{said}.{urlsafe_b64encode(seal).rstrip(b'=').decode()}"


def test_a_tool_that_proves_who_it_is_gets_a_token_once_with_each_proof(tool):
    one = proof(tool)
    answer = token_asked(one)
    assert answer.json()["expires_in"] == 3600
    assert answer.json()["scope"].split() == list(lti.SCOPES)
    assert answer["Cache-Control"] == "no-store"
    assert "used before" in token_asked(one).json()["error_description"]
    assert len(events("learning_tool.proved")) == 1


def test_old_proofs_are_forgotten_once_they_would_be_too_old_anyway(tool):
    long_ago = datetime.now(UTC) - timedelta(hours=1)
    ToolProof.objects.create(tool=tool, number="old", until=long_ago)
    token_asked(proof(tool))
    assert not ToolProof.objects.filter(number="old").exists()


def test_who_cannot_prove_it_gets_none(tool, settings, teacher):
    at = int(datetime.now(UTC).timestamp())
    assertions = [
        proof(tool, key=OTHER_KEY),
        proof(tool, aud="https://elsewhere.example/token"),
        proof(tool, exp=at - 600),
        proof(tool, sub="another"),
        proof(tool, iss="another"),
        signed_with_what_is_public(proof(tool)),
        proof(tool).rsplit(".", 1)[0] + ".",
        "no.token",
        "no",
        "",
    ]
    for assertion in assertions:
        answer = token_asked(assertion)
        assert answer.status_code == 400
        assert answer.json()["error"] == "invalid_client"
    assert token_asked(proof(tool), grant_type="password").status_code == 400
    assert token_asked(proof(tool), client_assertion_type="x").status_code == 400
    assert token_asked(proof(tool), scope="openid").status_code == 400
    assert not ToolProof.objects.exists()
    settings.LEADWELL_LTI_KEY = ""
    assert token_asked(proof(tool)).status_code == 400
    settings.LEADWELL_LTI_KEY = OURS
    tools.end_tool(by=teacher, tool_id=tool.pk, now=NOW)
    assert token_asked(proof(tool)).status_code == 400


def test_a_machine_that_fails_too_often_waits(tool):
    answers = [token_asked("no").status_code for _ in range(61)]
    assert answers == [400] * 60 + [429]
    assert Client().post("/lti/lineitems/7/scores").status_code == 429
