"""Every address of the site by name, and for whom it is: a file to an app, or to a part of one.

To add an address, write its name into the file of its app: PLAIN when nothing stands in it, AT_A_PLACE
when only the code of a place does, ABOUT_ONE with a function that finds one and says who may open it.
A new app adds a file of its own, and its name below. What has a test elsewhere goes into ELSEWHERE.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from tests.attacks.addresses import (
    access,
    appointments,
    equality,
    fairness_acting,
    fairness_definitions,
    fairness_funnels,
    fairness_money,
    fairness_reports,
    fairness_tables,
    fairness_tried,
    history,
    home,
    intake,
    keeping,
    measures,
    organisations,
    standards,
    training_credentials,
    training_induction,
    training_learning,
    training_places,
    training_programmes,
)
from tests.attacks.allowed import PERMISSIONS, at, permission_of, somewhere
from tests.attacks.region import PLACES, Region
from tests.attacks.visits import Arguments, Finds, Visit

FILES = (
    access,
    appointments,
    equality,
    fairness_acting,
    fairness_definitions,
    fairness_funnels,
    fairness_money,
    fairness_reports,
    fairness_tables,
    fairness_tried,
    history,
    home,
    intake,
    keeping,
    measures,
    organisations,
    standards,
    training_credentials,
    training_induction,
    training_learning,
    training_places,
    training_programmes,
)


def _joined(table: str) -> dict[str, Any]:
    """What the files say in this table; some have not got it."""
    return {name: told for file in FILES for name, told in getattr(file, table, {}).items()}


PLAIN = [name for file in FILES for name in getattr(file, "PLAIN", ())]
AT_A_PLACE: Arguments = _joined("AT_A_PLACE")
AT_A_PLACE_PERHAPS: Arguments = _joined("AT_A_PLACE_PERHAPS")
ABOUT_ONE: dict[str, Finds] = _joined("ABOUT_ONE")
ELSEWHERE: dict[str, str] = _joined("ELSEWHERE")
TOLD = [*PLAIN, *AT_A_PLACE, *AT_A_PLACE_PERHAPS, *ABOUT_ONE]


def visits(name: str, region: Region) -> Iterator[Visit]:
    """Every address of this name that is worth trying."""
    if name in PLAIN:
        yield Visit(reverse(name), somewhere(permission_of(name)))
    elif name in AT_A_PLACE or name in AT_A_PLACE_PERHAPS:
        more = {**AT_A_PLACE, **AT_A_PLACE_PERHAPS}[name]
        for code in PLACES:
            address = reverse(name, kwargs={"code": code, **more})
            there = name in AT_A_PLACE
            yield Visit(address, at(region, code, permission_of(name)), there)
    else:
        yield from ABOUT_ONE[name](name, region)


def _elsewhere(name: str) -> bool:
    return any(name.startswith(start) for start in ELSEWHERE)


ALL = sorted(name for name in PERMISSIONS if not _elsewhere(name))
