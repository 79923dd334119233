"""What the gate answered, and exceptions from it: those somebody gave, and those that came from outside."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Waiver(models.Model):
    """Leave for one person to hold a post at `level` in an organisation before the requirement is met: for
    a time, with a reason and a plan. `missing` are the keys that were missing on the day, `version` the
    framework's version."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    post = models.ForeignKey(
        "organisations.Post", null=True, on_delete=models.PROTECT, related_name="+"
    )
    level = models.SmallIntegerField()
    version = models.ForeignKey("standards.Version", on_delete=models.PROTECT, related_name="+")
    missing = models.JSONField()
    because = models.TextField()
    plan = models.TextField()
    given_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    from_on = models.DateField()
    until_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_because = models.TextField(blank=True)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["organisation_id", "from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gt=F("from_on")), name="waiver_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(person=F("given_by")), name="nobody_waives_for_themselves"
            ),
        ]
        indexes = [models.Index(fields=["person", "until_on"], name="waiver_of_person")]

    class Privacy:
        public = ("organisation", "level", "version", "noted_in")
        personal = ("person", "post", "missing", "because", "plan", "given_by", "given_at",
                    "from_on", "until_on", "ended_at", "ended_because")  # fmt: skip
        kept = "as the retention schedule says of recruitment"
        kept_as = "recruitment"

    def __str__(self) -> str:
        return f"{self.person_id} at level {self.level} until {self.until_on}"


class RefusedWaiver(models.Model):
    """Somebody for whom a waiver was asked and the accountable officer said no, with the reason: once for a
    person, a post and a day."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    post = models.ForeignKey("organisations.Post", on_delete=models.PROTECT, related_name="+")
    level = models.SmallIntegerField()
    version = models.ForeignKey("standards.Version", on_delete=models.PROTECT, related_name="+")
    because = models.TextField()
    refused_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    refused_on = models.DateField()
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["organisation_id", "refused_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "post", "refused_on"], name="one_refusal_of_a_waiver_a_day"
            ),
        ]

    class Privacy:
        public = ("organisation", "level", "version", "noted_in")
        personal = ("person", "post", "because", "refused_by", "refused_on")
        kept = "as the retention schedule says of recruitment"
        kept_as = "recruitment"

    def __str__(self) -> str:
        return f"{self.person_id} at level {self.level} on {self.refused_on}"


class Breach(models.Model):
    """A time in a post that began at a gated level with the requirement neither met nor waived, because a
    file from outside said so. It is closed when the requirement is met or waived, or the time ends."""

    tenure = models.OneToOneField(
        "organisations.Tenure", on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    level = models.SmallIntegerField()
    version = models.ForeignKey("standards.Version", on_delete=models.PROTECT, related_name="+")
    missing = models.JSONField()
    noted_on = models.DateField()
    closed_on = models.DateField(null=True)
    closed_because = models.CharField(max_length=20, blank=True)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["organisation_id", "noted_on", "id"]
        indexes = [
            models.Index(
                fields=["organisation"], condition=Q(closed_on__isnull=True), name="breach_open"
            ),
        ]

    class Privacy:
        public = ("organisation", "level", "version", "noted_in")
        personal = ("tenure", "missing", "noted_on", "closed_on", "closed_because")
        kept = "as the retention schedule says of recruitment"
        kept_as = "recruitment"

    def __str__(self) -> str:
        return f"{self.tenure_id} at level {self.level}"


class Outcome(models.TextChoices):
    """What came of asking the gate."""

    MET = "met"
    WAIVED = "waived"
    NOT_MET = "not-met"


class GateAnswer(models.Model):
    """The gate was asked, on a day, whether one person may begin in a post whose level asks for something,
    and this is what it answered: by hand when somebody was about to be put there, or for a time in a post
    that a file began. Looking at a page is no asking. Once for a person, a post and a day: the last answer
    stands. Without `post`, the post came to nothing with the answer. What a file began with the gate shut is
    a breach and is not here."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    post = models.ForeignKey(
        "organisations.Post", null=True, on_delete=models.PROTECT, related_name="+"
    )
    level = models.SmallIntegerField()
    version = models.ForeignKey("standards.Version", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    asked_on = models.DateField()
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["organisation_id", "asked_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "post", "asked_on"],
                name="one_answer_of_the_gate_a_day",
                nulls_distinct=False,
            ),
        ]

    class Privacy:
        public = ("organisation", "level", "version", "noted_in")
        personal = ("person", "post", "outcome", "asked_on")
        kept = "as the retention schedule says of recruitment"
        kept_as = "recruitment"

    def __str__(self) -> str:
        return f"{self.person_id} at level {self.level} on {self.asked_on}: {self.outcome}"
