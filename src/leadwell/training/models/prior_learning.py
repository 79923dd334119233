"""What somebody has learned already: their claim, its panel, and the files that show it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from leadwell.training.models.decided import Decided


class PriorLearning(Decided):
    """A person's claim that they have already learned something, what a panel decided, and an appeal."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    says = models.TextField()

    class Privacy:
        public = ()
        personal = ("person", "organisation", "says", "asked_at", "decided_by", "decided_at", "granted",
                    "because", "appealed_at", "appeal_says", "heard_by",
                    "heard_at", "upheld", "heard_because")  # fmt: skip
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.person_id} asked {self.asked_at}"


class PriorLearningItem(models.Model):
    """An item of the standards that somebody says they have learned already."""

    prior_learning = models.ForeignKey(
        PriorLearning, on_delete=models.CASCADE, related_name="items"
    )
    item = models.ForeignKey("standards.Item", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["prior_learning", "item"], name="claimed_once"),
        ]

    class Privacy:
        public = ("item",)
        personal = ("prior_learning",)
        kept = "as the claim"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.prior_learning_id} {self.item_id}"


class PriorLearningPanel(models.Model):
    """Somebody who sat on the panel about a claim."""

    prior_learning = models.ForeignKey(
        PriorLearning, on_delete=models.CASCADE, related_name="panel"
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["prior_learning", "person"], name="once_on_a_learning_panel"
            ),
        ]

    class Privacy:
        public = ()
        personal = ("prior_learning", "person")
        kept = "as the claim"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.person_id} on {self.prior_learning_id}"


class Evidence(models.Model):
    """A file somebody gave as evidence. Its bytes lie encrypted outside the web root under `kept_name`;
    nobody opens it before it was found clean (`found_clean`)."""

    prior_learning = models.ForeignKey(
        PriorLearning, null=True, on_delete=models.CASCADE, related_name="evidence"
    )
    place = models.ForeignKey(
        "training.Place", null=True, on_delete=models.CASCADE, related_name="evidence"
    )
    accreditation = models.ForeignKey(
        "training.Accreditation", null=True, on_delete=models.CASCADE, related_name="evidence"
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    kept_name = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField()
    scanned_at = models.DateTimeField(null=True)
    found_clean = models.BooleanField(null=True)

    class Meta:
        ordering = ["given_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    prior_learning__isnull=False, place__isnull=True, accreditation__isnull=True
                )
                | Q(prior_learning__isnull=True, place__isnull=False, accreditation__isnull=True)
                | Q(prior_learning__isnull=True, place__isnull=True, accreditation__isnull=False),
                name="evidence_is_for_one_thing",
            ),
        ]

    class Privacy:
        public = ()
        personal = ("prior_learning", "place", "accreditation", "person", "name", "media_type",
                    "size", "digest", "kept_name", "given_at", "scanned_at", "found_clean")  # fmt: skip
        kept = "as what it is evidence for"
        kept_as = "training"

    def __str__(self) -> str:
        return self.name
