"""The columns of a declaration, in the order in which a file's blocks bring them."""

from __future__ import annotations

CHARACTERISTICS = (
    "ethnicity", "disability", "sex", "gender_identity", "sexual_orientation",
    "religion", "age_band", "caring", "armed_forces", "background",
)  # fmt: skip
DECLARED_COLUMNS = ("person_id", "through", "given_on", "noted_at", *CHARACTERISTICS)
# The channel of what a person said here themselves; every other is an employer's file.
OWN = "own"
