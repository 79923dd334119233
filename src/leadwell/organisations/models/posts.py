"""Posts, who holds them, and to which post each reports.

A post stays the same row while its number, band, role and board seat stay, and whether that seat votes;
another band is another post. Nothing about who held it, or to whom it reported, is overwritten: the old
period ends and a new one begins. A period runs from `from_on` up to but not including `until_on`; no
`until_on` means today and on. A post that is open and held by nobody is a vacancy. `noted_in` and
`ended_in` are the numbers of the events in the ledger that wrote the row and ended it.
"""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from leadwell.organisations.models.places import Organisation, days

FIRST_DAY = date(1940, 1, 1)
LAST_DAY = date(2100, 1, 1)


class TenureKind(models.TextChoices):
    """On what footing a person holds a post."""

    SUBSTANTIVE = "substantive", _("Substantive")
    ACTING = "acting", _("Acting up")
    SECONDMENT = "secondment", _("On secondment")
    INTERIM = "interim", _("Interim")
    JOINT = "joint", _("Joint appointment")
    BANK = "bank", _("Bank")


def _sensible_days() -> Q:
    """Nobody serves before they begin, and no working life began before 1940 or ends after 2100."""
    begins = Q(from_on__gte=FIRST_DAY, from_on__lt=LAST_DAY)
    return begins & (
        Q(until_on__isnull=True) | Q(until_on__gt=F("from_on"), until_on__lte=LAST_DAY)
    )


class Post(models.Model):
    """One post: what it is called, where it sits and at which level. `number` is the file's own, or
    one of ours where the file has none. `level` is the standards level the mapping in force gave
    it, empty where it gives none. `fte` is how many full-time people the post is for, where a file says
    so. `leads` says that whoever holds it leads people. Of a seat on the board, `votes` and `executive`
    say whether it has a vote and whether its holder is an executive; empty where nobody said. A
    published chart names posts and not people: there `holders_known` is false, and an empty post is no
    vacancy."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="posts", db_index=False
    )
    number = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    unit = models.CharField(max_length=150, blank=True)
    staff_group = models.CharField(max_length=60, blank=True)
    job_role = models.CharField(max_length=60, blank=True)
    band = models.CharField(max_length=30, blank=True)
    pay_scale = models.CharField(max_length=30, blank=True)
    level = models.SmallIntegerField(null=True)
    fte = models.DecimalField(max_digits=8, decimal_places=3, null=True)
    leads = models.BooleanField(default=False)
    board = models.BooleanField(default=False)
    votes = models.BooleanField(null=True)
    executive = models.BooleanField(null=True)
    holders_known = models.BooleanField(default=True, db_default=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    noted_in = models.BigIntegerField(null=True)
    ended_in = models.BigIntegerField(null=True)
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["organisation_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"],
                condition=Q(until_on__isnull=True),
                name="one_open_post_per_number",
            ),
            models.CheckConstraint(condition=_sensible_days(), name="post_days_are_sensible"),
            models.CheckConstraint(
                condition=Q(board=True) | Q(votes__isnull=True, executive__isnull=True),
                name="only_a_seat_on_the_board_votes",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation"],
                condition=Q(leads=True) | Q(board=True),
                name="post_of_leaders",
            ),
            models.Index(
                fields=["organisation", "until_on"],
                condition=Q(until_on__isnull=False),
                name="post_closed",
            ),
        ]

    class Privacy:
        public = ("organisation", "number", "title", "unit", "staff_group", "job_role", "band",
                  "pay_scale", "level", "fte", "leads", "board", "votes", "executive", "holders_known",
                  "from_on", "until_on", "noted_in", "ended_in", "made_up")  # fmt: skip
        personal = ()
        kept = "as long as anybody's time in it is kept"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class Tenure(models.Model):
    """A person in a post, from a day until a day, on one footing and for so many hours (`fte`: 1 is
    full time). `scheme` and `reference` are how the file that said so knows this row; `said` is a
    digest of what it last said, so that an unchanged row is known without comparing it; `heard` is one
    of its cells letter for letter, so that it is known without judging it. Whoever changes a row by
    hand empties `said`, and then `heard` counts for nothing."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="tenures")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tenures")
    kind = models.CharField(
        max_length=12, choices=TenureKind.choices, default=TenureKind.SUBSTANTIVE
    )
    fte = models.DecimalField(max_digits=4, decimal_places=3, null=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    scheme = models.ForeignKey(
        "people.Scheme", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reference = models.CharField(max_length=80, blank=True)
    said = models.UUIDField(null=True)
    heard = models.UUIDField(null=True)
    noted_in = models.BigIntegerField(null=True)
    ended_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["person_id", "from_on", "id"]
        constraints = [
            ExclusionConstraint(
                name="one_time_in_a_post_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
            ),
            models.UniqueConstraint(
                fields=["scheme", "reference"],
                condition=Q(until_on__isnull=True, scheme__isnull=False),
                name="one_open_tenure_per_reference",
            ),
            models.CheckConstraint(condition=_sensible_days(), name="tenure_days_are_sensible"),
            models.CheckConstraint(
                condition=Q(fte__isnull=True) | Q(fte__gte=0, fte__lte=2), name="fte_is_sensible"
            ),
        ]

    class Privacy:
        public = ()
        personal = ("person", "post", "kind", "fte", "from_on", "until_on", "scheme", "reference",
                    "said", "heard", "noted_in", "ended_in")  # fmt: skip
        kept = "as the retention schedule says of staff records"
        kept_as = "staff-record"

    def __str__(self) -> str:
        return f"{self.person_id} in {self.post_id} from {self.from_on}"


class ReportingLine(models.Model):
    """One post reports to another, from a day until a day. A post reports to one post at a time."""

    # The index of the constraint below is no help here: it knows a number of eight bytes and no other,
    # and a number written in a question has four.
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="lines")
    to_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="reports")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    noted_in = models.BigIntegerField(null=True)
    ended_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["post_id", "from_on"]
        constraints = [
            ExclusionConstraint(
                name="one_reporting_line_at_a_time",
                expressions=[
                    ("post", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=_sensible_days(), name="line_days_are_sensible"),
            models.CheckConstraint(
                condition=~Q(post=F("to_post")), name="nobody_reports_to_themselves"
            ),
        ]

    class Privacy:
        public = ("post", "to_post", "from_on", "until_on", "noted_in", "ended_in")
        personal = ()
        kept = "as long as the posts it joins"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.post_id} to {self.to_post_id}"
