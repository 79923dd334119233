"""What happened, who did it, when. Append-only: the site's database role cannot change a row."""

from __future__ import annotations

from django.db import models


class Event(models.Model):
    """One thing that happened. Points at what it is about by name and number, with no foreign key,
    so that it outlives what it is about."""

    what = models.CharField(max_length=80)
    about_kind = models.CharField(max_length=80)
    about_id = models.CharField(max_length=80)
    by_name = models.CharField(max_length=200)
    by_person_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["about_kind", "about_id", "at"], name="event_about")]

    class Privacy:
        public = ("what", "about_kind", "about_id", "at", "details")
        personal = ("by_name", "by_person_id")
        kept = "as long as what it is about, and six years more"

    def __str__(self) -> str:
        return f"{self.what} {self.about_kind} {self.about_id}"
