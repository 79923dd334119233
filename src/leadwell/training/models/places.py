"""Places: who applied in which round, what the draw gave, and who took it.

A round freezes its applications when it closes, publishes one fingerprint of all of them and then draws.
Everything needed to check it is published (`document`). Applicants appear in it by a number of their own
for this draw (`entrant`), never by name.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from leadwell.training.models.decided import Decided

LIVE = Q(
    declined_at__isnull=True,
    handed_back_at__isnull=True,
    lapsed_at__isnull=True,
    replaced_at__isnull=True,
)


class Round(models.Model):
    """One application round of a programme and its draw. Before it opens: `commit`, the fingerprint of a
    secret (`sealed` keeps it encrypted until it is shown), where the public number will come from, and the
    `terms`, whose lines are fixed with their digest. At the close: `root`. After: `secret`, `public_value`,
    `cut_offs`, and `document`: who replied what and who holds which place (with the lines of the entries
    it is the whole draw document). A draw is never changed; it is `voided_at` in public, with the reason."""

    programme = models.ForeignKey(
        "training.Programme", on_delete=models.PROTECT, related_name="rounds"
    )
    draw = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    most_choices = models.PositiveIntegerField(default=10)
    criteria = models.TextField(blank=True)
    rules_version = models.CharField(max_length=40)
    terms = models.JSONField(default=list)
    terms_digest = models.CharField(max_length=64, blank=True)
    reserves_first = models.BooleanField(default=True)
    public_source = models.TextField()
    public_at = models.DateTimeField()
    commit = models.CharField(max_length=64)
    sealed = models.BinaryField()
    root = models.CharField(max_length=64, blank=True)
    closed_at = models.DateTimeField(null=True)
    secret = models.CharField(max_length=64, blank=True)
    public_value = models.TextField(blank=True)
    drawn_at = models.DateTimeField(null=True)
    cut_offs = models.JSONField(null=True)
    document = models.JSONField(null=True)
    voided_at = models.DateTimeField(null=True)
    voided_because = models.TextField(blank=True)
    answer_days = models.PositiveIntegerField(default=14)
    made_up = models.BooleanField(default=False)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-closes_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="round_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(public_at__gt=F("closes_at")),
                name="public_number_comes_after_the_close",
            ),
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True) | ~Q(root=""),
                name="nothing_is_drawn_before_the_root",
            ),
        ]

    class Privacy:
        public = ("programme", "draw", "title", "opens_at", "closes_at", "most_choices", "criteria",
                  "rules_version", "terms", "terms_digest", "reserves_first", "public_source",
                  "public_at", "commit", "sealed", "root", "closed_at", "secret", "public_value",
                  "drawn_at", "cut_offs", "document", "voided_at", "voided_because", "answer_days",
                  "made_up", "noted_in")  # fmt: skip
        personal = ()
        kept = "for good: anyone may check it"
        kept_as = "public-register"

    def __str__(self) -> str:
        return self.title


class Reserve(models.Model):
    """Some places of a run go first to people of whom a fact is true ("sector", "social-care"). Facts that
    the law protects are refused unless `basis` names the law and `until_on` an end."""

    run = models.ForeignKey("training.Run", on_delete=models.CASCADE, related_name="reserves")
    label = models.CharField(max_length=100)
    fact = models.CharField(max_length=40)
    value = models.CharField(max_length=60)
    places = models.PositiveIntegerField()
    basis = models.TextField(blank=True)
    until_on = models.DateField(null=True)

    class Meta:
        ordering = ["run_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["run", "fact", "value"], name="one_reserve_each"),
        ]

    class Privacy:
        public = ("run", "label", "fact", "value", "places", "basis", "until_on")
        personal = ()
        kept = "as long as the run"
        kept_as = "public-register"

    def __str__(self) -> str:
        return self.label


class PlaceApplication(models.Model):
    """A person's application in a round. `entrant` is their number in this draw and nowhere else. `met` is
    what the programme's rule said on the day they sent it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="applications")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    entrant = models.CharField(max_length=40)
    met = models.JSONField(default=list)
    sent_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["round_id", "entrant"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="one_application_a_round"),
            models.UniqueConstraint(fields=["round", "entrant"], name="one_entrant_number"),
        ]

    class Privacy:
        public = ("round", "noted_in")
        personal = ("person", "entrant", "met", "sent_at", "changed_at", "withdrawn_at")
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.person_id} in {self.round_id}"


