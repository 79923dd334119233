"""What is counted to see whether it is fair: open to everybody."""

from __future__ import annotations

from tests.attacks.visits import Arguments, Finds, public

PLAIN = [
    "fairness:front",
    "fairness:indicator-meanings",
    "fairness:funnel-meanings",
]
AT_A_PLACE: Arguments = {}
AT_A_PLACE_PERHAPS: Arguments = {}
ABOUT_ONE: dict[str, Finds] = {
    "fairness:indicator-meaning": public(indicator="wres-2"),
    "fairness:funnel-meaning": public(funnel="recruitment"),
}
