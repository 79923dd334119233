"""Versions and items as people read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from leadwell.actor import Actor
from leadwell.organisations.queries.levels import level_mapping
from leadwell.standards.models import Definition, Item, Link, Mark, Version
from leadwell.standards.queries.drafts import item_facts, requirements_of, versions
from leadwell.standards.queries.in_force import (
    CORE,
    PUBLIC,
    in_force,
    requirement_facts,
    values_on,
    versions_in_force,
)
from leadwell.standards.queries.judging import keys_named
from leadwell.standards.rules.facts import Change, RequirementFacts, ValuesShown
from leadwell.standards.rules.what_changed import what_changed


@dataclass(frozen=True)
class Shelf:
    """Every framework in force, and the values that stand above them all."""

    values: ValuesShown | None
    versions: tuple[Version, ...]


@dataclass(frozen=True)
class VersionRead:
    """One version with everything in it. `names` says what each named item is called and where it stands;
    `others` are the other versions of the framework that this reader may see."""

    version: Version
    items: tuple[Item, ...]
    requirements: tuple[RequirementFacts, ...]
    names: Mapping[str, Item]
    values: ValuesShown | None
    licences: tuple[Definition, ...]
    posts: Mapping[int, tuple[str, ...]]
    others: tuple[Version, ...]


@dataclass(frozen=True)
class ItemRead:
    """One item with everything that hangs on it, in this version and beyond."""

    item: Item
    behaviours: tuple[Item, ...]
    children: tuple[Item, ...]
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    requirements: tuple[RequirementFacts, ...]
    names: Mapping[str, Item]
    elsewhere: tuple[Item, ...]


@dataclass(frozen=True)
class Compared:
    """Two versions of one framework side by side."""

    before: Version
    after: Version
    items: tuple[Change, ...]
    requirements: tuple[tuple[RequirementFacts | None, RequirementFacts | None], ...]
    names: Mapping[str, Item]
    choices: tuple[Version, ...]


def shelf(*, today: date) -> Shelf:
    """What is in force today, the core framework first. Three queries."""
    found = sorted(
        versions_in_force(today), key=lambda one: (one.framework.slug != CORE, one.framework.title)
    )
    return Shelf(values_on(today), tuple(found))


def read_version(slug: str, number: str, *, by: Actor, today: date) -> VersionRead:
    """One version; without a number the one in force, or else the latest that was published. At most nine
    queries. Raises `Version.DoesNotExist`."""
    version = _called(slug, number, by=by) if number else _today(slug, today)
    items = tuple(Item.objects.filter(version=version).order_by("order", "id"))
    asked = _facts(version)
    words = Definition.objects.filter(version=version, kind="CFLicenses")
    others = versions(by=by).filter(framework_id=version.framework_id).exclude(pk=version.pk)
    return VersionRead(
        version=version,
        items=items,
        requirements=asked,
        names=names_of(asked, items, today),
        values=values_on(today),
        licences=tuple(words),
        posts=_posts(today) if slug == CORE else {},
        others=tuple(others.order_by("-from_on", "-number")),
    )


def _posts(today: date) -> Mapping[int, tuple[str, ...]]:
    """Which bands and job roles stand on each level, by the mapping of the day; a number alone is a code
    of a file and tells nobody anything."""
    mapping = level_mapping(today)
    found: dict[int, list[str]] = {}
    for band, standing in mapping.bands.items():
        if standing.level:
            found.setdefault(standing.level, []).append(f"band {band}")
    for role, standing in mapping.job_roles.items():
        if standing.level and not role.isdigit():
            found.setdefault(standing.level, []).append(role)
    return {level: tuple(names) for level, names in found.items()}


def _called(slug: str, number: str, *, by: Actor) -> Version:
    return versions(by=by).get(framework__slug=slug, number=number)


def _today(slug: str, today: date) -> Version:
    """In force, or else the last that was, or else the first to come."""
    public = Version.objects.filter(framework__slug=slug, status__in=PUBLIC)
    known = public.select_related("framework").order_by("-from_on")
    now = known.filter(in_force(today)).first()
    found = now or known.filter(from_on__lte=today).first() or known.last()
    if found is None:
        raise Version.DoesNotExist
    return found


def _facts(version: Version) -> tuple[RequirementFacts, ...]:
    found = requirements_of(version).select_related("version__framework")
    return tuple(requirement_facts(one) for one in found)


def names_of(
    asked: Sequence[RequirementFacts], own: Sequence[Item], today: date
) -> Mapping[str, Item]:
    """The items that requirements name: the version's own, or those of other frameworks in force."""
    here = {one.key: one for one in own if one.key}
    missing = {key for one in asked for key in keys_named(one.rule)} - set(here)
    if not missing:
        return here
    found = Item.objects.filter(version__in=versions_in_force(today).values("pk"), key__in=missing)
    return here | {one.key: one for one in found.select_related("version__framework")}


