"""Who attended, what came of it, and what it shows on somebody's record."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from leadwell.training.models.prior_learning import PriorLearning


class Attendance(models.Model):
    """Whether somebody with a place came to a session."""

    place = models.ForeignKey("training.Place", on_delete=models.CASCADE, related_name="attendance")
    session = models.ForeignKey("training.Session", on_delete=models.PROTECT, related_name="+")
    came = models.BooleanField()
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["place_id", "session_id"]
        constraints = [
            models.UniqueConstraint(fields=["place", "session"], name="attended_once"),
        ]

    class Privacy:
        public = ("session", "noted_in")
        personal = ("place", "came")
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.place_id} at {self.session_id}"


class Outcome(models.TextChoices):
    """What the assurer found."""

    PASS = "pass", _("Passed")
    FAIL = "fail", _("Not passed yet")


class Result(models.Model):
    """What an assurer found about somebody with a place. It is never changed; a later one goes before."""

    place = models.ForeignKey("training.Place", on_delete=models.PROTECT, related_name="results")
    outcome = models.CharField(max_length=5, choices=Outcome.choices)
    assessed_on = models.DateField()
    assurer = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    because = models.TextField(blank=True)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["place_id", "assessed_on", "id"]

    class Privacy:
        public = ("noted_in",)
        personal = ("place", "outcome", "assessed_on", "assurer", "because")
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.place_id} {self.outcome}"


class AchievementSource(models.TextChoices):
    """How we know that somebody achieved something."""

    PASS = "pass", _("Passed a programme")
    INDUCTION = "induction", _("Finished the induction")
    PRIOR = "prior", _("Prior learning")
    RECORD = "record", _("An employer's training file")
    STATEMENT = "statement", _("A provider's learning system")
    CROSSWALK = "crosswalk", _("Another framework's award")


class Achievement(models.Model):
    """A person achieved an item of the standards: from a day, until a day where it runs out, and how we
    know. `key` is the item's, so that a new version of the framework still knows it. This is what the gate
    asks. Withdrawn ones stay and count no more."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey("standards.Item", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=110)
    programme = models.ForeignKey(
        "training.Programme", null=True, on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField(max_length=12, choices=AchievementSource.choices)
    place = models.ForeignKey(
        "training.Place", null=True, on_delete=models.PROTECT, related_name="achievements"
    )
    prior_learning = models.ForeignKey(
        PriorLearning, null=True, on_delete=models.PROTECT, related_name="achievements"
    )
    record = models.ForeignKey(
        "training.TrainingRecord", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    statement = models.ForeignKey(
        "training.Statement", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_because = models.TextField(blank=True)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["person_id", "key", "from_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key", "source", "from_on", "programme"],
                nulls_distinct=False,
                name="one_achievement_each",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="achievement_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(fields=["key", "until_on"], name="achievement_by_key"),
            models.Index(
                fields=["id"],
                condition=Q(source__in=["pass", "induction", "prior"]),
                name="achievement_assessed_here",
            ),
            models.Index(
                fields=["id"],
                condition=Q(withdrawn_on__isnull=False),
                name="achievement_withdrawn",
            ),
        ]

    class Privacy:
        public = ("item", "key", "programme", "noted_in")
        personal = ("person", "source", "place", "prior_learning", "record", "statement", "from_on",
                    "until_on", "withdrawn_on", "withdrawn_because")  # fmt: skip
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.person_id} {self.key}"
