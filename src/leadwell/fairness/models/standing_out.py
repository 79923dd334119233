"""What stands out at each organisation, kept so that an area can list where it does."""

from __future__ import annotations

from django.db import models

from leadwell.organisations.models import Organisation


class StandsOut(models.Model):
    """What stands out among all printed figures of an organisation in its last whole year, as its own pages
    say it. `contents` is what was found; `lasting` is how many of it stood out the year before too, and `new`
    how many did not; `newest` is the last result there was. There is one of each organisation that was looked
    at, also where nothing was found."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    contents = models.JSONField()
    lasting = models.PositiveSmallIntegerField(default=0)
    new = models.PositiveSmallIntegerField(default=0)
    newest = models.PositiveBigIntegerField()
    looked_at = models.DateTimeField()

    class Meta:
        ordering = ["organisation_id"]
        indexes = [
            models.Index(
                fields=["organisation"],
                condition=models.Q(lasting__gt=0),
                name="stands_out_for_years",
            )
        ]

    class Privacy:
        public = ("organisation", "contents", "lasting", "new", "newest", "looked_at")
        personal = ()
        kept = "until it is looked at again"
        kept_as = "published-figure"

    def __str__(self) -> str:
        return f"stands out {self.organisation_id}: {self.lasting} and {self.new}"
