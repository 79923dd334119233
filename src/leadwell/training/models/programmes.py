"""Programmes, who provides them, whether they are accredited, and when they run."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ProgrammeKind(models.TextChoices):
    """What a programme is for."""

    INDUCTION = "induction", _("Induction")
    MID_CAREER = "mid-career", _("Mid-career programme")
    COURSE = "course", _("Course")


class Mode(models.TextChoices):
    """How it is taught."""

    ONLINE = "online", _("Online")
    IN_PERSON = "in-person", _("In person")
    BLENDED = "blended", _("Partly online")


class Provider(models.Model):
    """An organisation that teaches. Whoever offers training at the organisation acts for it."""

    organisation = models.OneToOneField(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    about = models.TextField(blank=True)
    issuer_url = models.CharField(max_length=300, blank=True)
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["organisation__name", "id"]

    class Privacy:
        public = ("organisation", "about", "issuer_url", "made_up")
        personal = ()
        kept = "for good: records point at it"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"provider {self.organisation_id}"


class Programme(models.Model):
    """Something that is taught. `provider` is empty for a national programme that several teach. `rule`
    says who may apply, a tree over achievements like a requirement's; `criteria` says it in words.
    `hours` is the whole workload of one person, `cost` the pounds a completed place is planned to cost,
    `valid_months` how long a pass counts (empty: for good). `on_hold` closes it for now."""

    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=ProgrammeKind.choices)
    provider = models.ForeignKey(
        Provider, null=True, on_delete=models.PROTECT, related_name="programmes"
    )
    about = models.TextField(blank=True)
    criteria = models.TextField(blank=True)
    rule = models.JSONField(null=True)
    level = models.SmallIntegerField(null=True)
    mode = models.CharField(max_length=12, choices=Mode.choices, default=Mode.BLENDED)
    hours = models.PositiveIntegerField(null=True)
    weeks = models.PositiveIntegerField(null=True)
    cost = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    valid_months = models.PositiveIntegerField(null=True)
    on_hold = models.BooleanField(default=False)
    on_hold_because = models.TextField(blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    made_up = models.BooleanField(default=False)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="programme_ends_after_it_begins",
            ),
        ]

    class Privacy:
        public = ("code", "title", "kind", "provider", "about", "criteria", "rule", "level", "mode",
                  "hours", "weeks", "cost", "valid_months", "on_hold", "on_hold_because", "from_on",
                  "until_on", "made_up", "noted_in")  # fmt: skip
        personal = ()
        kept = "for good: records point at it"
        kept_as = "public-register"

    def __str__(self) -> str:
        return self.title


class Coverage(models.Model):
    """A programme teaches an item of the standards: whoever passes it has achieved the item."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="coverage")
    item = models.ForeignKey("standards.Item", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "item"], name="covered_once"),
        ]

    class Privacy:
        public = ("programme", "item")
        personal = ()
        kept = "as long as the programme"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.programme_id} covers {self.item_id}"


class Prerequisite(models.Model):
    """A programme that has to be passed before another. Circles are refused."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="prerequisites")
    first = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "first"], name="needed_once"),
            models.CheckConstraint(
                condition=~Q(programme=F("first")), name="nothing_needs_itself_first"
            ),
        ]

    class Privacy:
        public = ("programme", "first")
        personal = ()
        kept = "as long as the programme"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.first_id} before {self.programme_id}"


class Accreditation(models.Model):
    """A provider's asking that a programme count towards the standards, and from when until when it
    does. What happened to it stands in its steps."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="accreditations"
    )
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="accreditations")
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ["programme_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="accreditation_ends_after_it_begins",
            ),
        ]

    class Privacy:
        public = ("programme", "provider", "from_on", "until_on", "withdrawn_on")
        personal = ()
        kept = "for good: it is a public register"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.programme_id} of {self.provider_id}"


class AccreditationStep(models.Model):
    """One step: asked, evidence, granted, refused, renewed, withdrawn; by whom, when and why."""

    accreditation = models.ForeignKey(Accreditation, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12)
    person = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    because = models.TextField(blank=True)

    class Meta:
        ordering = ["accreditation_id", "at", "id"]

    class Privacy:
        public = ("accreditation", "kind", "at", "because")
        personal = ("person",)
        kept = "for good: it is a public register"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.accreditation_id} {self.kind}"


class Run(models.Model):
    """A programme taught once, to one group of people (for people with places: a cohort). `places` is how
    many can come, `region` the region it is meant for, empty for everywhere."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="runs")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="runs")
    round = models.ForeignKey(
        "training.Round", null=True, on_delete=models.PROTECT, related_name="runs"
    )
    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    mode = models.CharField(max_length=12, choices=Mode.choices, default=Mode.BLENDED)
    region = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    where = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    places = models.PositiveIntegerField()
    cost = models.DecimalField(max_digits=11, decimal_places=2, null=True)
    cancelled_on = models.DateField(null=True)
    cancelled_because = models.TextField(blank=True)
    made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_on", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="run_ends_after_it_starts"
            ),
        ]

    class Privacy:
        public = ("programme", "provider", "round", "code", "title", "mode", "region", "where",
                  "starts_on", "ends_on", "places", "cost", "cancelled_on", "cancelled_because",
                  "made_up")  # fmt: skip
        personal = ()
        kept = "for good: records point at it"
        kept_as = "public-register"

    def __str__(self) -> str:
        return self.title


class Session(models.Model):
    """One meeting of a run. `sequence` goes up with every change, for people's calendars."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    where = models.CharField(max_length=200, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    cancelled = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_it_starts"
            ),
        ]

    class Privacy:
        public = ("run", "title", "starts_at", "ends_at", "where", "sequence", "cancelled")
        personal = ()
        kept = "as long as the run"
        kept_as = "public-register"

    def __str__(self) -> str:
        return f"{self.run_id} {self.starts_at}"
