"""What is in force on a day: the version, its levels, its values, what each level asks."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from leadwell.standards.models import Item, ItemKind, Requirement, Status, Version
from leadwell.standards.rules.facts import LevelFacts, RequirementFacts, Value, ValuesShown

CORE = "core"  # the framework whose levels the posts have
VALUES = "values"  # the framework whose values are shown everywhere
PUBLIC = (Status.PUBLISHED, Status.RETIRED)


def in_force(on: date) -> Q:
    """Versions in force on a day."""
    begun = Q(status__in=PUBLIC, from_on__lte=on)
    return begun & (Q(until_on__isnull=True) | Q(until_on__gt=on))


def versions_in_force(on: date) -> QuerySet[Version]:
    """Every framework's version of that day, with its framework."""
    return Version.objects.filter(in_force(on)).select_related("framework")


def version_in_force(slug: str, on: date) -> Version | None:
    """What a framework says on a day; None where it says nothing yet or no more. One query."""
    return versions_in_force(on).filter(framework__slug=slug).first()


def items_of(version: Version) -> tuple[Item, ...]:
    """Everything a version says, in its order. One query."""
    return tuple(Item.objects.filter(version=version).order_by("order", "id"))


def levels_on(on: date, slug: str = CORE) -> tuple[LevelFacts, ...]:
    """The levels of a framework on a day, the lowest first. One query."""
    found = _of(slug, ItemKind.LEVEL, on).filter(level__isnull=False).order_by("level")
    return tuple(
        LevelFacts(one.level or 0, one.short or one.statement, one.statement, one.key)
        for one in found
    )


def values_on(on: date) -> ValuesShown | None:
    """The one set of values, the same in induction, standards, appraisal and appointment. None where
    none is in force. Two queries."""
    version = version_in_force(VALUES, on)
    if version is None:
        return None
    found = Item.objects.filter(version=version, kind=ItemKind.VALUE).order_by("order", "id")
    return ValuesShown(
        framework=VALUES,
        version=version.number,
        title=version.title,
        publisher=version.framework.publisher,
        source=version.source,
        values=tuple(_value(one) for one in found),
    )


def _value(item: Item) -> Value:
    name = item.short or item.statement
    return Value(item.key, name, "" if name == item.statement else item.statement)


def requirements_on(on: date) -> tuple[RequirementFacts, ...]:
    """What every level asks on a day, by all frameworks in force, the lowest level first. One query."""
    versions = versions_in_force(on).values("pk")
    found = Requirement.objects.filter(version__in=versions)
    return tuple(
        requirement_facts(one)
        for one in found.select_related("version__framework").order_by("level", "code")
    )


def requirement_facts(kept: Requirement) -> RequirementFacts:
    """A requirement as the gate asks for it."""
    return RequirementFacts(
        framework=kept.version.framework.slug,
        version=kept.version.number,
        version_id=kept.version_id,
        code=kept.code,
        title=kept.title,
        level=kept.level,
        rule=kept.rule,
        staff_group=kept.staff_group,
        bites_on=kept.bites_on,
        on_hold=kept.on_hold,
        because=kept.because,
    )


def _of(slug: str, kind: ItemKind, on: date) -> QuerySet[Item]:
    return Item.objects.filter(
        version__in=versions_in_force(on).filter(framework__slug=slug), kind=kind
    )
