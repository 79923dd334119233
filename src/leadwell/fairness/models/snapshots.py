"""What was counted, and what was printed of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from leadwell.organisations.models import Organisation


class Snapshot(models.Model):
    """The facts of one day, written without names into an encrypted folder that only the worker can open.
    `rows` says how many rows each table has, `digest` is over all its files. A frozen one is kept: what was
    published from it can be worked out again."""

    as_at = models.DateField()
    made_at = models.DateTimeField()
    folder = models.CharField(max_length=80, unique=True)
    digest = models.CharField(max_length=64)
    rows = models.JSONField(default=dict)
    frozen = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]

    class Privacy:
        public = ("as_at", "made_at", "folder", "digest", "rows", "frozen", "removed_at")
        personal = ()
        kept = "that it was made: for good; its files: ten days, 18 months at a year's end, or as published"
        kept_as = "published-figure"

    def __str__(self) -> str:
        return f"snapshot of {self.as_at}"


class Result(models.Model):
    """One set of indicators of one organisation and year, as printed under one profile. `lines` are what
    may be shown (`Shown`, as JSON), so that what is hidden is not there to be found. A later result of the
    same year takes its place; this one stays, no longer `current`. One of an `area` is of everything
    beneath the organisation too: what a board employs and what lies in its area are two results.
    `sealed` is what was counted behind it, which only the worker can open."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    set_code = models.CharField(max_length=30)
    began_on = models.DateField()
    ended_on = models.DateField()
    profile = models.CharField(max_length=30)
    definitions = models.CharField(max_length=64)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="results")
    lines = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    current = models.BooleanField(default=True)
    area = models.BooleanField(default=False)
    sealed = models.BinaryField(default=b"")
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["organisation_id", "set_code", "-ended_on", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "set_code", "ended_on", "profile", "area"],
                condition=Q(current=True),
                name="one_current_result",
            ),
            models.CheckConstraint(
                condition=Q(began_on__lte=F("ended_on")), name="result_period_runs_forwards"
            ),
        ]
        indexes = [
            models.Index(fields=["set_code", "ended_on", "profile"], condition=Q(current=True),
                         name="results_of_a_set"),
        ]  # fmt: skip

    class Privacy:
        public = ("organisation", "set_code", "began_on", "ended_on", "profile", "definitions",
                  "snapshot", "lines", "digest", "made_at", "current", "area", "made_up")  # fmt: skip
        personal = ("sealed",)
        kept = "ten years, so that what was published can be shown"
        kept_as = "published-figure"

    def __str__(self) -> str:
        return f"{self.set_code} {self.organisation_id} {self.ended_on}"


class Return(models.Model):
    """A set of indicators as an organisation published it: a result, and what it says about it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="returns")
    says = models.TextField(blank=True)
    published_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-published_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["result"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_result_is_published_once",
            ),
        ]

    class Privacy:
        public = ("organisation", "result", "says", "published_at", "withdrawn_at",
                  "withdrawn_because")  # fmt: skip
        personal = ("published_by",)
        kept = "ten years, so that what was published can be shown"
        kept_as = "published-figure"

    def __str__(self) -> str:
        return f"return {self.result_id}"


class FreeTable(models.Model):
    """A table somebody asked for with groupings of their own: answered by the worker with noise that is the
    same for the same people, or refused before anything is counted."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asks = models.JSONField()
    answer = models.JSONField(null=True)
    refused = models.JSONField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]

    class Privacy:
        public = ("organisation", "asked_at", "asks", "answer", "refused", "answered_at")
        personal = ("asked_by",)
        kept = "as the retention schedule says of requests"
        kept_as = "request"

    def __str__(self) -> str:
        return f"table {self.pk}"


class TriedVersion(models.Model):
    """A version of the standards tried at a place before it is in force, and counted by group: answered by
    the worker, or refused before anything is counted. `lines` are what may be shown (`Shown`, as JSON), of
    the people in post on `counted_on`. `sealed` is who was counted, by number, and the counts behind the
    lines: only the worker can open it, to set the next answer against it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("standards.Version", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    counted_on = models.DateField(null=True)
    lines = models.JSONField(null=True)
    refused = models.JSONField(null=True)
    answered_at = models.DateTimeField(null=True)
    sealed = models.BinaryField(default=b"")

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "version"],
                condition=Q(answered_at__isnull=True),
                name="a_version_waits_once_at_a_place",
            ),
        ]

    class Privacy:
        public = (
            "organisation",
            "version",
            "asked_at",
            "counted_on",
            "lines",
            "refused",
            "answered_at",
        )
        personal = ("asked_by", "sealed")
        kept = "as the retention schedule says of requests"
        kept_as = "request"

    def __str__(self) -> str:
        return f"tried version {self.pk}"
