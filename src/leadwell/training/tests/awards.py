"""Somebody who achieved something, the keys that sign it, and those who award, own and stop it."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from datetime import date, timedelta
from functools import cache

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from leadwell.access.tests.factories import actor_with_role
from leadwell.actor import Actor, Permission, system_actor
from leadwell.organisations.tests.factories import person, place
from leadwell.standards.tests.factories import item
from leadwell.training.actions import credentials as actions
from leadwell.training.models import Achievement, Credential, Programme
from leadwell.training.queries import credentials as queries
from leadwell.training.tests.factories import NOW

SIGNER = system_actor("the signer of credentials", Permission.ASSURE_TRAINING)
LATER = NOW + timedelta(days=30)


@cache
def rsa() -> str:
    """A key for tokens, as the environment gives it."""
    key = generate_private_key(public_exponent=65537, key_size=2048)
    der = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return urlsafe_b64encode(der).decode()


@pytest.fixture(autouse=True)
def with_keys(settings):
    settings.LEADWELL_CREDENTIAL_KEY = urlsafe_b64encode(bytes(range(32))).decode().rstrip("=")
    settings.LEADWELL_CREDENTIAL_RSA_KEY = rsa()
    settings.LEADWELL_ADDRESS = "https://leadwell.example"


@pytest.fixture
def asha():
    return person("Asha Patel")


def earned(who, key: str = "core:3.1", **said: object) -> Achievement:
    """What somebody achieved: by a pass of the mid-career programme unless told otherwise."""
    programme, _ = Programme.objects.get_or_create(
        code="mid-career", defaults={"title": "Mid-career programme", "kind": "mid-career",
                                     "from_on": date(2026, 1, 1)},
    )  # fmt: skip
    usual = {"source": "pass", "from_on": date(2026, 3, 1), "until_on": date(2029, 3, 1)}
    of = item(key)
    return Achievement.objects.create(
        person=who, item=of, key=of.key, programme=programme, **{**usual, **said}
    )


def awarded(who, **said: object) -> Credential:
    """Asked for and signed."""
    credential = actions.award_credential(by=SIGNER, achievement_id=earned(who, **said).pk, now=NOW)
    actions.sign_credentials(by=SIGNER, now=NOW)
    credential.refresh_from_db()
    return credential


def own(who) -> Actor:
    return Actor(name="them", person_id=who.pk)


def assurer() -> Actor:
    return actor_with_role("assurer", place("ENG", kind="country", sector="national"))


def cases(credential, *, now=NOW) -> dict[str, str]:
    found = queries.one_checked(credential.identifier, now=now)
    return {part.name: part.case for part in found.examined.parts}


def codes(refusal) -> list[str]:
    return [reason.code for reason in refusal.value.reasons]
