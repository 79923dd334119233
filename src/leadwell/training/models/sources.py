"""What providers' learning systems tell us: statements (xAPI), launches and scores (LTI)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class StatementSource(models.Model):
    """A learning system that may send statements, with its own name and secret (kept as a fingerprint)."""

    provider = models.ForeignKey(
        "training.Provider", on_delete=models.PROTECT, related_name="statement_sources"
    )
    title = models.CharField(max_length=200)
    user = models.CharField(max_length=60, unique=True)
    secret_hash = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["title", "id"]

    class Privacy:
        public = ("provider", "title", "made_at", "ended_at")
        personal = ("user", "secret_hash")
        kept = "as long as its statements"
        kept_as = "training"

    def __str__(self) -> str:
        return self.title


class Statement(models.Model):
    """One statement as it came. `actor` is the sender's own word for the person; `person` is who that is
    with us, empty while nobody knows. `problem` says why it changed nothing."""

    source = models.ForeignKey(StatementSource, on_delete=models.PROTECT, related_name="statements")
    statement_id = models.UUIDField()
    stored_at = models.DateTimeField()
    said = models.JSONField()
    verb = models.CharField(max_length=300)
    activity = models.CharField(max_length=500, blank=True)
    actor = models.CharField(max_length=400)
    person = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    voided_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["source_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "statement_id"], name="one_statement_each"),
        ]
        indexes = [
            models.Index(
                fields=["source", "actor"],
                condition=Q(person__isnull=True),
                name="statement_unmatched",
            ),
            models.Index(
                fields=["source", "activity"],
                condition=Q(verb="http://adlnet.gov/expapi/verbs/voided"),
                name="statement_voids",
            ),
        ]

    class Privacy:
        public = ("source", "stored_at", "verb", "activity", "voided_at", "problem")
        personal = ("statement_id", "said", "actor", "person")
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return str(self.statement_id)


class ActorMatch(models.Model):
    """Who a sender's word for a person is with us."""

    source = models.ForeignKey(StatementSource, on_delete=models.CASCADE, related_name="matches")
    actor = models.CharField(max_length=400)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "actor"], name="one_match_each"),
        ]

    class Privacy:
        public = ("source", "noted_in")
        personal = ("actor", "person")
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.actor} is {self.person_id}"


class LearningTool(models.Model):
    """A provider's learning system that we open courses in (LTI 1.3; we are the platform)."""

    provider = models.ForeignKey(
        "training.Provider", on_delete=models.PROTECT, related_name="tools"
    )
    title = models.CharField(max_length=200)
    client_id = models.CharField(max_length=60, unique=True)
    deployment = models.CharField(max_length=60)
    login_url = models.URLField(max_length=300)
    launch_url = models.URLField(max_length=300)
    keys = models.JSONField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["title", "id"]

    class Privacy:
        public = ("provider", "title", "client_id", "deployment", "login_url", "launch_url", "keys",
                  "made_at", "ended_at")  # fmt: skip
        personal = ()
        kept = "as long as its launches"
        kept_as = "training"

    def __str__(self) -> str:
        return self.title


class ToolProof(models.Model):
    """A proof of a tool that was used: the same once more is refused until it would be too old anyway."""

    tool = models.ForeignKey(LearningTool, on_delete=models.CASCADE, related_name="proofs")
    number = models.CharField(max_length=200)
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tool", "number"], name="one_use_of_a_proof"),
        ]

    class Privacy:
        public = ("tool", "number", "until")
        personal = ()
        kept = "until it would be too old anyway"
        kept_as = "working-copy"

    def __str__(self) -> str:
        return f"{self.tool_id} {self.number}"


class ToolLink(models.Model):
    """A course in a provider's system: which programme it teaches and the least score that shows it."""

    tool = models.ForeignKey(LearningTool, on_delete=models.PROTECT, related_name="links")
    programme = models.ForeignKey(
        "training.Programme", on_delete=models.PROTECT, related_name="tool_links"
    )
    resource = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    threshold = models.DecimalField(max_digits=4, decimal_places=3, default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tool", "resource"], name="one_link_per_resource"),
        ]

    class Privacy:
        public = ("tool", "programme", "resource", "title", "threshold")
        personal = ()
        kept = "as long as its tool"
        kept_as = "public-register"

    def __str__(self) -> str:
        return self.title


class Launch(models.Model):
    """One opening of a course by a person. `subject` is how the tool knows them, and only that tool."""

    link = models.ForeignKey(ToolLink, on_delete=models.PROTECT, related_name="launches")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    subject = models.UUIDField()
    hint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["link_id", "made_at"]

    class Privacy:
        public = ("link",)
        personal = ("person", "subject", "hint", "made_at", "used_at")
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.person_id} opened {self.link_id}"


class Score(models.Model):
    """What a tool said somebody scored. The last one by its own clock counts."""

    link = models.ForeignKey(ToolLink, on_delete=models.PROTECT, related_name="scores")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    given = models.DecimalField(max_digits=9, decimal_places=3, null=True)
    maximum = models.DecimalField(max_digits=9, decimal_places=3, null=True)
    activity = models.CharField(max_length=20)
    grading = models.CharField(max_length=20)
    said_at = models.DateTimeField()
    stored_at = models.DateTimeField()

    class Meta:
        ordering = ["link_id", "person_id", "said_at"]
        constraints = [
            models.UniqueConstraint(fields=["link", "person", "said_at"], name="one_score_each"),
        ]

    class Privacy:
        public = ("link",)
        personal = ("person", "given", "maximum", "activity", "grading", "said_at", "stored_at")
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return f"{self.person_id} in {self.link_id}"
