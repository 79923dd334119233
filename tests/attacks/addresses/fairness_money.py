"""Pay gaps and the cost of bullying at a place."""

from __future__ import annotations

from tests.attacks.visits import Arguments, Finds

AT_A_PLACE: Arguments = {
    "fairness:pay": {},
    "fairness:cost-of-bullying": {},
}
AT_A_PLACE_PERHAPS: Arguments = {
    "fairness:pay-quarters": {"indicator": "pay-gap-sex"},
    "fairness:cost-of-bullying-chart": {},
}
ABOUT_ONE: dict[str, Finds] = {}
