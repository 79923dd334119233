"""Decisions about people that another system tells us of, and what people are paid. Both come by file."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from leadwell.organisations.models import Organisation


class Case(models.Model):
    """One decision about one person in one funnel, as an employer's file says: how far it came and when.
    `reached` is the number of the last stage; `stages` holds the day of each ({"formal": "2026-02-01"})."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    funnel = models.CharField(max_length=40)
    reference = models.CharField(max_length=80)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    began_on = models.DateField()
    reached = models.SmallIntegerField()
    stages = models.JSONField(default=dict)
    band = models.CharField(max_length=30, blank=True)
    staff_group = models.CharField(max_length=60, blank=True)
    openly = models.BooleanField(null=True)
    noted_in = models.BigIntegerField(null=True)
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["organisation_id", "funnel", "reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "funnel", "reference"], name="one_case_each"
            ),
            models.CheckConstraint(condition=Q(reached__gte=1), name="a_case_reached_a_stage"),
        ]
        indexes = [models.Index(fields=["funnel", "began_on"], name="cases_of_a_funnel")]

    class Privacy:
        public = ("organisation", "funnel", "noted_in", "made_up")
        personal = ("reference", "person", "began_on", "reached", "stages", "band", "staff_group",
                    "openly")  # fmt: skip
        kept = "as the retention schedule says of staff records"
        kept_as = "staff-record"

    def __str__(self) -> str:
        return f"{self.funnel} {self.reference}"


class Decider(models.Model):
    """Somebody who took part in a decision."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deciders")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="once_a_decider"),
        ]

    class Privacy:
        public = ("case",)
        personal = ("person",)
        kept = "as the case"
        kept_as = "staff-record"

    def __str__(self) -> str:
        return f"{self.person_id} decided {self.case_id}"


class Pay(models.Model):
    """What one person earned an hour in one organisation on a snapshot day, and their bonus in the year
    before. `full_pay`: not on less pay because of leave on that day. Somebody on unpaid leave has no
    `hourly`. Counted, and seen by nobody."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    as_at = models.DateField()
    hourly = models.DecimalField(max_digits=9, decimal_places=4, null=True)
    bonus = models.DecimalField(max_digits=11, decimal_places=2, null=True)
    full_pay = models.BooleanField(default=True)
    noted_in = models.BigIntegerField(null=True)
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["organisation_id", "as_at", "person_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "as_at", "person"], name="one_pay_a_snapshot_day"
            ),
            models.CheckConstraint(
                condition=Q(hourly__gt=0) | Q(hourly__isnull=True, full_pay=False),
                name="pay_is_above_nought",
            ),
            models.CheckConstraint(
                condition=Q(bonus__isnull=True) | Q(bonus__gte=0), name="bonus_is_not_below_nought"
            ),
        ]

    class Privacy:
        public = ("organisation", "as_at", "noted_in", "made_up")
        personal = ("person", "hourly", "bonus", "full_pay")
        kept = "as the retention schedule says of staff records"
        kept_as = "staff-record"

    def __str__(self) -> str:
        return f"pay of {self.person_id} on {self.as_at}"
