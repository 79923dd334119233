"""What somebody is reminded of, what they chose about that, and their calendar."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


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
