"""What is done about a figure: plans, objectives of board members, the cost of bullying, evidence."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from leadwell.organisations.models import Organisation


class Plan(models.Model):
    """What an organisation does about one indicator: what, who answers for it, by when, and the change it
    expects. `expects` is a value of the indicator, `expects_words` says it in words."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=40)
    what = models.TextField()
    who = models.CharField(max_length=120)
    by_on = models.DateField(null=True)
    expects = models.FloatField(null=True)
    expects_words = models.TextField(blank=True)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    done_on = models.DateField(null=True)
    came_of_it = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_because = models.TextField(blank=True)
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["organisation_id", "indicator", "by_on", "id"]

    class Privacy:
        public = ("organisation", "indicator", "what", "who", "by_on", "expects", "expects_words",
                  "made_at", "done_on", "came_of_it", "ended_at", "ended_because",
                  "made_up")  # fmt: skip
        personal = ("made_by",)
        kept = "ten years, so that what was promised can be shown"
        kept_as = "published-figure"

    def __str__(self) -> str:
        return f"plan {self.pk} for {self.indicator}"


class PlanNote(models.Model):
    """What happened since, in one or two sentences."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="notes")
    says = models.TextField()
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["plan_id", "at"]

    class Privacy:
        public = ("plan", "says", "at")
        personal = ("by",)
        kept = "as the plan"
        kept_as = "published-figure"

    def __str__(self) -> str:
        return f"note on plan {self.plan_id}"


class Objective(models.Model):
    """An inclusive-leadership objective of one member of a board: what, how it shows (an indicator), by
    when, and the evidence."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    says = models.TextField()
    indicator = models.CharField(max_length=40, blank=True)
    by_on = models.DateField()
    set_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    evidence = models.TextField(blank=True)
    evidence_at = models.DateTimeField(null=True)
    met = models.BooleanField(null=True)
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["organisation_id", "person_id", "by_on", "id"]

    class Privacy:
        public = ("organisation", "indicator", "by_on", "set_at", "made_up")
        personal = ("person", "says", "set_by", "evidence", "evidence_at", "met")
        kept = "as the retention schedule says of staff records"
        kept_as = "staff-record"

    def __str__(self) -> str:
        return f"objective {self.pk}"


class CostEstimate(models.Model):
    """What an organisation put into the estimate of what bullying costs it. What comes out is worked out
    each time, never kept."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    inputs = models.JSONField()
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["organisation_id", "-made_at"]

    class Privacy:
        public = ("organisation", "inputs", "made_at")
        personal = ("made_by",)
        kept = "as the plan"
        kept_as = "published-figure"

    def __str__(self) -> str:
        return f"cost estimate {self.pk}"


class EvidencePack(models.Model):
    """Evidence opened to a regulator for a time, statement by statement of one version of their framework.
    `contents` is frozen when it opens; each opening is in the ledger."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    framework = models.CharField(max_length=60)
    statements = models.JSONField(default=list)
    because = models.TextField()
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    contents = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    closed_early_at = models.DateTimeField(null=True)
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["-opens_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="a_pack_closes_after_it_opens"
            ),
        ]

    class Privacy:
        public = ("organisation", "framework", "statements", "opens_at", "closes_at", "contents",
                  "digest", "closed_early_at", "made_up")  # fmt: skip
        personal = ("because", "asked_by")
        kept = "as the retention schedule says of requests"
        kept_as = "request"

    def __str__(self) -> str:
        return f"evidence pack {self.pk}"


class StaffSpokenTo(models.Model):
    """How many members of staff an inspector spoke to on a day, by group, with no names. For whoever opened
    the pack, never for the organisation. Only added to: a row is put right by another, `instead_of` it."""

    pack = models.ForeignKey(EvidencePack, on_delete=models.PROTECT, related_name="spoken_to")
    on = models.DateField()
    where_at = models.CharField(max_length=120)
    white = models.PositiveIntegerField()
    bme = models.PositiveIntegerField()
    not_known = models.PositiveIntegerField()
    instead_of = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["pack_id", "-on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(white__gt=0) | Q(bme__gt=0) | Q(not_known__gt=0),
                name="somebody_was_spoken_to",
            ),
        ]

    class Privacy:
        public = ("pack", "instead_of", "made_up")
        personal = ("on", "where_at", "white", "bme", "not_known", "noted_by", "noted_at")
        kept = "as the pack it belongs to"
        kept_as = "request"

    def __str__(self) -> str:
        return f"staff spoken to {self.pk}, of pack {self.pack_id}"


class Grade(models.Model):
    """How an organisation grades itself on one outcome in the year that ends on a day, from 0 to 3, with what
    shows it. A changed mind is a new row; the earlier one stays, no longer `current`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=40)
    ended_on = models.DateField()
    grade = models.SmallIntegerField()
    evidence = models.TextField()
    given_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    current = models.BooleanField(default=True)
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["organisation_id", "-ended_on", "outcome", "-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "outcome", "ended_on"],
                condition=Q(current=True),
                name="one_current_grade",
            ),
            models.CheckConstraint(
                condition=Q(grade__gte=0, grade__lte=3), name="a_grade_is_from_0_to_3"
            ),
        ]

    class Privacy:
        public = ("organisation", "outcome", "ended_on", "grade", "evidence", "given_at", "current",
                  "made_up")  # fmt: skip
        personal = ("given_by",)
        kept = "ten years, so that what was said can be shown"
        kept_as = "published-figure"

    def __str__(self) -> str:
        return f"grade {self.grade} of {self.outcome}"
