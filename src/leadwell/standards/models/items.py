"""What stands in a version: items, how they hang together, the words for them, and scales.

The columns are what we ask about. `case` holds the rest of what an imported document said, letter for
letter, so that a framework goes out as it came in.
"""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from leadwell.standards.models.frameworks import Version


class ItemKind(models.TextChoices):
    """What an item is."""

    LEVEL = "level", _("Level")
    DOMAIN = "domain", _("Domain")
    STANDARD = "standard", _("Standard")
    BEHAVIOUR = "behaviour", _("Behaviour")
    VALUE = "value", _("Value")
    ROLE = "role", _("Role")
    OTHER = "other", _("Other")


class Item(models.Model):
    """One thing a version says: a level, a domain, a standard, a behaviour, a value. `key` is the slug of
    the framework and the code ("core:2.1"): it stays the same from version to version, and requirements
    and achievements are matched by it. `level` is the number of the level it belongs to, empty for all
    levels. `uri` is a foreign item's own address."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="items")
    identifier = models.UUIDField(unique=True, default=uuid4)
    kind = models.CharField(max_length=12, choices=ItemKind.choices, default=ItemKind.OTHER)
    code = models.CharField(max_length=60, blank=True)
    key = models.CharField(max_length=110, blank=True, db_index=True)
    statement = models.TextField()
    short = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    level = models.SmallIntegerField(null=True)
    order = models.IntegerField(default=0)
    notes = models.TextField(blank=True)
    uri = models.CharField(max_length=500, blank=True)
    changed_at = models.DateTimeField()
    case = models.JSONField(default=dict)

    class Meta:
        ordering = ["version_id", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"], condition=~models.Q(code=""), name="one_item_per_code"
            ),
        ]

    class Privacy:
        public = ("version", "identifier", "kind", "code", "key", "statement", "short", "parent",
                  "level", "order", "notes", "uri", "changed_at", "case")  # fmt: skip
        personal = ()
        kept = "as long as its version"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.code} {self.short or self.statement}".strip()


class Link(models.Model):
    """One association of CASE: `origin` stands in relation `kind` to `destination`. Either end may lie in
    another framework or outside (then only its address is known). A crosswalk is `exactMatchOf` or
    `isRelatedTo`; the next version is `replacedBy`."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="links")
    identifier = models.UUIDField(unique=True, default=uuid4)
    kind = models.CharField(max_length=60)
    origin = models.ForeignKey(Item, null=True, on_delete=models.CASCADE, related_name="links")
    origin_uri = models.CharField(max_length=500, blank=True)
    destination = models.ForeignKey(
        Item, null=True, on_delete=models.CASCADE, related_name="links_here"
    )
    destination_uri = models.CharField(max_length=500, blank=True)
    sequence = models.IntegerField(null=True)
    note = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    case = models.JSONField(default=dict)

    class Meta:
        ordering = ["version_id", "sequence", "id"]

    class Privacy:
        public = ("version", "identifier", "kind", "origin", "origin_uri", "destination",
                  "destination_uri", "sequence", "note", "changed_at", "case")  # fmt: skip
        personal = ()
        kept = "as long as its version"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.origin_id} {self.kind} {self.destination_id or self.destination_uri}"


class Definition(models.Model):
    """A word a version uses about its items: an item type, a subject, a concept, a licence or a grouping
    of associations. `kind` is its name in CASE ("CFItemTypes")."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="definitions")
    identifier = models.UUIDField(default=uuid4, db_index=True)
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=300)
    hierarchy_code = models.CharField(max_length=60, blank=True)
    changed_at = models.DateTimeField()
    case = models.JSONField(default=dict)

    class Meta:
        ordering = ["version_id", "kind", "hierarchy_code", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "kind", "identifier"], name="one_definition_each"
            ),
        ]

    class Privacy:
        public = ("version", "identifier", "kind", "title", "hierarchy_code", "changed_at", "case")
        personal = ()
        kept = "as long as its version"
        kept_as = "public-register"

    def __str__(self) -> str:
        return self.title


class Scale(models.Model):
    """How far somebody shows a behaviour, in words. A CASE rubric."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="scales")
    identifier = models.UUIDField(unique=True, default=uuid4)
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    case = models.JSONField(default=dict)

    class Meta:
        ordering = ["version_id", "id"]

    class Privacy:
        public = ("version", "identifier", "title", "about", "changed_at", "case")
        personal = ()
        kept = "as long as its version"
        kept_as = "public-register"

    def __str__(self) -> str:
        return self.title


class Mark(models.Model):
    """One step of a scale. `observed` is false for "not yet observed", which is no number and no zero."""

    scale = models.ForeignKey(Scale, on_delete=models.CASCADE, related_name="marks")
    identifier = models.UUIDField(unique=True, default=uuid4)
    position = models.IntegerField()
    words = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    observed = models.BooleanField(default=True)
    case = models.JSONField(default=dict)

    class Meta:
        ordering = ["scale_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "position"], name="one_mark_per_position"),
        ]

    class Privacy:
        public = ("scale", "identifier", "position", "words", "about", "observed", "case")
        personal = ()
        kept = "as long as its version"
        kept_as = "public-register"

    def __str__(self) -> str:
        return self.words
