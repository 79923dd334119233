"""Who drafted, reviewed and signed off a version, as rows that never change."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from leadwell.standards.models.frameworks import Version
from leadwell.standards.models.items import Item


class StepKind(models.TextChoices):
    """What happened to a version."""

    STARTED = "started", _("Started")
    CHANGED = "changed", _("Changed")
    SENT = "sent", _("Sent for review")
    RETURNED = "returned", _("Sent back")
    SIGNED_OFF = "signed-off", _("Signed off")
    PUBLISHED = "published", _("Published")
    RETIRED = "retired", _("Retired")


class Step(models.Model):
    """One step of a version, by a person, at a time, and why."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=StepKind.choices)
    person = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    because = models.TextField(blank=True)

    class Meta:
        ordering = ["version_id", "at", "id"]

    class Privacy:
        public = ("version", "kind", "at", "because")
        personal = ("person",)
        kept = "as long as its version"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.version_id} {self.kind}"


class Comment(models.Model):
    """What somebody said about a draft, or about one item of it, and what was done about it."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="comments")
    item = models.ForeignKey(Item, null=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    said = models.TextField()
    said_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["version_id", "said_at", "id"]

    class Privacy:
        public = ("version", "item", "said_at", "answered_at")
        personal = ("person", "said", "answer", "answered_by")
        kept = "as long as its version"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.person_id} on {self.version_id}"
