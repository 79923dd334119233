"""Fairness figures of a place and of an area, and what was published of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.urls import reverse

from leadwell.actor import Permission
from tests.attacks.region import PLACES, Region
from tests.attacks.visits import Arguments, Finds, Visit, numbers, public

PLAIN = ["fairness:mine"]
AT_A_PLACE: Arguments = {
    "fairness:overview": {},
    "fairness:returns": {},
}
SET = {"set_code": "wres"}
AT_A_PLACE_PERHAPS: Arguments = {
    "fairness:set": SET,
    "fairness:publish": SET,
    "fairness:set-csv": SET,
    "fairness:set-xlsx": SET,
    "fairness:set-pdf": SET,
    "fairness:set-chart": {**SET, "slug": "parity"},
    "fairness:indicator": {**SET, "indicator": "wres-2"},
    "fairness:indicator-chart": {**SET, "indicator": "wres-2"},
    "fairness:area": {},
    "fairness:area-figure": {"indicator": "wres-2"},
    "fairness:area-chart": {"indicator": "wres-2"},
}


def _exact(name: str, region: Region) -> Iterator[Visit]:
    """Exact numbers are for whoever was given them at that very place, and for nobody above it."""
    for code in PLACES:
        path = region.paths[code]
        yield Visit(
            reverse(name, kwargs={"code": code, **SET}),
            lambda by, path=path: path in by.roots(Permission.SEE_EXACT_FAIRNESS),
            there=False,
        )


ABOUT_ONE: dict[str, Finds] = {
    "fairness:set-exact": _exact,
    "fairness:return": public(number=999_999_999),
    "fairness:return-csv": public(number=999_999_999),
    "fairness:return-pdf": public(number=999_999_999),
    "fairness:withdraw": partial(numbers, table="fairness_return", argument="number"),
}
