"""What a credential of ours says, from what we know of the achievement. No name, no number of anybody's
employer, no e-mail: the person is an address that means nothing elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from leadwell.gateways.open_badges.badges import (
    AchievementSaid,
    Badge,
    Issuer,
    Standard,
    StatusPlace,
)
from leadwell.standards.models import Item
from leadwell.training.models import Achievement, Credential, Programme, Purpose
from leadwell.training.queries.credentials import addresses

HERE = ZoneInfo("Europe/London")
# Documents are in English, whatever language the site is read in: they are for the world.
HOW = {
    "pass": "Passed {title}, as an assurer independent of provider and employer found.",
    "induction": "Finished the induction: every part was done and signed off by the employer.",
    "prior": "Recognised by a panel as learned before, from evidence.",
}
TITLE = "the programme"
ORDER = ("@context", "id", "type", "name", "issuer", "validFrom", "validUntil", "credentialSubject",
         "credentialStatus", "proof")  # fmt: skip


def issuer_now() -> Issuer:
    """Who signs here and now. In the demonstration the name says what it is."""
    made_up = settings.LEADWELL_MODE == "demo"
    name = "Leadwell demonstration (made up)" if made_up else "Leadwell"
    return Issuer(addresses.issuer_address(), name)


def badge_of(credential: Credential) -> Badge:
    """Everything the credential says. Its achievement, item and programme are at hand."""
    earned = credential.achievement
    assert credential.status_list is not None
    assert credential.status_index is not None
    address = addresses.list_address(Purpose.REVOCATION, credential.status_list)
    return Badge(
        id=f"urn:uuid:{credential.identifier}",
        subject=f"urn:uuid:{credential.subject}",
        issuer=issuer_now(),
        achievement=achievement_in_words(earned.item, earned.programme, earned),
        valid_from=_midnight(earned.from_on),
        valid_until=_midnight(earned.until_on) if earned.until_on else None,
        status=StatusPlace(address, credential.status_index),
    )


def achievement_in_words(
    item: Item, programme: Programme | None, earned: Achievement | None = None
) -> AchievementSaid:
    """What was achieved and how. Without an achievement: as it would be for a pass that lasts."""
    source, lasts = (earned.source, earned.until_on is None) if earned else ("pass", True)
    code = programme.code if programme else ""
    return AchievementSaid(
        id=addresses.achievement_address(item.identifier, code),
        name=item.short or item.statement,
        description=item.statement,
        criteria=HOW[source].format(title=programme.title if programme else TITLE),
        kind=_kind(source, lasts=lasts),
        standards=(_standard(item),),
    )


def _kind(source: str, *, lasts: bool) -> str:
    """As Open Badges calls it: what runs out has to be renewed, so it certifies."""
    if not lasts:
        return "Certification"
    return "Competency" if source == "prior" else "CertificateOfCompletion"


def _standard(item: Item) -> Standard:
    return Standard(
        name=item.short or item.statement,
        address=addresses.item_address(item.identifier),
        framework=item.version.title,
        code=item.code,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, HERE)


def in_order(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with its parts as people expect them; the database keeps no order."""
    known = {name: document[name] for name in ORDER if name in document}
    return {**known, **document}
