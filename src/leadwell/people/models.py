"""A person, and what to call them. One record for life, across employers and sectors."""

from __future__ import annotations

from django.db import models


class Person(models.Model):
    """One person. Names are one text, in any script; nothing is assumed about their parts."""

    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, db_index=True)
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["sort_key", "id"]

    class Privacy:
        public = ("made_up",)
        personal = ("name", "sort_key")
        kept = "while the person is known to any employer, and six years more"

    def __str__(self) -> str:
        return self.name
