"""What people ask of what is held about them, what is held against disposal, and what a person decided
of records whose time was over."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from leadwell.keeping.rules.facts import DisputeState, ProposalState, RequestState

OPEN_REQUEST = Q(state__in=[RequestState.OPEN.value, RequestState.WAITING.value])


class Dispute(models.Model):
    """A person says that a held fact is wrong. `held` is what stood there when they said so and
    `should_say` what is right in their words: both stay, whatever the answer. `reply` is the last
    word of the person, kept beside the answer. `about_kind` and `about_id` name the row."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    about_kind = models.CharField(max_length=20)
    about_id = models.BigIntegerField()
    fact = models.CharField(max_length=20)
    held = models.CharField(max_length=300, blank=True)
    should_say = models.CharField(max_length=300)
    because = models.CharField(max_length=2000, blank=True)
    state = models.CharField(max_length=10, default=DisputeState.OPEN.value)
    received_on = models.DateField()
    due_on = models.DateField()
    answer = models.CharField(max_length=2000, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    reply = models.CharField(max_length=2000, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "about_kind", "about_id", "fact"],
                condition=Q(state=DisputeState.OPEN.value),
                name="one_open_dispute_of_a_fact",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"],
                condition=Q(state=DisputeState.OPEN.value),
                name="dispute_waiting",
            ),
        ]

    class Privacy:
        public = ("organisation", "about_kind", "fact", "state", "received_on", "due_on")
        personal = ("person", "about_id", "held", "should_say", "because", "answer", "answered_by",
                    "answered_at", "reply")  # fmt: skip
        kept = "six years after it was answered"
        kept_as = "request"

    def __str__(self) -> str:
        return f"{self.fact} of {self.about_kind} {self.about_id}"


class RightsRequest(models.Model):
    """What a person asks of what is held about them: to see it, to have it put right or taken out, to
    object, or to complain. `due_on` is the last day for the answer as it stands; it moves with the
    pauses. `route` is where else they can turn when the answer is no."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=12)
    says = models.CharField(max_length=2000)
    state = models.CharField(max_length=10, default=RequestState.OPEN.value)
    received_on = models.DateField()
    due_on = models.DateField()
    acknowledged_on = models.DateField(null=True)
    extended_because = models.CharField(max_length=2000, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    route = models.CharField(max_length=2000, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "kind"],
                condition=OPEN_REQUEST,
                name="one_open_request_of_a_kind",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_on"], condition=OPEN_REQUEST, name="request_waiting"
            ),
        ]

    class Privacy:
        public = ("organisation", "kind", "state", "received_on", "due_on", "acknowledged_on")
        personal = ("person", "says", "extended_because", "answer", "route", "answered_by",
                    "answered_at")  # fmt: skip
        kept = "six years after it was answered"
        kept_as = "request"

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"


class RequestPause(models.Model):
    """Days on which the clock of a request stood still, while the person was asked something."""

    request = models.ForeignKey(RightsRequest, on_delete=models.CASCADE, related_name="pauses")
    asks = models.CharField(max_length=2000)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        ordering = ["from_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(until_on__isnull=True), name="one_open_pause"
            ),
        ]

    class Privacy:
        public = ("from_on", "until_on")
        personal = ("request", "asks")
        kept = "as long as its request"
        kept_as = "request"

    def __str__(self) -> str:
        return f"pause of {self.request_id} from {self.from_on}"


class LegalHold(models.Model):
    """A reason to keep records whatever their time: of one person, of everybody who held a post, or
    of everybody at an organisation and beneath it. It always wins over disposal."""

    person = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    post = models.ForeignKey(
        "organisations.Post", null=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    because = models.CharField(max_length=2000)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    placed_by = models.CharField(max_length=200)
    ended_because = models.CharField(max_length=2000, blank=True)

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(post__isnull=True), name="a_hold_on_one_thing"
            ),
        ]

    class Privacy:
        public = ("organisation", "from_on", "until_on")
        personal = ("person", "post", "because", "placed_by", "ended_because")
        kept = "six years after it ended"
        kept_as = "hold"

    def __str__(self) -> str:
        return f"hold {self.pk} at {self.organisation_id}"


class DisposalProposal(models.Model):
    """A record whose time is over, found at night; a person disposes of it or keeps it. `kept_as` is
    the class of the schedule. `again_on` is when a record that was kept is proposed again."""

    kept_as = models.CharField(max_length=30)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    ended_on = models.DateField()
    state = models.CharField(max_length=10, default=ProposalState.PROPOSED.value)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    because = models.CharField(max_length=2000, blank=True)
    again_on = models.DateField(null=True)

    class Meta:
        ordering = ["ended_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kept_as", "person", "organisation"],
                condition=Q(state=ProposalState.PROPOSED.value),
                name="proposed_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "kept_as"],
                condition=Q(state=ProposalState.PROPOSED.value),
                name="proposal_waiting",
            ),
        ]

    class Privacy:
        public = ("kept_as", "organisation", "ended_on", "state", "proposed_at", "again_on")
        personal = ("person", "decided_by", "decided_at", "because")
        kept = "six years after it was decided: it proves what was done"
        kept_as = "proof"

    def __str__(self) -> str:
        return f"{self.kept_as} of {self.person_id}"
