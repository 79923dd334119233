"""Organisations of every sector, where they sit, what they are called, and what became of them.

An organisation is one row for ever. Its names, codes and places are dated rows beside it, so that
everything can be asked "as at" a day. A period runs from `from_on` up to but not including
`until_on`; an empty date means "as far as anybody knows". `path` and `name` on the organisation are
what holds today.
"""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _


class Sector(models.TextChoices):
    """Which part of the service an organisation belongs to."""

    NHS_TRUST = "nhs-trust", _("NHS trust")
    ICB = "icb", _("Integrated care board")
    PRIMARY_CARE = "primary-care", _("Primary care")
    SOCIAL_CARE = "social-care", _("Adult social care")
    NATIONAL = "national", _("National or regional body")
    INDEPENDENT = "independent", _("Independent health care")
    UNKNOWN = "unknown", _("Not known")


class Kind(models.TextChoices):
    """What an organisation is."""

    COUNTRY = "country", _("Country")
    REGION = "region", _("NHS region")
    ICB = "icb", _("Integrated care board")
    COMMISSIONER = "commissioner", _("Commissioning organisation")
    TRUST = "trust", _("NHS trust")
    SITE = "site", _("NHS trust site")
    PRACTICE = "practice", _("GP practice")
    PRESCRIBER = "prescriber", _("Other prescribing centre")
    PCN = "pcn", _("Primary care network")
    CARE_PROVIDER = "care-provider", _("Care provider")
    CARE_LOCATION = "care-location", _("Care location")
    SUPPORT_UNIT = "support-unit", _("Commissioning support unit")
    NATIONAL_BODY = "national-body", _("National body")
    SOCIAL_ENTERPRISE = "social-enterprise", _("Social enterprise")
    EMPLOYER = "employer", _("Other employer")
    PREDECESSOR = "predecessor", _("Earlier organisation")


class Organisation(models.Model):
    """One organisation, open or closed. `code` is opaque and upper case; `path` ends with a slash
    and begins with the paths of everything above it. `area` is the council or region as published,
    which is no place in the tree. `search_text` is every word it can be found by."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=250)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    sector = models.CharField(max_length=20, choices=Sector.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=250)
    town = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    address = models.CharField(max_length=300, blank=True)
    area = models.CharField(max_length=150, blank=True)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    known_from = models.CharField(max_length=40)
    search_text = models.TextField(blank=True)
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "code"]
        indexes = [
            models.Index(OpClass(F("path"), name="text_pattern_ops"), name="organisation_path"),
            GinIndex(OpClass(F("search_text"), name="gin_trgm_ops"), name="organisation_search"),
            models.Index(fields=["kind", "sector"], name="organisation_kind_sector"),
            models.Index(fields=["name", "code"], name="organisation_name"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(code=Upper("code")), name="code_is_upper_case"),
            models.CheckConstraint(condition=Q(path__endswith="/"), name="path_ends_with_a_slash"),
        ]

    class Privacy:
        public = ("code", "name", "kind", "sector", "parent", "path", "town", "postcode", "address",
                  "area", "opened_on", "closed_on", "known_from", "search_text", "made_up")  # fmt: skip
        personal = ()
        kept = "for ever: a closed organisation still leads to its successor"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


def days() -> Func:
    """The days of a row, from `from_on` up to but not including `until_on`, so that the database
    itself refuses two rows that overlap."""
    return Func(
        "from_on", "until_on", RangeBoundary(), function="DATERANGE", output_field=DateRangeField()
    )


class OrganisationName(models.Model):
    """A name an organisation has, had, or is known by, and when. Official names never overlap;
    an alias is only for finding. `seen_first` and `seen_last` are the editions that carried it, which
    is how an older file finds its place."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=250)
    alias = models.BooleanField(default=False)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    seen_first = models.DateField(null=True)
    seen_last = models.DateField(null=True)
    source = models.CharField(max_length=40)

    class Meta:
        ordering = ["alias", F("from_on").desc(nulls_last=True)]
        constraints = [
            ExclusionConstraint(
                name="one_official_name_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                condition=Q(alias=False),
            ),
        ]

    class Privacy:
        public = ("organisation", "name", "alias", "from_on", "until_on",
                  "seen_first", "seen_last", "source")  # fmt: skip
        personal = ()
        kept = "for ever"
        kept_as = "public-register"

    def __str__(self) -> str:
        return self.name


class OrganisationCode(models.Model):
    """Another code for the same organisation: the statistics office's, the regulator's."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(max_length=20)
    code = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="one_organisation_per_code"),
        ]
        indexes = [models.Index(fields=["code"], name="organisation_other_code")]

    class Privacy:
        public = ("organisation", "scheme", "code")
        personal = ()
        kept = "for ever"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


class Placement(models.Model):
    """Where an organisation sat, and when: its parent, as a dated period."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="placements"
    )
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    seen_first = models.DateField(null=True)
    seen_last = models.DateField(null=True)
    source = models.CharField(max_length=40)

    class Meta:
        ordering = [F("from_on").desc(nulls_last=True)]
        constraints = [
            ExclusionConstraint(
                name="one_place_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    class Privacy:
        public = ("organisation", "parent", "from_on", "until_on",
                  "seen_first", "seen_last", "source")  # fmt: skip
        personal = ()
        kept = "for ever"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.parent_id}"


class Membership(models.Model):
    """A practice in a network: beside the path, because a practice sits in its board's area as well."""

    member = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    group = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="members")
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "group", "from_on"], name="one_membership", nulls_distinct=False
            ),
        ]

    class Privacy:
        public = ("member", "group", "from_on", "until_on")
        personal = ()
        kept = "for ever"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.member_id} in {self.group_id}"


class Succession(models.Model):
    """One organisation's work went on in another. A split has several successors, a merger several
    predecessors."""

    predecessor = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="successions"
    )
    successor = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="inheritances"
    )
    on = models.DateField(null=True)
    source = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="one_succession"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="nobody_succeeds_themselves"
            ),
        ]

    class Privacy:
        public = ("predecessor", "successor", "on", "source")
        personal = ()
        kept = "for ever"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.predecessor_id} to {self.successor_id}"
