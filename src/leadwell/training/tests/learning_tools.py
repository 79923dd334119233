"""A provider, its learning system and one of its courses, a learner, and what the system asks for."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from leadwell.access.tests.factories import actor_with_role
from leadwell.gateways import lti
from leadwell.organisations.tests.factories import person, place, signed_in
from leadwell.training.actions import launching, tools
from leadwell.training.models import LearningTool, Provider, ToolLink
from leadwell.training.rules.learning.facts import Asked
from leadwell.training.tests.rounds import programme

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
SITE = "https://leadwell.example"
OURS = RSAKey.generate_key(2048).as_pem(private=True).decode()
TOOL_KEY, OTHER_KEY = RSAKey.generate_key(2048), RSAKey.generate_key(2048)
LAUNCH_URL = "https://learn.example/launch"
SCORE = "application/vnd.ims.lis.v1.score+json"


def jwks(*keys) -> str:
    return json.dumps(KeySet(list(keys)).as_dict(private=False))


@pytest.fixture(autouse=True)
def site(settings):
    cache.clear()
    settings.LEADWELL_LTI_KEY = OURS
    settings.LEADWELL_ADDRESS = SITE


@pytest.fixture
def school():
    return Provider.objects.create(organisation=place("ZP9"), made_up=True)


@pytest.fixture
def teacher(school):
    return actor_with_role("training-provider", school.organisation)


def registered(by, school, key=TOOL_KEY, **more) -> LearningTool:
    said = {
        "title": "Moodle",
        "login_url": "https://learn.example/login?x=1",
        "launch_url": LAUNCH_URL,
        "keys": jwks(key),
        **more,
    }
    return tools.register_tool(by=by, provider_id=school.pk, now=NOW, **said)


@pytest.fixture
def tool(teacher, school):
    return registered(teacher, school)


def linked(by, tool, **more) -> ToolLink:
    said = {"resource": "7", "title": "Leading online", "threshold": Decimal("0.8"), **more}
    said.setdefault("programme_id", programme("lead", title="Leading a team").pk)
    return tools.link_course(by=by, tool_id=tool.pk, now=NOW, **said)


@pytest.fixture
def link(teacher, tool):
    return linked(teacher, tool)


@pytest.fixture
def learner():
    return signed_in(person("Wren Made-Up"))


def asked(address: str, **more) -> Asked:
    """What a tool asks for when it was told of a login at this address."""
    told = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    said = {
        "client_id": told["client_id"],
        "login_hint": told["login_hint"],
        "redirect_uri": LAUNCH_URL,
        "nonce": "n-1",
        "state": "s-1",
        "scope": "openid",
        "response_type": "id_token",
        "response_mode": "form_post",
        "prompt": "none",
        **more,
    }
    return Asked(**said)


def opened(by, link, now=NOW) -> str:
    return launching.open_course(by=by, link_id=link.pk, now=now)


def subject_of(by, link) -> str:
    """Open the course and be told of: the word by which the tool knows the person."""
    answer = launching.answer_launch(by=by, asked=asked(opened(by, link)), now=NOW)
    found = jwt.decode(answer.id_token, KeySet.import_key_set(lti.keyset(OURS)))
    return found.claims["sub"]


def proof(tool, key=TOOL_KEY, alg="RS256", **more) -> str:
    at = int(datetime.now(UTC).timestamp())
    claims = {
        "iss": tool.client_id, "sub": tool.client_id, "aud": f"{SITE}/lti/token",
        "jti": str(uuid4()), "iat": at, "exp": at + 300, **more,
    }  # fmt: skip
    return jwt.encode({"alg": alg, "kid": key.thumbprint()}, claims, key, algorithms=[alg])


def token_asked(assertion, **more):
    typed = {
        "grant_type": "client_credentials",
        "client_assertion_type": lti.ASSERTION,
        "client_assertion": assertion,
        "scope": " ".join(lti.SCOPES),
        **more,
    }
    return Client().post("/lti/token", typed)


def bearer(tool, **more) -> dict[str, str]:
    token = token_asked(proof(tool), **more).json()["access_token"]
    return {"HTTP_AUTHORIZATION": f"Bearer {token}"}


def scored(link, subject, headers, at=0, **more):
    when = datetime.now(UTC) + timedelta(seconds=at - 60)
    said = {
        "userId": subject, "scoreGiven": 8, "scoreMaximum": 10, "activityProgress": "Completed",
        "gradingProgress": "FullyGraded", "timestamp": when.isoformat(), **more,
    }  # fmt: skip
    address = f"/lti/lineitems/{link.pk}/scores"
    return Client().post(address, json.dumps(said), content_type=SCORE, **headers)
