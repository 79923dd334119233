"""What a person chose to declare about themselves. The room is sealed: the site's role may add a row
and read none; only the room's own role reads, and only for the person themselves and for counting."""

from __future__ import annotations

from django.db import models


class Declaration(models.Model):
    """What one person declared, as it last came through one channel. A new row takes the place of
    the older ones of the same person and channel; a nightly job removes those. `through` is "own" where the
    person said it here themselves, which outranks what an employer's file said
    ("workforce RJ1").

    Every characteristic is one text: "" not asked (or not in the file), "-" asked and preferred not
    to say, else "scheme:code" at the finest code given ("nhs:A", "asc:31", "c21:13", "lw:yes")."""

    person = models.ForeignKey(
        "people.Person", on_delete=models.DO_NOTHING, related_name="+", db_index=False
    )
    through = models.CharField(max_length=71)
    given_on = models.DateField()
    noted_at = models.DateTimeField()
    ethnicity = models.CharField(max_length=12, blank=True)
    disability = models.CharField(max_length=12, blank=True)
    sex = models.CharField(max_length=12, blank=True)
    gender_identity = models.CharField(max_length=12, blank=True)
    sexual_orientation = models.CharField(max_length=12, blank=True)
    religion = models.CharField(max_length=12, blank=True)
    age_band = models.CharField(max_length=12, blank=True)
    caring = models.CharField(max_length=12, blank=True)
    armed_forces = models.CharField(max_length=12, blank=True)
    background = models.CharField(max_length=12, blank=True)

    class Meta:
        db_table = '"sealed_equality"."declaration"'
        indexes = [models.Index(fields=["person", "through", "-noted_at"], name="declaration_of")]

    class Privacy:
        public = ()
        personal = ("person", "through", "given_on", "noted_at")
        special = ("ethnicity", "disability", "sex", "gender_identity", "sexual_orientation",
                   "religion", "age_band", "caring", "armed_forces", "background")  # fmt: skip
        kept = "until the person takes it back, or their record is disposed of"
        kept_as = "declaration"

    def __str__(self) -> str:
        return f"declaration of {self.person_id}"
