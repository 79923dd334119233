"""What people learned and how we know: attendance, results, evidence, prior learning, achievements."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from leadwell.training.models.decided import Decided


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


class Reminder(models.Model):
    """A reminder that was sent: about what, and how many days before its day."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    days_before = models.IntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["sent_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "about", "about_id", "days_before"], name="reminded_once"
            ),
        ]

    class Privacy:
        public = ()
        personal = ("person", "about", "about_id", "days_before", "sent_at")
        kept = "a year"
        kept_as = "working-copy"

    def __str__(self) -> str:
        return f"{self.person_id} {self.about} {self.about_id}"


class ReminderChoice(models.Model):
    """How many days before something runs out a person wants to be reminded: none at all switches
    reminders off. Whoever chose nothing is reminded as the dated data say."""

    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="+")
    days = models.JSONField(default=list)

    class Privacy:
        public = ()
        personal = ("person", "days")
        kept = "until they choose otherwise"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.days}"


class CalendarFeed(models.Model):
    """A private address from which a person's calendar fetches their course dates. Only the fingerprint of
    its secret is kept; ending it makes the address useless."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["person_id", "made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at__isnull=True), name="one_open_feed"
            ),
        ]

    class Privacy:
        public = ()
        personal = ("person", "token_digest", "made_at", "ended_at")
        kept = "until it is ended"
        kept_as = "working-copy"

    def __str__(self) -> str:
        return f"feed of {self.person_id}"
