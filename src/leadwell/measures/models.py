"""Figures other people published about an organisation: dated facts, kept as they were published."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from leadwell.organisations.models import Organisation


class Source(models.Model):
    """One edition of one publication, as it was loaded."""

    kind = models.CharField(max_length=40)
    edition = models.CharField(max_length=200)
    publisher = models.CharField(max_length=100)
    licence = models.CharField(max_length=200)
    as_at = models.DateField(null=True)
    digest = models.CharField(max_length=64, unique=True)
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-loaded_at"]

    class Privacy:
        public = ("kind", "edition", "publisher", "licence", "as_at", "digest", "loaded_at")
        personal = ()
        kept = "as long as any figure from it"
        kept_as = "published-figure"

    def __str__(self) -> str:
        return self.edition


class Figure(models.Model):
    """One figure: a measure, an organisation, a period, and what was published.

    `value` is in the measure's unit. `numerator` and `denominator` are the published counts where
    there are any; `base` is the number of people who answered. A suppressed figure has no value and
    is never nought. `breakdown` names the part of the whole it speaks of ("" is everybody). When a
    later edition publishes something else for the same thing, the earlier row stays and stops being
    `current`.
    """

    measure = models.CharField(max_length=60)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="figures")
    breakdown = models.CharField(max_length=200, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField()
    numerator = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    value = models.FloatField(null=True)
    base = models.IntegerField(null=True)
    label = models.CharField(max_length=60, blank=True)
    peer_group = models.CharField(max_length=120, blank=True)
    suppressed = models.BooleanField(default=False)
    current = models.BooleanField(default=True)
    restated = models.BooleanField(default=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="figures")

    class Meta:
        ordering = ["measure", "ended_on", "breakdown"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "measure", "breakdown", "began_on", "ended_on"],
                condition=Q(current=True),
                name="one_current_figure",
            ),
            models.CheckConstraint(
                condition=Q(suppressed=False) | Q(value__isnull=True, numerator__isnull=True),
                name="suppressed_has_no_value",
            ),
            models.CheckConstraint(
                condition=Q(began_on__lte=F("ended_on")), name="a_period_runs_forwards"
            ),
        ]
        indexes = [
            models.Index(
                fields=["measure", "peer_group", "ended_on"],
                condition=Q(current=True),
                name="figure_peers",
            ),
        ]

    class Privacy:
        public = ("measure", "organisation", "breakdown", "began_on", "ended_on", "numerator",
                  "denominator", "value", "base", "label", "peer_group", "suppressed", "current",
                  "restated", "source")  # fmt: skip
        personal = ()
        kept = "for ever: a published figure is part of the record"
        kept_as = "published-figure"

    def __str__(self) -> str:
        return f"{self.measure} {self.organisation_id} {self.ended_on}"


class ManagerRelease(models.Model):
    """What was printed for everybody of the managers of a place, once a month.

    `table` holds it as printed: counts rounded or hidden, rates or none, and why. `basis` holds the
    true counts behind it, so that the next release can be held against this one; it is never shown.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    as_at = models.DateField()
    profile = models.CharField(max_length=30)
    table = models.JSONField()
    basis = models.JSONField()
    digest = models.CharField(max_length=64)
    released_at = models.DateTimeField()

    class Meta:
        ordering = ["organisation", "-as_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "as_at"], name="one_manager_release_a_month"
            ),
        ]

    class Privacy:
        public = ("organisation", "as_at", "profile", "table", "digest", "released_at")
        personal = ("basis",)
        kept = "ten years, so that what was published can be shown"
        kept_as = "published-figure"

    def __str__(self) -> str:
        return f"managers of {self.organisation_id} on {self.as_at}"
