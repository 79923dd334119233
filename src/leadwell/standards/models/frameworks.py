"""A framework and its versions.

A framework is a name that lasts; what it says is a version, and a version never changes once it is
published. Whoever keeps a record made under a version keeps its number. A version is in force from
`from_on` up to but not including `until_on`.
"""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from leadwell.organisations.models.places import days


class Status(models.TextChoices):
    """How far a version has come."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in-review", _("In review")
    SIGNED_OFF = "signed-off", _("Signed off")
    PUBLISHED = "published", _("Published")
    RETIRED = "retired", _("Retired")


class Framework(models.Model):
    """One framework, whatever its version. `slug` stands in addresses and in `Item.key`. `example` says
    that the words are ours and no national text; `publisher` is who says so where it is not."""

    slug = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    example = models.BooleanField(default=False)

    class Meta:
        ordering = ["slug"]

    class Privacy:
        public = ("slug", "title", "publisher", "about", "example")
        personal = ()
        kept = "for good: records point at it"
        kept_as = "public-register"

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """What a framework says from a day on. `identifier` is its CASE document. `post_levels` is the mapping
    of bands, job roles and board seats to levels this version brings, empty where the mapping in force
    stays. `case` holds whatever an imported document said that we have no column for, so that nothing is
    lost. `source` is where the words or names come from, `unverified` what in it nobody has checked.
    `example` says that this version's words are ours: the label stays with it, whatever follows."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="versions")
    number = models.CharField(max_length=20)
    identifier = models.UUIDField(unique=True, default=uuid4)
    title = models.CharField(max_length=300)
    about = models.TextField(blank=True)
    creator = models.CharField(max_length=200)
    language = models.CharField(max_length=12, default="en-GB")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.DRAFT)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    source = models.TextField(blank=True)
    unverified = models.JSONField(default=list)
    example = models.BooleanField(default=False)
    post_levels = models.JSONField(null=True)
    case = models.JSONField(default=dict)
    changed_at = models.DateTimeField()
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["framework_id", "from_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="one_version_each"),
            ExclusionConstraint(
                name="one_version_in_force_at_a_time",
                expressions=[
                    ("framework", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=["published", "retired"]),
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="version_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["published", "retired"]) | Q(from_on__isnull=False),
                name="published_version_has_a_first_day",
            ),
        ]

    class Privacy:
        public = ("framework", "number", "identifier", "title", "about", "creator", "language",
                  "status", "from_on", "until_on", "source", "unverified", "example",
                  "post_levels", "case",
                  "changed_at", "noted_in")  # fmt: skip
        personal = ()
        kept = "for good: records point at it"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"
