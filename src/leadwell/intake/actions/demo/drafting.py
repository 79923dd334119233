"""A made-up draft of the next core standards, in review, with comments: so that there is one to look at."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from leadwell.actor import EVERYWHERE, Actor, Grant, Permission
from leadwell.people.queries import people_called
from leadwell.standards import actions as standards
from leadwell.standards.models import Item, Requirement, Version

NUMBER, AFTER = "1.1", "2.0"
TITLE = "Core leadership and management standards (example), version 1.1"
SOURCE = "Our own words, as in version 1.0, changed as a made-up example of a draft."
NEW_ITEM = {
    "kind": "standard", "code": "2.6", "short": "Staying well oneself", "level": 2, "parent": "people",
    "statement": "Notices when the work becomes too much for themselves, and says so in time.",
    "after": ["1.1"], "notes": "",
}  # fmt: skip
NEW_WORDS = (
    "Makes it safe to say what went wrong, thanks whoever says it, and changes what led to it."
)


def draft_standards(*, by: Actor, now: datetime) -> None:
    """The assurer drafts, the national lead comments and has begun the one after. Twice is once."""
    if Version.objects.filter(framework__slug="core", number=NUMBER).exists():
        return
    drafter, reader = _acting("Kwabena Thistle", by), _acting("Farida Loxley", by)
    then = now - timedelta(days=9)
    draft = standards.start_draft(by=drafter, framework="core", number=NUMBER, now=then)
    _describe(draft, drafter, then)
    _change_items(draft, drafter, then + timedelta(hours=1))
    _change_requirement(draft, drafter, then + timedelta(hours=2))
    standards.send_for_review(by=drafter, version_id=draft.pk, now=then + timedelta(days=1))
    _comment(draft, drafter, reader, then + timedelta(days=3))
    begun = standards.start_draft(by=reader, framework="core", number=AFTER, now=now)
    standards.comment_on(
        by=drafter, version_id=begun.pk, item_code="", now=now,
        said="Before we go on: who reads this with us from social care?",
    )  # fmt: skip


def _acting(name: str, by: Actor) -> Actor:
    """Somebody of the demo, with the one permission they need here."""
    person = people_called(name, by=by).get(name=name, joined_to=None, identifiers=None)
    grant = Grant(Permission.DRAFT_STANDARDS, EVERYWHERE)
    return Actor(name=person.name, person_id=person.pk, grants=frozenset({grant}))


def _describe(draft: Version, by: Actor, now: datetime) -> None:
    said = {
        "title": TITLE, "about": draft.about, "creator": draft.creator, "source": SOURCE,
        "unverified": draft.unverified, "example": True,
    }  # fmt: skip
    standards.describe_version(by=by, version_id=draft.pk, said=said, seen_at=None, now=now)


def _change_items(draft: Version, by: Actor, now: datetime) -> None:
    _keep(draft, None, NEW_ITEM, by, now)
    kept = Item.objects.get(version=draft, code="2.3")
    said = {
        "kind": kept.kind, "code": kept.code, "short": kept.short, "level": kept.level,
        "parent": "care", "statement": NEW_WORDS, "after": ["1.3"], "notes": "",
    }  # fmt: skip
    _keep(draft, kept.pk, said, by, now)
    gone = Item.objects.get(version=draft, code="4.4.b")
    standards.remove_item(by=by, version_id=draft.pk, item_id=gone.pk, now=now)


def _keep(
    draft: Version, item_id: int | None, said: dict[str, Any], by: Actor, now: datetime
) -> None:
    standards.keep_item(
        by=by, version_id=draft.pk, item_id=item_id, said=said, seen_at=None, now=now
    )


def _change_requirement(draft: Version, by: Actor, now: datetime) -> None:
    """Level 3 would ask for three of the other standards, and half a year later."""
    kept = Requirement.objects.get(version=draft, code="level-3")
    names = ("code", "title", "level", "staff_group", "on_hold", "because")
    said = {name: getattr(kept, name) for name in names}
    choice = [{"item": f"core:3.{n}"} for n in (2, 4, 5)]
    always = [{"item": key} for key in ("core:induction", "core:3.1", "core:3.3")]
    rule = {"all": [*always, {"at_least": 3, "of": choice}]}
    standards.keep_requirement(
        by=by, version_id=draft.pk, requirement_id=kept.pk, now=now,
        said={**said, "rule": rule, "bites_on": date(2027, 7, 1)},
    )  # fmt: skip


def _comment(draft: Version, drafter: Actor, reader: Actor, now: datetime) -> None:
    said = (
        "Practice managers of small practices ask what this means where there is no second manager."
    )
    made = standards.comment_on(by=reader, version_id=draft.pk, item_code="3.1", said=said, now=now)
    answer = "It is about the managers one works with, also those of the next practice."
    standards.answer_comment(
        by=drafter, version_id=draft.pk, comment_id=made.pk, answer=answer,
        now=now + timedelta(days=1),
    )  # fmt: skip
    standards.comment_on(
        by=reader, version_id=draft.pk, item_code="", now=now + timedelta(days=2),
        said="Who pays for three standards more before July? Please put the numbers beside it.",
    )  # fmt: skip
