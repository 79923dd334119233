"""Versions as those who work on them see them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from leadwell.actor import Actor
from leadwell.standards.models import (
    Comment,
    Framework,
    Item,
    ItemKind,
    Link,
    Requirement,
    Status,
    Step,
    StepKind,
    Version,
)
from leadwell.standards.permissions import visible_to, work_visible_to
from leadwell.standards.queries.in_force import PUBLIC, versions_in_force
from leadwell.standards.rules.facts import ItemFacts

UNPUBLISHED = (Status.DRAFT, Status.IN_REVIEW, Status.SIGNED_OFF)
BEFORE = "precedes"


def versions(*, by: Actor) -> QuerySet[Version]:
    """Every version the asker may see, with its framework."""
    return Version.objects.filter(visible_to(by)).select_related("framework")


def drafts(*, by: Actor) -> QuerySet[Version]:
    """What is being written, reviewed or waits to be published, with the number of open comments.
    The latest change first."""
    waiting = Count("comments", filter=Q(comments__answered_at__isnull=True))
    found = versions(by=by).filter(status__in=UNPUBLISHED)
    return found.annotate(open_comments=waiting).order_by("-changed_at", "id")


def frameworks() -> QuerySet[Framework]:
    """Every framework there is; that it exists is public."""
    return Framework.objects.order_by("title")


def numbers_of(framework_id: int) -> frozenset[str]:
    """The numbers its versions have."""
    found = Version.objects.filter(framework_id=framework_id)
    return frozenset(found.values_list("number", flat=True))


def days_begun(framework_id: int) -> tuple[date, ...]:
    """The first days of its published versions."""
    found = Version.objects.filter(framework_id=framework_id, status__in=PUBLIC)
    return tuple(day for day in found.values_list("from_on", flat=True) if day)


def base_of(version: Version) -> Version | None:
    """What a draft is held against: the latest published version of its framework."""
    published = Version.objects.filter(framework_id=version.framework_id, status__in=PUBLIC)
    others = published.exclude(pk=version.pk).select_related("framework")
    if version.from_on:
        others = others.filter(from_on__lt=version.from_on)
    return others.order_by("-from_on").first()


def drafters_of(version: Version) -> frozenset[int | None]:
    """Everybody who started or changed it."""
    wrote = Step.objects.filter(version=version, kind__in=[StepKind.STARTED, StepKind.CHANGED])
    return frozenset(wrote.values_list("person_id", flat=True))


def item_facts(items: Iterable[Item]) -> tuple[ItemFacts, ...]:
    """Items as two versions are held beside each other by them."""
    items = list(items)
    keys = {one.pk: key_of(one) for one in items}
    return tuple(
        ItemFacts(
            key=key_of(one),
            kind=one.kind,
            code=one.code,
            short=one.short,
            statement=one.statement,
            level=one.level,
            parent=keys.get(one.parent_id or 0, ""),
            notes=one.notes,
        )
        for one in items
    )


def key_of(item: Item) -> str:
    """What an item is known by; one without a code is known by its own identifier."""
    return item.key or str(item.identifier)


def level_numbers(version: Version, *, without: int | None = None) -> tuple[int, ...]:
    """The numbers of its levels, without one item's if that is about to change."""
    found = Item.objects.filter(version=version, kind=ItemKind.LEVEL, level__isnull=False)
    others = found if without is None else found.exclude(pk=without)
    return tuple(number for number in others.values_list("level", flat=True) if number is not None)


def known_keys(version: Version, on: date) -> frozenset[str]:
    """What a requirement of a version may name: its own items and those of other frameworks in force."""
    others = versions_in_force(on).exclude(framework_id=version.framework_id).values("pk")
    found = Item.objects.filter(Q(version=version) | Q(version__in=others)).exclude(key="")
    return frozenset(found.values_list("key", flat=True))


def steps_between(version: Version) -> tuple[tuple[str, str], ...]:
    """Which item of a version comes before which, by their keys."""
    found = Link.objects.filter(version=version, kind=BEFORE)
    pairs = found.values_list("origin__key", "destination__key")
    return tuple((first, then) for first, then in pairs if first and then)


def comments_of(version: Version, *, by: Actor) -> QuerySet[Comment]:
    """What was said about it, the open ones first."""
    found = Comment.objects.filter(work_visible_to(by), version=version)
    found = found.select_related("person", "answered_by", "item")
    return found.order_by("answered_at", "said_at", "id")


def open_comments(version: Version) -> int:
    """How many comments nobody answered yet."""
    return Comment.objects.filter(version=version, answered_at__isnull=True).count()


def steps_of(version: Version, *, by: Actor) -> QuerySet[Step]:
    """What happened to it, the latest first."""
    return (
        Step.objects.filter(work_visible_to(by), version=version)
        .select_related("person")
        .order_by("-at", "-id")
    )


def requirements_of(version: Version) -> QuerySet[Requirement]:
    """What its levels ask."""
    return Requirement.objects.filter(version=version).order_by("level", "code")
