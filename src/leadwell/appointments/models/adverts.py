"""Adverts, who decided about them, and how far each application came."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Advert(models.Model):
    """A post that people could apply for, as a recruitment system tells it. `reference` is that
    system's own."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    reference = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    band = models.CharField(max_length=30, blank=True)
    staff_group = models.CharField(max_length=60, blank=True)
    leads = models.BooleanField(default=False)
    advertised_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["organisation_id", "reference"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "reference"], name="one_advert"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("advertised_on")),
                name="advert_closes_after_it_opens",
            ),
        ]

    class Privacy:
        public = ("organisation", "reference", "title", "band", "staff_group", "leads",
                  "advertised_on", "closed_on", "noted_in")  # fmt: skip
        personal = ()
        kept = "as the retention schedule says of recruitment"
        kept_as = "recruitment"

    def __str__(self) -> str:
        return f"{self.title} ({self.reference})"


class PanelMember(models.Model):
    """Somebody who took part in deciding about an advert."""

    advert = models.ForeignKey(Advert, on_delete=models.CASCADE, related_name="panel")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["advert", "person"], name="once_on_a_panel"),
        ]

    class Privacy:
        public = ("advert",)
        personal = ("person",)
        kept = "as the retention schedule says of recruitment"
        kept_as = "recruitment"

    def __str__(self) -> str:
        return f"{self.person_id} on {self.advert_id}"


class Application(models.Model):
    """One person's application, with the day each stage was reached; an empty day means it was not."""

    advert = models.ForeignKey(Advert, on_delete=models.CASCADE, related_name="applications")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=80)
    internal = models.BooleanField(null=True)
    from_abroad = models.BooleanField(null=True)
    applied_on = models.DateField(null=True)
    shortlisted_on = models.DateField(null=True)
    interviewed_on = models.DateField(null=True)
    offered_on = models.DateField(null=True)
    appointed_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["advert_id", "reference"]
        constraints = [
            models.UniqueConstraint(fields=["advert", "reference"], name="one_application"),
        ]

    class Privacy:
        public = ("advert", "noted_in")
        personal = ("person", "reference", "internal", "from_abroad", "applied_on",
                    "shortlisted_on", "interviewed_on", "offered_on", "appointed_on",
                    "withdrawn_on")  # fmt: skip
        kept = "as the retention schedule says of recruitment"
        kept_as = "recruitment"

    def __str__(self) -> str:
        return f"{self.person_id} for {self.advert_id}"
