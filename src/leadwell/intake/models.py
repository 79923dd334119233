"""Which file was loaded, by whom, when, and what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class LoadedFile(models.Model):
    """One file taken in. Its digest is what makes "already loaded" mean something. The rows
    themselves live where they belong; refused rows stay in a file beside, never here."""

    kind = models.CharField(max_length=40)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    edition = models.CharField(max_length=200)
    as_at = models.DateField(null=True)
    accepted = models.IntegerField()
    unchanged = models.IntegerField()
    changed = models.IntegerField()
    rejected = models.IntegerField()
    loaded_by = models.CharField(max_length=200)
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-loaded_at"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "digest"], name="a_file_is_loaded_once"),
        ]

    class Privacy:
        public = ("kind", "digest", "edition", "as_at", "accepted", "unchanged", "changed", "rejected",
                  "loaded_at")  # fmt: skip
        personal = ("file_name", "loaded_by")
        kept = "six years"
        kept_as = "file-record"

    def __str__(self) -> str:
        return f"{self.kind} {self.file_name}"


class FileState(models.TextChoices):
    """Where a staff file has got to."""

    OFFERED = "offered", _("Waiting to be read")
    UNMAPPED = "unmapped", _("Waiting for its columns to be matched")
    READING = "reading", _("Being read")
    HELD = "held", _("Held for a person to look at")
    APPLYING = "applying", _("Being applied")
    TAKEN = "taken", _("Taken in")
    DECLINED = "declined", _("Declined")
    REFUSED = "refused", _("Refused")


class StaffFile(models.Model):
    """One file about people in posts, from the moment it is offered until it is taken in, declined or
    refused. Until then it changes nothing, and it waits encrypted outside the database. Afterwards
    only its digest and its counts stay. `full` says that whoever is absent has left; else the file
    holds changes only. `tries` is how often it was begun without an end. `in_the_way` are the reasons
    it is held or was refused."""

    kind = models.CharField(max_length=30)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    layout = models.CharField(max_length=60, blank=True)
    full = models.BooleanField(default=True)
    as_at = models.DateField()
    state = models.CharField(max_length=10, choices=FileState.choices, default=FileState.OFFERED)
    in_the_way = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    rows = models.IntegerField(null=True)
    rows_done = models.IntegerField(default=0)
    accepted = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    joiners = models.IntegerField(default=0)
    leavers = models.IntegerField(default=0)
    rejected = models.IntegerField(default=0)
    tries = models.IntegerField(default=0)
    offered_by = models.CharField(max_length=200)
    offered_by_person = models.BigIntegerField(null=True)
    offered_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_because = models.CharField(max_length=500, blank=True)
    event = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-offered_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "organisation", "digest"],
                condition=~Q(state__in=["declined", "refused"]),
                name="a_staff_file_is_taken_once",
            ),
        ]

    class Privacy:
        public = ("kind", "organisation", "digest", "layout", "full", "as_at", "state", "in_the_way",
                  "columns", "rows", "rows_done", "accepted", "unchanged", "changed", "joiners",
                  "leavers", "rejected", "tries", "offered_at", "moved_at", "decided_at",
                  "event")  # fmt: skip
        personal = ("file_name", "offered_by", "offered_by_person", "decided_by", "decided_because")
        kept = "six years"
        kept_as = "file-record"

    def __str__(self) -> str:
        return f"{self.kind} {self.file_name}"


class RejectedRow(models.Model):
    """One row that was not taken: its line, its column and what to type instead. Never what it held."""

    file = models.ForeignKey(StaffFile, on_delete=models.CASCADE, related_name="rejected_rows")
    line = models.IntegerField()
    column = models.CharField(max_length=80, blank=True)
    code = models.CharField(max_length=20, blank=True)
    advice = models.CharField(max_length=400)
    facts = models.JSONField(default=dict)
    warning = models.BooleanField(default=False)

    class Meta:
        ordering = ["line", "id"]

    class Privacy:
        public = ("file", "line", "column", "code", "advice", "facts", "warning")
        personal = ()
        kept = "as long as its file"
        kept_as = "file-record"

    def __str__(self) -> str:
        return f"line {self.line}: {self.column}"


class ColumnMapping(models.Model):
    """How one organisation's own column headings match ours, remembered from its last file."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=30)
    columns = models.JSONField(default=dict)
    noted_by = models.CharField(max_length=200)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind"], name="one_mapping"),
        ]

    class Privacy:
        public = ("organisation", "kind", "columns", "noted_at")
        personal = ("noted_by",)
        kept = "until the next file of its kind"
        kept_as = "working-copy"

    def __str__(self) -> str:
        return f"{self.kind} of {self.organisation_id}"


class CareWorkplace(models.Model):
    """A workplace as an organisation's social-care files name it: where its people belong, what stands
    before their numbers where several workplaces share a file, and its row as it was last loaded.
    Nothing in that row is about a person."""

    offered_by = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    local_id = models.CharField(max_length=50)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    prefix = models.CharField(max_length=50, blank=True)
    cells = models.JSONField(default=dict)
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["local_id"]
        constraints = [
            models.UniqueConstraint(fields=["offered_by", "local_id"], name="one_care_workplace"),
        ]

    class Privacy:
        public = ("offered_by", "local_id", "organisation", "prefix", "cells", "noted_at")
        personal = ()
        kept = "until the workplace is taken out of the files"
        kept_as = "file-record"

    def __str__(self) -> str:
        return self.local_id
