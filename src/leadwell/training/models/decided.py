"""What two kinds of request have in common: somebody decides, and whoever asked may appeal."""

from __future__ import annotations

from django.db import models


class Decided(models.Model):
    """What was decided about a request and why; and where it was appealed, what was found then."""

    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)
    because = models.TextField(blank=True)
    appealed_at = models.DateTimeField(null=True)
    appeal_says = models.TextField(blank=True)
    heard_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    heard_at = models.DateTimeField(null=True)
    upheld = models.BooleanField(null=True)
    heard_because = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["asked_at", "id"]
