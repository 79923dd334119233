"""Credentials: what people carry with them, the keys that signed them, and the lists that can withdraw
them. A private key is never in the database."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class SigningKey(models.Model):
    """The public half of a key that signs or signed. It stays published after the next one takes over,
    so that what it signed can still be checked."""

    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=100, unique=True)
    public = models.JSONField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["kind", "from_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(until_at__isnull=True),
                name="one_key_of_a_kind_signs",
            ),
        ]

    class Privacy:
        public = ("kind", "name", "public", "from_at", "until_at")
        personal = ()
        kept = "for good: what it signed must stay checkable"
        kept_as = "proof"

    def __str__(self) -> str:
        return self.name


class Purpose(models.TextChoices):
    """What a bit of a status list says."""

    REVOCATION = "revocation", _("Withdrawn")
    SUSPENSION = "suspension", _("Suspended")


class StatusList(models.Model):
    """A signed list of bits. Each credential has one place in a list of each purpose, at random and never
    twice: `taken` remembers the places that were given out, even when a credential is erased. `signed` is
    what the public reads; `stale` says it has to be signed again."""

    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    number = models.PositiveIntegerField()
    size = models.PositiveIntegerField(default=131_072)
    bits = models.BinaryField()
    taken = models.BinaryField(default=bytes)
    signed = models.JSONField(null=True)
    signed_at = models.DateTimeField(null=True)
    stale = models.BooleanField(default=True)

    class Meta:
        ordering = ["purpose", "number"]
        constraints = [
            models.UniqueConstraint(fields=["purpose", "number"], name="one_status_list_each"),
        ]

    class Privacy:
        public = ("purpose", "number", "size", "bits", "taken", "signed", "signed_at", "stale")
        personal = ()
        kept = "for good: what was signed must stay checkable"
        kept_as = "proof"

    def __str__(self) -> str:
        return f"{self.purpose} {self.number}"


class Credential(models.Model):
    """A signed statement that somebody achieved something, owned by that person. `subject` is how it names
    them: an address of its own that says nothing to anybody else. Empty `signed_at`: waiting to be signed."""

    identifier = models.UUIDField(unique=True, default=uuid4)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    achievement = models.OneToOneField(
        "training.Achievement", on_delete=models.PROTECT, related_name="credential"
    )
    subject = models.UUIDField(default=uuid4)
    status_list = models.PositiveIntegerField(null=True)
    status_index = models.PositiveIntegerField(null=True)
    document = models.JSONField(null=True)
    token = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    suspended_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    because = models.TextField(blank=True)
    noted_in = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["person_id", "asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["status_list", "status_index"], name="no_status_index_twice"
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(signed_at__isnull=True),
                name="credential_to_be_signed",
            ),
        ]

    class Privacy:
        public = ("noted_in",)
        personal = ("identifier", "person", "achievement", "subject", "status_list", "status_index",
                    "document", "token", "asked_at", "signed_at", "suspended_at", "revoked_at",
                    "because")  # fmt: skip
        kept = "as the retention schedule says of training records"
        kept_as = "training"

    def __str__(self) -> str:
        return str(self.identifier)


class CredentialShare(models.Model):
    """A link with which its owner shows a credential to others. Only the secret's fingerprint is kept."""

    credential = models.ForeignKey(Credential, on_delete=models.CASCADE, related_name="shares")
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["credential_id", "made_at"]

    class Privacy:
        public = ()
        personal = ("credential", "token_digest", "made_at", "ended_at")
        kept = "until it is ended"
        kept_as = "working-copy"

    def __str__(self) -> str:
        return f"link to {self.credential_id}"
