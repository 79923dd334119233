"""Writing a draft: starting it, and changing what it says. Published versions are never touched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from leadwell.actor import Actor
from leadwell.history import actions as history
from leadwell.reasons import NotPermitted, insist_on
from leadwell.standards.actions.copying import copy_version
from leadwell.standards.models import (
    Framework,
    Item,
    Link,
    Requirement,
    Status,
    Step,
    StepKind,
    Version,
)
from leadwell.standards.permissions import may_draft
from leadwell.standards.queries import drafts as reads
from leadwell.standards.queries.in_force import requirement_facts
from leadwell.standards.rules.draft_may_be_changed import draft_may_be_changed
from leadwell.standards.rules.draft_may_be_started import draft_may_be_started
from leadwell.standards.rules.example_stays_labelled import example_stays_labelled
from leadwell.standards.rules.facts import ItemFacts
from leadwell.standards.rules.item_may_be_kept import item_may_be_kept
from leadwell.standards.rules.nothing_comes_before_itself import nothing_comes_before_itself
from leadwell.standards.rules.requirement_may_be_kept import requirement_may_be_kept

DEEPEST = 100  # a circle is walked round once or twice, never for ever
REFUSED = gettext_noop(
    "Only somebody who drafts standards can do this. The national team gives that role."
)


@transaction.atomic
def start_draft(*, by: Actor, framework: str, number: str, now: datetime) -> Version:
    """Start the next version of a framework as a copy of its latest published one.

    Raises `NotPermitted`, `Framework.DoesNotExist` or `RuleBroken` (STD-12).
    """
    if not may_draft(by):
        raise NotPermitted(REFUSED)
    kept = Framework.objects.select_for_update().get(slug=framework)
    number = number.strip()
    insist_on(draft_may_be_started(number, taken=reads.numbers_of(kept.pk)))
    version = _empty(kept, number, by=by, now=now)
    if base := reads.base_of(version):
        copy_version(base, version, now=now)
    Step.objects.create(version=version, kind=StepKind.STARTED, person_id=by.person_id, at=now)
    details = {"framework": framework, "number": number}
    history.record("standards.draft_started", about=version, by=by, now=now, details=details)
    return version


def _empty(framework: Framework, number: str, *, by: Actor, now: datetime) -> Version:
    return Version.objects.create(
        framework=framework,
        number=number,
        title=framework.title,
        creator=framework.publisher,
        example=framework.example,
        changed_at=now,
    )


@transaction.atomic
def describe_version(
    *, by: Actor, version_id: int, said: Mapping[str, Any], seen_at: datetime | None, now: datetime
) -> Version:
    """Change what a draft says about itself: title, about, creator, source, unverified, example.

    Raises `NotPermitted`, `Version.DoesNotExist` or `RuleBroken` (STD-07, STD-08).
    """
    version = _to_change(by, version_id, seen_at=seen_at)
    base = reads.base_of(version)
    insist_on(
        example_stays_labelled(
            title=said["title"],
            example=said["example"],
            was_example=bool(base and base.example),
            source=said["source"],
            source_before=base.source if base else "",
        )
    )
    for name in ("title", "about", "creator", "source", "unverified", "example"):
        setattr(version, name, said[name])
    _changed(version, by=by, now=now, what="about")
    return version


@transaction.atomic
def keep_item(
    *,
    by: Actor,
    version_id: int,
    item_id: int | None,
    said: Mapping[str, Any],
    seen_at: datetime | None,
    now: datetime,
) -> Item:
    """Add an item to a draft, or change one. `said` has kind, code, short, statement, level, parent (the
    code of the item it belongs to), after (codes of what has to come first) and notes.

    Raises `NotPermitted`, `DoesNotExist` or `RuleBroken` (STD-02, STD-04, STD-07).
    """
    version = _to_change(by, version_id)
    item = _item(version, item_id, now)
    insist_on(draft_may_be_changed(version.status, changed_at=item.changed_at, seen_at=seen_at))
    others = _others(version, item)
    parent = others.get(said["parent"])
    facts = _facts(version, said)
    levels = reads.level_numbers(version, without=item.pk)
    insist_on(item_may_be_kept(facts, taken=set(others), levels=levels))
    insist_on(nothing_comes_before_itself(_inside(item, facts.key, parent)))
    _write(item, facts, parent, now)
    _comes_after(version, item, [others[code] for code in said["after"] if code in others], now)
    insist_on(nothing_comes_before_itself(reads.steps_between(version)))
    _changed(version, by=by, now=now, what=item.key)
    return item


def _others(version: Version, item: Item) -> dict[str, Item]:
    """Every other item with a code, by its code."""
    found = Item.objects.filter(version=version).exclude(code="").exclude(pk=item.pk)
    return {one.code: one for one in found}


def _item(version: Version, item_id: int | None, now: datetime) -> Item:
    if item_id is not None:
        return Item.objects.select_for_update().get(pk=item_id, version=version)
    last = Item.objects.filter(version=version).order_by("-order").first()
    return Item(version=version, order=last.order + 1 if last else 1, changed_at=now)


def _facts(version: Version, said: Mapping[str, Any]) -> ItemFacts:
    return ItemFacts(
        key=f"{version.framework.slug}:{said['code']}",
        kind=said["kind"],
        code=said["code"],
        short=said["short"],
        statement=said["statement"],
        level=said["level"],
        notes=said["notes"],
    )


def _inside(item: Item, key: str, parent: Item | None) -> list[tuple[str, str]]:
    """From the parent upwards, each with what it lies in. The item itself is known by its new key."""
    pairs: list[tuple[str, str]] = []
    child, above = key, parent
    while above is not None and len(pairs) < DEEPEST:
        name = key if above.pk == item.pk else above.key
        pairs.append((child, name))
        child, above = name, above.parent
    return pairs


def _write(item: Item, facts: ItemFacts, parent: Item | None, now: datetime) -> None:
    if item.pk and item.parent_id != (parent.pk if parent else None):
        Link.objects.filter(version=item.version, kind="isChildOf", origin=item).delete()
    for name in ("key", "kind", "code", "short", "statement", "level", "notes"):
        setattr(item, name, getattr(facts, name))
    item.parent, item.changed_at = parent, now
    item.save()


def _comes_after(version: Version, item: Item, first: list[Item], now: datetime) -> None:
    """Exactly these items come before it."""
    kept = Link.objects.filter(version=version, kind=reads.BEFORE, destination=item)
    kept.exclude(origin__in=first).delete()
    there = set(kept.values_list("origin_id", flat=True))
    Link.objects.bulk_create(
        Link(version=version, kind=reads.BEFORE, origin=one, destination=item, changed_at=now)
        for one in first
        if one.pk not in there
    )


@transaction.atomic
def remove_item(*, by: Actor, version_id: int, item_id: int, now: datetime) -> Version:
    """Take an item, and what hangs on it, out of a draft. Published versions keep theirs.

    Raises `NotPermitted`, `DoesNotExist` or `RuleBroken` (STD-07).
    """
    version = _to_change(by, version_id)
    item = Item.objects.get(pk=item_id, version=version)
    key = item.key
    item.delete()
    _changed(version, by=by, now=now, what=key)
    return version


@transaction.atomic
def keep_requirement(
    *,
    by: Actor,
    version_id: int,
    requirement_id: int | None,
    said: Mapping[str, Any],
    now: datetime,
) -> Requirement:
    """Add a requirement to a draft, or change one. `said` has code, title, level, staff_group, rule,
    bites_on, on_hold and because.

    Raises `NotPermitted`, `DoesNotExist` or `RuleBroken` (STD-03, STD-07, STD-40).
    """
    version = _to_change(by, version_id)
    kept = _requirement(version, requirement_id)
    for name in ("code", "title", "level", "staff_group", "rule", "bites_on", "on_hold", "because"):
        setattr(kept, name, said[name])
    others = reads.requirements_of(version).exclude(pk=kept.pk)
    insist_on(
        requirement_may_be_kept(
            requirement_facts(kept),
            taken=set(others.values_list("code", flat=True)),
            known=reads.known_keys(version, localdate(now)),
            levels=reads.level_numbers(version),
        )
    )
    kept.save()
    _changed(version, by=by, now=now, what=kept.code)
    return kept


def _requirement(version: Version, requirement_id: int | None) -> Requirement:
    if requirement_id is None:
        return Requirement(version=version)
    return Requirement.objects.select_for_update().get(pk=requirement_id, version=version)


@transaction.atomic
def remove_requirement(
    *, by: Actor, version_id: int, requirement_id: int, now: datetime
) -> Version:
    """Take a requirement out of a draft. Raises `NotPermitted`, `DoesNotExist` or `RuleBroken` (STD-07)."""
    version = _to_change(by, version_id)
    kept = Requirement.objects.get(pk=requirement_id, version=version)
    code = kept.code
    kept.delete()
    _changed(version, by=by, now=now, what=code)
    return version


def _to_change(by: Actor, version_id: int, *, seen_at: datetime | None = None) -> Version:
    """The draft, locked: one change at a time, so that no two break a rule together."""
    found = reads.versions(by=by).select_for_update(of=("self",))
    version = found.get(pk=version_id)
    if not may_draft(by):
        raise NotPermitted(REFUSED)
    insist_on(draft_may_be_changed(version.status, changed_at=version.changed_at, seen_at=seen_at))
    assert version.status == Status.DRAFT
    return version


def _changed(version: Version, *, by: Actor, now: datetime, what: str) -> None:
    """Everybody who changed it is a drafter; each change is in the ledger."""
    version.changed_at = now
    version.save()
    if by.person_id not in reads.drafters_of(version):
        Step.objects.create(version=version, kind=StepKind.CHANGED, person_id=by.person_id, at=now)
    details = {"what": what}
    history.record("standards.draft_changed", about=version, by=by, now=now, details=details)
