"""How a person signs in, and what they were given to do, where and until when."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from leadwell.organisations.models import Organisation
from leadwell.people.models import Person


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts the way the sign-in library expects."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Account:
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """What somebody signs in with. It belongs to a person; it holds no permission itself."""

    email = models.EmailField(unique=True)
    person = models.OneToOneField(
        Person, null=True, on_delete=models.PROTECT, related_name="account"
    )
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_email_in_any_case"),
        ]

    class Privacy:
        public = ()
        personal = ("password", "last_login", "email", "person", "is_active", "made_at")
        kept = "while the person works in the service, and one year more"
        kept_as = "account"

    def __str__(self) -> str:
        return self.email


class RoleGrant(models.Model):
    """A role given to a person at an organisation and everything beneath it, from a day until a day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=40)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="role_grants"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    given_by = models.CharField(max_length=200)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["person", "role", "from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="a_grant_runs_forwards",
            ),
        ]

    class Privacy:
        public = ()
        personal = ("person", "role", "organisation", "from_on", "until_on", "given_by", "reason")
        kept = "six years after it ends: it says who could see what"
        kept_as = "access-record"

    def __str__(self) -> str:
        return f"{self.role} for {self.person_id} at {self.organisation_id}"
