"""What a level asks of whoever takes a post there: rows of a version, never numbers in code."""

from __future__ import annotations

from django.db import models

from leadwell.standards.models.frameworks import Version


class Requirement(models.Model):
    """What must be met to take a post at `level`. `staff_group` narrows it, empty for all. `rule` is a
    tree: {"item": key}, {"all": [...]}, {"any": [...]} or {"at_least": n, "of": [...]}. It binds from
    `bites_on`; before that day the gate explains and does not refuse. `on_hold` says that it does not
    bind for now, and `because` why."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="requirements")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    level = models.SmallIntegerField()
    staff_group = models.CharField(max_length=60, blank=True)
    rule = models.JSONField()
    bites_on = models.DateField(null=True)
    on_hold = models.BooleanField(default=False)
    because = models.TextField(blank=True)

    class Meta:
        ordering = ["version_id", "level", "code"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="one_requirement_per_code"),
        ]

    class Privacy:
        public = ("version", "code", "title", "level", "staff_group", "rule", "bites_on", "on_hold",
                  "because")  # fmt: skip
        personal = ()
        kept = "as long as its version"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.code}: {self.title}"
