"""What happened, who did it, when: a ledger. Rows are added and never changed. The site's role has no
right to change one, a trigger refuses even the owner, and the tree shows it if both were got round."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from leadwell.history.rules import facts


class Event(models.Model):
    """One thing that happened. Points at what it is about by name and number, with no foreign key,
    so that it outlives what it is about. `leaf` fixes all of it, and through `commitment` its
    particulars too. `rules` are the codes of the rules that were asked, `versions` the
    frameworks in force."""

    what = models.CharField(max_length=80)
    about_kind = models.CharField(max_length=80)
    about_id = models.CharField(max_length=80)
    at = models.DateTimeField()
    rules = models.JSONField(default=list)
    versions = models.JSONField(default=dict)
    commitment = models.BinaryField(max_length=32)
    leaf = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["about_kind", "about_id", "at"], name="event_about")]

    class Privacy:
        public = ("what", "about_kind", "about_id", "at", "rules", "versions", "commitment", "leaf")
        personal = ()
        kept = "for good: it names nobody once its particulars are erased"
        kept_as = "proof"

    def __str__(self) -> str:
        return f"{self.what} {self.about_kind} {self.about_id}"

    @property
    def by_name(self) -> str:
        """Who did it, as they were called; nothing once that is erased."""
        found = self._particulars()
        return found.by_name if found else ""

    @property
    def by_person_id(self) -> int | None:
        """The person who did it; None for a job of our own, and once that is erased."""
        found = self._particulars()
        return found.by_person_id if found else None

    @property
    def on_behalf_of(self) -> str:
        """For whom they did it, where that was somebody else."""
        found = self._particulars()
        return found.on_behalf_of if found else ""

    @property
    def details(self) -> dict[str, Any]:
        """What else was said about it; nothing once that is erased."""
        found = self._particulars()
        return dict(found.details) if found else {}

    @property
    def erased(self) -> bool:
        """Whether its particulars are gone."""
        return self._particulars() is None

    def _particulars(self) -> Particulars | None:
        try:
            found: Particulars = self.particulars
        except ObjectDoesNotExist:
            return None
        return found

    def happening(self) -> facts.Happening:
        """The part that stays."""
        return facts.Happening(
            self.what, self.about_kind, self.about_id, self.at, self.rules, self.versions
        )


class Particulars(models.Model):
    """Who did it and what else was said: the part of an event that can be erased, by one function
    of the database and in no other way. `salt` is what makes the commitment impossible to guess."""

    event = models.OneToOneField(
        Event, primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False
    )
    salt = models.BinaryField(max_length=32)
    by_name = models.CharField(max_length=200)
    by_person_id = models.BigIntegerField(null=True)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["by_person_id"], name="particulars_by_person")]

    class Privacy:
        public = ()
        personal = ("event", "salt", "by_name", "by_person_id", "on_behalf_of", "details")
        kept = "as long as what the event is about, and six years more"
        kept_as = "particulars"

    def __str__(self) -> str:
        return f"{self.by_name}: {self.event_id}"

    def said(self) -> facts.Particulars:
        """As the commitment has them."""
        return facts.Particulars(self.by_name, self.by_person_id, self.on_behalf_of, self.details)


class Position(models.Model):
    """The place of an event in the tree: 0, 1, 2 and on, in the order the sequencer met them."""

    position = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(
        Event, on_delete=models.DO_NOTHING, db_constraint=False, related_name="place"
    )

    class Meta:
        ordering = ["position"]

    class Privacy:
        public = ("position", "event")
        personal = ()
        kept = "as long as the event"
        kept_as = "proof"

    def __str__(self) -> str:
        return f"{self.position}: event {self.event_id}"


class Node(models.Model):
    """The digest of one complete subtree, at every eighth level: what proofs are made from."""

    level = models.SmallIntegerField()
    number = models.BigIntegerField()
    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "number"], name="one_node")]

    class Privacy:
        public = ("level", "number", "digest")
        personal = ()
        kept = "as long as the events beneath it"
        kept_as = "proof"

    def __str__(self) -> str:
        return f"level {self.level}, number {self.number}"


class Checkpoint(models.Model):
    """What the whole ledger was at one moment: how many events, the root of their tree, and a note
    that says both, signed. Whoever keeps a copy can tell if anything before it was changed. `key` is
    the public half of the key that signed it."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    note = models.TextField()
    key = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["size"]

    class Privacy:
        public = ("size", "root", "note", "key", "at")
        personal = ()
        kept = "for good"
        kept_as = "proof"

    def __str__(self) -> str:
        return f"checkpoint of {self.size} events"