def read_item(slug: str, number: str, code: str, *, by: Actor, today: date) -> ItemRead:
    """One item by its code. At most twelve queries. Raises `DoesNotExist`."""
    version = _called(slug, number, by=by)
    item = Item.objects.select_related("parent").get(version=version, code=code)
    item.version = version
    beneath = tuple(item.children.order_by("order", "id"))
    named = [one for one in _facts(version) if item.key in keys_named(one.rule)]
    return ItemRead(
        item=item,
        behaviours=tuple(one for one in beneath if one.kind == "behaviour"),
        children=tuple(one for one in beneath if one.kind != "behaviour"),
        marks=tuple(Mark.objects.filter(scale__version=version).order_by("scale_id", "position")),
        links=_links_of(item, by=by),
        requirements=tuple(named),
        names=names_of(named, tuple(Item.objects.filter(version=version)), today) if named else {},
        elsewhere=_elsewhere(item, by=by),
    )


def _links_of(item: Item, *, by: Actor) -> tuple[Link, ...]:
    """Where it leads and what leads to it, by its key, in versions the reader may see: a crosswalk made
    to an older version still holds."""
    key = Q(origin__key=item.key) | Q(destination__key=item.key)
    found = Link.objects.filter(
        Q(origin=item) | Q(destination=item) | key if item.key else Q(origin=item)
    )
    seen = found.filter(version__in=versions(by=by).values("pk")).exclude(kind="isChildOf")
    ends = ("origin__version__framework", "destination__version__framework")
    return tuple(seen.select_related(*ends).order_by("kind", "id"))


def _elsewhere(item: Item, *, by: Actor) -> tuple[Item, ...]:
    """The same item in other versions, the newest first."""
    if not item.key:
        return ()
    same = Item.objects.filter(key=item.key, version__in=versions(by=by).values("pk"))
    others = same.exclude(version_id=item.version_id).select_related("version__framework")
    return tuple(others.order_by("-version__from_on", "-id"))


def compare(
    slug: str, *, before: str, after: str, by: Actor, today: date
) -> Compared | tuple[Version, ...]:
    """Two versions held against each other. Where one of them is not said, the latest two; where there
    are no two, only what there is. At most eight queries. Raises `Version.DoesNotExist`."""
    known = tuple(versions(by=by).filter(framework__slug=slug).order_by("from_on", "id"))
    if not known:
        raise Version.DoesNotExist
    chosen = _two(known, before, after)
    if chosen is None:
        return known
    old, new = chosen
    items = [tuple(Item.objects.filter(version=one).order_by("order", "id")) for one in chosen]
    asked = [_facts(one) for one in chosen]
    return Compared(
        before=old,
        after=new,
        items=what_changed(*(item_facts(each) for each in items)),
        requirements=_side_by_side(*asked),
        names=names_of([*asked[0], *asked[1]], [*items[0], *items[1]], today),
        choices=known,
    )


def _two(known: Sequence[Version], before: str, after: str) -> tuple[Version, Version] | None:
    numbered = {one.number: one for one in known}
    if not before and not after:
        return (known[-2], known[-1]) if len(known) > 1 else None
    if before not in numbered or after not in numbered:
        raise Version.DoesNotExist
    return numbered[before], numbered[after]


def _side_by_side(
    before: Sequence[RequirementFacts], after: Sequence[RequirementFacts]
) -> tuple[tuple[RequirementFacts | None, RequirementFacts | None], ...]:
    old, new = {one.code: one for one in before}, {one.code: one for one in after}
    order = [*new, *(code for code in old if code not in new)]
    return tuple((old.get(code), new.get(code)) for code in order)


def levels_touched(compared: Compared) -> frozenset[int]:
    """The levels of which something changed in what they ask."""
    return frozenset(
        one.level
        for pair in compared.requirements
        for one in pair
        if one is not None and not _ask_the_same(*pair)
    )


def _ask_the_same(before: RequirementFacts | None, after: RequirementFacts | None) -> bool:
    if before is None or after is None:
        return False
    return asks(before) == asks(after)


def asks(one: RequirementFacts) -> tuple[object, ...]:
    """What a requirement asks of whom from when: what makes two of them the same."""
    return (one.title, one.level, one.staff_group, one.rule, one.bites_on, one.on_hold, one.because)