class Entry(models.Model):
    """One application on the closed list: `line` is what was hashed, `position` where it stands, `facts`
    all that was known of the applicant at the close. Never changed."""

    application = models.OneToOneField(
        PlaceApplication, on_delete=models.PROTECT, related_name="entry"
    )
    position = models.PositiveIntegerField()
    line = models.TextField()
    facts = models.JSONField(default=list)

    class Meta:
        ordering = ["application_id"]

    class Privacy:
        public = ("position", "line")
        personal = ("application", "facts")
        kept = "as the application"
        kept_as = "training"

    def __str__(self) -> str:
        return self.line


class Lot(models.Model):
    """What a draw gave one application: its number, in hexadecimal, and, where it gave no place, why not
    ({"code", "template", "values"}), shown to whoever applied."""

    application = models.OneToOneField(
        PlaceApplication, on_delete=models.PROTECT, related_name="lot"
    )
    number = models.CharField(max_length=64)
    refused = models.JSONField(null=True)

    class Meta:
        ordering = ["application_id"]

    class Privacy:
        public = ()
        personal = ("application", "number", "refused")
        kept = "as the application"
        kept_as = "training"

    def __str__(self) -> str:
        return self.number[:12]


class Choice(models.Model):
    """One run an applicant would take; rank 1 is the one they would like best."""

    application = models.ForeignKey(
        PlaceApplication, on_delete=models.CASCADE, related_name="choices"
    )
    run = models.ForeignKey("training.Run", on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["application_id", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["application", "rank"], name="one_run_per_rank"),
            models.UniqueConstraint(fields=["application", "run"], name="each_run_ranked_once"),
        ]

    class Privacy:
        public = ("run",)
        personal = ("application", "rank")
        kept = "as the application"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.application_id} {self.rank}: {self.run_id}"


class Release(Decided):
    """Whether an employer lets an applicant go on the programme in working time: asked for apart from the
    application, decided with a reason, and open to appeal."""

    application = models.OneToOneField(
        PlaceApplication, on_delete=models.CASCADE, related_name="release"
    )

    class Privacy:
        public = ()
        personal = ("application", "asked_at", "decided_by", "decided_at", "granted", "because",
                    "appealed_at", "appeal_says", "heard_by", "heard_at", "upheld",
                    "heard_because")  # fmt: skip
        kept = "as the application"
        kept_as = "training"

    def __str__(self) -> str:
        return f"release for {self.application_id}"


class Place(models.Model):
    """A place on a run, offered to a person: answered or not, kept or handed back. `application` is empty
    where nobody had to draw. `unit` names the reserve it was given from, empty for an open place.
    `replaced_at`: a dearer place came free before they answered, and was offered instead. `waits` says of
    a declined place that its holder still waits for what they ranked above it."""

    run = models.ForeignKey("training.Run", on_delete=models.PROTECT, related_name="given")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    application = models.ForeignKey(
        PlaceApplication, null=True, on_delete=models.PROTECT, related_name="places"
    )
    unit = models.CharField(max_length=100, blank=True)
    offered_at = models.DateTimeField()
    answer_by = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    handed_back_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)
    waits = models.BooleanField(default=False)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["run_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "person"],
                condition=LIVE,
                name="one_place_per_person",
            ),
        ]

    class Privacy:
        public = ("run", "noted_in")
        personal = ("person", "application", "unit", "offered_at", "answer_by", "accepted_at",
                    "declined_at", "handed_back_at", "lapsed_at", "replaced_at", "waits")  # fmt: skip
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.person_id} on {self.run_id}"
