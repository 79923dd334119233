"""Training that people completed, as an employer's file says."""

from __future__ import annotations

from django.db import models


class TrainingRecord(models.Model):
    """A training somebody completed. `category` is the code of the file's own list ("asc:8"), empty where
    it has none. Notes are not kept: they are anybody's words about a person."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    category = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200)
    completed_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    accredited = models.BooleanField(null=True)
    provider = models.CharField(max_length=120, blank=True)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["person_id", "completed_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "category", "title", "completed_on"],
                nulls_distinct=False,
                name="one_training_record_each",
            ),
        ]

    class Privacy:
        public = ("category", "noted_in")
        personal = ("person", "organisation", "title", "completed_on", "expires_on", "accredited",
                    "provider")  # fmt: skip
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.title}"
