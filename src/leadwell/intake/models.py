"""Which file was loaded, by whom, when, and what came of it."""

from __future__ import annotations

from django.db import models


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

    def __str__(self) -> str:
        return f"{self.kind} {self.file_name}"
