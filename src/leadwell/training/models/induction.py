"""The induction: its parts, who is on it, with which employer, and what they have done.

One person has one induction for life. Each employer is a period of it; what was done in one counts in
the next. An employer signs off, a provider teaches, an assurer assesses: three different parties.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Track(models.TextChoices):
    """Which parts a person has."""

    CORE = "core", _("Everyone")
    CARE = "care", _("Care workers (Care Certificate)")
    INTERNATIONAL = "international", _("Recruited from abroad")
    PRACTICE = "practice", _("Small practices")


class Part(models.Model):
    """One part of the induction. `organisation` is empty for the national core, which nobody alters; a
    local part is added by an organisation for itself and what lies beneath. `due_weeks` is counted from the
    first day of the period, `minutes` is how long it takes. `key` names the item of the standards it
    shows. `line_of_sight` says that until it is done a worker stays in sight of a colleague."""

    programme = models.ForeignKey(
        "training.Programme", on_delete=models.PROTECT, related_name="parts"
    )
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    track = models.CharField(max_length=14, choices=Track.choices, default=Track.CORE)
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    key = models.CharField(max_length=110, blank=True)
    due_weeks = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField()
    manager_signs = models.BooleanField(default=True)
    supervisor_signs = models.BooleanField(default=False)
    line_of_sight = models.BooleanField(default=False)
    order = models.IntegerField(default=0)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        ordering = ["programme_id", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation", "code", "from_on"],
                nulls_distinct=False,
                name="one_part_per_code",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="part_ends_after_it_begins",
            ),
        ]

    class Privacy:
        public = ("programme", "code", "title", "about", "track", "organisation", "key", "due_weeks",
                  "minutes", "manager_signs", "supervisor_signs", "line_of_sight", "order", "from_on",
                  "until_on")  # fmt: skip
        personal = ()
        kept = "for good: records point at it"
        kept_as = "public-register"

    def __str__(self) -> str:
        return self.title


class Enrolment(models.Model):
    """A person on the induction, once for life."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        "training.Programme", on_delete=models.PROTECT, related_name="enrolments"
    )
    began_on = models.DateField()
    finished_on = models.DateField(null=True)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["person_id", "programme_id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "programme"], name="enrolled_once"),
        ]

    class Privacy:
        public = ("programme", "noted_in")
        personal = ("person", "began_on", "finished_on")
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.person_id} on {self.programme_id}"


class Period(models.Model):
    """The time of an enrolment with one employer. `due_on` is when the last part falls due. `exempt_because`
    says why nothing more is asked here. `from_abroad` adds the parts for those recruited from abroad.
    `minutes_saved` is how long the parts take that were shown before and are not asked again."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="periods")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    track = models.CharField(max_length=14, choices=Track.choices, default=Track.CORE)
    from_abroad = models.BooleanField(default=False, db_default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    due_on = models.DateField()
    finished_on = models.DateField(null=True)
    exempt_because = models.TextField(blank=True)
    minutes_saved = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["enrolment_id", "from_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "organisation", "from_on"], name="one_period_each"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="period_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"],
                condition=Q(until_on__isnull=True, finished_on__isnull=True),
                name="period_not_finished",
            ),
        ]

    class Privacy:
        public = ("organisation",)
        personal = ("enrolment", "track", "from_abroad", "from_on", "until_on", "due_on",
                    "finished_on", "exempt_because", "minutes_saved")  # fmt: skip
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.enrolment_id} at {self.organisation_id}"


class Recognised(models.TextChoices):
    """What showed that a part was done before."""

    HERE = "", _("Done in the induction")
    RECORD = "record", _("A training record")
    ACHIEVEMENT = "achievement", _("An achievement")


class PartDone(models.Model):
    """A part somebody did: when they said so, and who signed it off. `recognised_from` is the employer
    whose word counts, where it was not done in an induction; `recognised_how` what that word is."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="done")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, null=True, on_delete=models.PROTECT, related_name="done")
    said_on = models.DateField(null=True)
    manager = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    manager_on = models.DateField(null=True)
    supervisor = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    supervisor_on = models.DateField(null=True)
    recognised_from = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    recognised_how = models.CharField(
        max_length=12, choices=Recognised.choices, blank=True, default="", db_default=""
    )
    complete_on = models.DateField(null=True)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["enrolment_id", "part_id"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "part"], name="done_once"),
        ]

    class Privacy:
        public = ("part", "noted_in")
        personal = ("enrolment", "period", "said_on", "manager", "manager_on", "supervisor",
                    "supervisor_on", "recognised_from", "recognised_how", "complete_on")  # fmt: skip
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.enrolment_id} did {self.part_id}"


class EnrolmentMark(models.Model):
    """How far the times in posts were read for joiners: up to which number, and when. Later numbers are
    read every minute, all of them every hour."""

    programme = models.OneToOneField(
        "training.Programme", on_delete=models.PROTECT, related_name="+"
    )
    up_to = models.BigIntegerField(default=0)
    read_at = models.DateTimeField()

    class Privacy:
        public = ("programme", "up_to", "read_at")
        personal = ()
        kept = "as long as the programme"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.programme_id} up to {self.up_to}"
