"""What the form of publication does to small numbers, in a sentence made from its own numbers."""

from __future__ import annotations

from django.utils.translation import gettext as _

from leadwell.fairness.rules.reports.facts import EXACT
from leadwell.stats.disclosure import PROFILES


def small_numbers(profile: str) -> str:
    """The sentence of the profile with this name."""
    if profile == EXACT:
        return _(
            "Exact numbers, for the equality lead of this employer only. Do not pass small ones on."
        )
    known = PROFILES.get(profile)
    if known and not known.small_numerators_matter:
        few = _("Figures with fewer than {fewest} answers are hidden.")
        return few.format(fewest=known.hide_to + 1)
    if known and known.round_to > 1:
        some = _(
            "Counts from {least} to {most} are hidden, all others are rounded to the nearest {step}."
        )
        return some.format(least=known.hide_from, most=known.hide_to, step=known.round_to)
    return _("Small counts are hidden or rounded.")
