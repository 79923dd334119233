"""Pictures and measures of organisations."""

from __future__ import annotations

from tests.attacks.visits import Arguments, Finds, public

PLAIN = [
    "measures:compare",
    "measures:library",
]
AT_A_PLACE: Arguments = {
    "measures:picture": {},
    "measures:picture-sheet": {},
    "measures:managers": {},
    "measures:managers-sheet": {},
    "measures:public-managers": {},
}
AT_A_PLACE_PERHAPS: Arguments = {
    "measures:ratings-chart": {},
    "measures:managers-chart": {"slug": "spans"},
    "measures:public-managers-sheet": {},
    "measures:public-managers-chart": {"slug": "levels"},
    "measures:measure": {"slug": "morale"},
    "measures:sheet": {"slug": "morale"},
    "measures:chart": {"slug": "morale"},
    "measures:years": {"slug": "morale"},
}
ABOUT_ONE: dict[str, Finds] = {
    "measures:compare-chart": public(slug="morale"),
    "measures:definition": public(slug="morale"),
}
