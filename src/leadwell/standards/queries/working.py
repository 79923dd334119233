"""What a drafter's pages need, each in one call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from leadwell.actor import Actor
from leadwell.reasons import Reason
from leadwell.standards.models import (
    Comment,
    Item,
    ItemKind,
    Link,
    Requirement,
    Step,
    StepKind,
    Version,
)
from leadwell.standards.permissions import work_visible_to
from leadwell.standards.queries.drafts import (
    BEFORE,
    base_of,
    comments_of,
    drafts,
    frameworks,
    requirements_of,
    steps_of,
    versions,
)
from leadwell.standards.queries.in_force import PUBLIC, requirement_facts
from leadwell.standards.queries.judging import in_the_way
from leadwell.standards.queries.reading import names_of

KINDS = tuple(ItemKind.choices)
NEXT: Mapping[str, tuple[StepKind, ...]] = {
    "draft": (StepKind.SENT,),
    "in-review": (StepKind.SIGNED_OFF, StepKind.RETURNED),
    "signed-off": (StepKind.PUBLISHED, StepKind.RETURNED),
    "published": (StepKind.RETIRED,),
    "retired": (),
}


@dataclass(frozen=True)
class Desk:
    """Everything that is being worked on, and what came out of it lately."""

    drafts: tuple[Version, ...]
    published: tuple[Version, ...]


@dataclass(frozen=True)
class DraftRead:
    """One version with all that was done to it. `names` says what each named item is, `ways` gives each
    step that may come next with what stands in its way for this person."""

    version: Version
    base: Version | None
    items: tuple[Item, ...]
    requirements: tuple[Requirement, ...]
    names: Mapping[str, Item]
    comments: tuple[Comment, ...]
    steps: tuple[Step, ...]
    ways: tuple[tuple[StepKind, tuple[Reason, ...]], ...]


def desk(*, by: Actor) -> Desk:
    """The drafts, and what is published. Two queries."""
    published = versions(by=by).filter(status__in=PUBLIC)
    return Desk(tuple(drafts(by=by)), tuple(published.order_by("framework__title", "-from_on")))


def framework_choices() -> tuple[tuple[str, str], ...]:
    """Every framework to start a draft of."""
    return tuple((one.slug, one.title) for one in frameworks())


def read_draft(version_id: int, *, by: Actor, today: date) -> DraftRead:
    """One version as its drafters see it. At most twelve queries. Raises `Version.DoesNotExist`."""
    version = versions(by=by).get(pk=version_id)
    steps = NEXT[version.status]
    items = tuple(Item.objects.filter(version=version).order_by("order", "id"))
    asked = tuple(requirements_of(version).select_related("version__framework"))
    return DraftRead(
        version=version,
        base=base_of(version),
        items=items,
        requirements=asked,
        names=names_of([requirement_facts(one) for one in asked], items, today),
        comments=tuple(comments_of(version, by=by)),
        steps=tuple(steps_of(version, by=by)),
        ways=tuple((one, tuple(in_the_way(version, one, by=by, today=today))) for one in steps),
    )


def version_of(version_id: int, *, by: Actor) -> Version:
    """One version, with its framework. Raises `Version.DoesNotExist`."""
    return versions(by=by).get(pk=version_id)


def item_in_boxes(version_id: int, item_id: int, *, by: Actor) -> dict[str, Any]:
    """An item as its form shows it. Raises `DoesNotExist`."""
    found = Item.objects.select_related("parent").filter(version__in=versions(by=by).values("pk"))
    item = found.get(pk=item_id, version_id=version_id)
    first = Link.objects.filter(version_id=version_id, kind=BEFORE, destination=item)
    names = ("kind", "code", "short", "statement", "level", "notes")
    return {name: getattr(item, name) for name in names} | {
        "seen": item.changed_at.isoformat(),
        "parent": item.parent.code if item.parent else "",
        "after": ", ".join(first.order_by("origin__order").values_list("origin__code", flat=True)),
    }


def item_choices(
    version_id: int, *, by: Actor, but: int | None = None
) -> tuple[tuple[str, str], ...]:
    """The items of a version by their codes, to choose one."""
    found = Item.objects.filter(version__in=versions(by=by).values("pk"), version_id=version_id)
    others = found.exclude(code="").filter(~Q(pk=but) if but else Q()).order_by("order", "id")
    return tuple((one.code, f"{one.code} {one.short or one.statement}"[:80]) for one in others)


def requirement_kept(version_id: int, requirement_id: int, *, by: Actor) -> Requirement:
    """One requirement of a version. Raises `DoesNotExist`."""
    found = Requirement.objects.filter(version__in=versions(by=by).values("pk"))
    return found.get(pk=requirement_id, version_id=version_id)


def comment_made(version_id: int, comment_id: int, *, by: Actor) -> Comment:
    """One comment on a version. Raises `DoesNotExist`."""
    found = Comment.objects.filter(work_visible_to(by), version_id=version_id)
    return found.select_related("person", "item").get(pk=comment_id)


def why_not(version_id: int, step: StepKind, *, by: Actor, today: date) -> tuple[Reason, ...]:
    """What stands in the way of a step for this person. Raises `Version.DoesNotExist`."""
    return tuple(in_the_way(versions(by=by).get(pk=version_id), step, by=by, today=today))
