"""What a figure of a pack stands beside: others of the same kind, and of those the ones in the same region
and the ones of about the same size. How many of each stand away from parity, never who."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from leadwell.actor import Actor
from leadwell.fairness.queries.reports.comparing import Beside, similar
from leadwell.fairness.queries.reports.years import Year
from leadwell.fairness.rules.reports.about_as_many import about_as_many
from leadwell.organisations.models import Organisation

Counted = Mapping[str, int]


def region_of(organisation: Organisation) -> str:
    """The path of the region an organisation lies in; empty where it lies in none."""
    path = organisation.path
    above = [path[: n + 1] for n, sign in enumerate(path) if sign == "/"]
    found = Organisation.objects.filter(kind="region", path__in=above).values_list(
        "path", flat=True
    )
    return found.first() or ""


def alike(
    organisation: Organisation, year: Year, indicator: str, *, region: str, by: Actor
) -> Mapping[str, Counted]:
    """How the same figure reads elsewhere: `kind`, `region` and `size`, each by reading."""
    own = year.line(indicator)
    others = similar(organisation, year, indicator, by=by)
    return {
        "kind": _read(others),
        "region": _read(one for one in others if region and one.path.startswith(region)),
        "size": _read(one for one in others if own and about_as_many(own, one.line)),
    }


def _read(others: Iterable[Beside]) -> Counted:
    return dict(Counter(each.line.reading.value for each in others))
