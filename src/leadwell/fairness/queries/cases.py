"""What the cases of an organisation are judged by: the funnels that files tell of, and its codes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from leadwell.fairness.queries.definitions import funnels
from leadwell.fairness.rules.cases.case_can_be_kept import FROM_FILES
from leadwell.fairness.rules.cases.facts import Codes, plainly
from leadwell.fairness.rules.facts import Funnel
from leadwell.organisations.models import Organisation, Post

DEFINITIONS = Path(__file__).resolve().parents[1] / "definitions"


def funnels_of_files() -> tuple[Funnel, ...]:
    """The funnels whose cases come out of case files, in the order of their codes."""
    found = (one for one in funnels().values() if one.source in FROM_FILES)
    return tuple(sorted(found, key=lambda one: one.code))


def codes_of(organisation: Organisation) -> Codes:
    """The bands and staff groups that everybody knows, and those that posts of an organisation, or beneath
    it, have or had."""
    posts = Post.objects.filter(organisation__path__startswith=organisation.path)
    bands = posts.values_list("band", flat=True).order_by().distinct()
    groups = posts.values_list("staff_group", flat=True).order_by().distinct()
    known = _known_to_all()
    return Codes(
        known.bands | frozenset(map(plainly, bands)),
        known.staff_groups | frozenset(map(plainly, groups)),
    )


@cache
def _known_to_all() -> Codes:
    """Every spelling of the files that say which band falls in which row."""
    bands: set[str] = set()
    groups: set[str] = set()
    for path in DEFINITIONS.glob("bands_*.yaml"):
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        bands |= {str(row) for row in said["rows"]}
        bands |= {text for row in said["rows"].values() for text in row.get("also", ())}
        groups |= {text for texts in said["staff_groups"].values() for text in texts}
    return Codes(frozenset(map(plainly, bands)), frozenset(map(plainly, groups)))
