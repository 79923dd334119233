"""What few people come to once they are counted together with more of their like."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from leadwell.organisations.models import Organisation


class PooledResult(models.Model):
    """Several years of one employer added up, or a year of all employers of one kind in one region; as it
    may be printed. `years` are the last days of the years in it. Of neighbours `kind` is their kind and
    `organisation` their region, none where they are in none; `employers` is how many they are. `made_of` is
    the same as long as the results behind it are; `sealed` is what was counted, which only the worker can
    open. A later one of the same years takes its place; this one stays, no longer `current`."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    kind = models.CharField(max_length=30, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField()
    years = models.JSONField(default=list)
    employers = models.PositiveIntegerField(default=1)
    profile = models.CharField(max_length=30)
    lines = models.JSONField()
    digest = models.CharField(max_length=64)
    made_of = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    current = models.BooleanField(default=True)
    sealed = models.BinaryField(default=b"")
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["organisation_id", "kind", "-ended_on", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "ended_on"],
                condition=Q(current=True),
                nulls_distinct=False,
                name="one_current_pooled_result",
            ),
            models.CheckConstraint(
                condition=Q(began_on__lte=F("ended_on")), name="pooled_years_run_forwards"
            ),
        ]

    class Privacy:
        public = ("organisation", "kind", "began_on", "ended_on", "years", "employers", "profile",
                  "lines", "digest", "made_of", "made_at", "current", "made_up")  # fmt: skip
        personal = ("sealed",)
        kept = "ten years, so that what was shown can be shown again"
        kept_as = "published-figure"

    def __str__(self) -> str:
        return f"pooled {self.organisation_id} {self.kind} {self.ended_on}"
