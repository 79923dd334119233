"""A person, what to call them, and how each scheme numbers them. One record for life, across employers
and sectors. No national insurance number and no NHS number is ever kept."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Person(models.Model):
    """One person. Names are one text, in any script; nothing is assumed about their parts.
    `joined_to` is the record this one was found to be the same person as: nothing is moved, so a
    joining can always be undone."""

    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, db_index=True)
    joined_to = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="joined", db_index=False
    )
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["sort_key", "id"]
        indexes = [
            models.Index(
                fields=["joined_to"], condition=Q(joined_to__isnull=False), name="person_joined"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(joined_to=F("id")), name="nobody_joins_themselves"),
        ]

    class Privacy:
        public = ("made_up",)
        personal = ("name", "sort_key", "joined_to")
        kept = "while the person is known to any employer, and six years more"
        kept_as = "person"

    def __str__(self) -> str:
        return self.name


class Scheme(models.Model):
    """Where an identifier is unique: one kind of file of one organisation ("workforce", "RJ1")."""

    kind = models.CharField(max_length=30)
    place = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "place"], name="one_scheme")]

    class Privacy:
        public = ("kind", "place")
        personal = ()
        kept = "as long as an identifier in it"
        kept_as = "staff-record"

    def __str__(self) -> str:
        return f"{self.kind} {self.place}"


# The database refuses one too, whatever way it comes (PPL-09).
NATIONAL_INSURANCE = r"^\s*[a-z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[a-d]\s*$"


class Identifier(models.Model):
    """A scheme's own stable number for a person. Never two people for one number of one scheme."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    scheme = models.ForeignKey(
        Scheme, on_delete=models.PROTECT, related_name="identifiers", db_index=False
    )
    value = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="one_person_per_identifier"),
            models.CheckConstraint(
                condition=~Q(value__iregex=NATIONAL_INSURANCE), name="no_national_insurance_number"
            ),
        ]

    class Privacy:
        public = ()
        personal = ("person", "scheme", "value")
        kept = "as long as the person it leads to"
        kept_as = "staff-record"

    def __str__(self) -> str:
        return f"{self.scheme_id}: {self.person_id}"


class Claim(models.Model):
    """A person says: that record is mine too. Somebody who keeps records at that place says yes or
    no, with a reason. Yes joins the two records."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="claims")
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="+")
    value = models.CharField(max_length=80)
    says = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    accepted = models.BooleanField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "scheme", "value"],
                condition=Q(decided_at__isnull=True),
                name="one_open_claim",
            ),
        ]

    class Privacy:
        public = ("made_at", "decided_at", "accepted")
        personal = ("person", "scheme", "value", "says", "reason")
        kept = "six years after it was decided"
        kept_as = "claim"

    def __str__(self) -> str:
        return f"{self.person_id} claims {self.scheme_id}"
