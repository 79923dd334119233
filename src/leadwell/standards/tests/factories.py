"""Rows for tests that need a framework."""

from __future__ import annotations

from datetime import UTC, date, datetime

from leadwell.standards.models import Framework, Item, Requirement, Status, Version

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
FROM = date(2026, 1, 1)


def version(slug: str = "core", number: str = "1.0", **also: object) -> Version:
    """A published version of a framework, in force from the first day of 2026 unless told otherwise."""
    framework, _made = Framework.objects.get_or_create(
        slug=slug, defaults={"title": slug.title(), "publisher": "Made up", "example": True}
    )
    said = {"title": f"{slug} {number}", "creator": "Made up", "status": Status.PUBLISHED,
            "from_on": FROM, "changed_at": NOW, **also}  # fmt: skip
    found, _made = Version.objects.get_or_create(framework=framework, number=number, defaults=said)
    return found


def item(key: str, **also: object) -> Item:
    """An item by its key ("core:1.1"), in the first version of its framework."""
    slug, code = key.split(":")
    said = {"key": key, "statement": f"Does {code}", "kind": "standard", "changed_at": NOW} | also
    found, _made = Item.objects.get_or_create(version=version(slug), code=code, defaults=said)
    return found


def requirement(level: int, rule: dict, **also: object) -> Requirement:
    """What a level of the core framework asks."""
    said = {"code": f"level-{level}", "title": f"Level {level}", "bites_on": FROM} | also
    return Requirement.objects.create(version=version(), level=level, rule=rule, **said)
