"""Decisions in stages, and what ties to those who decide do."""

from __future__ import annotations

from tests.attacks.visits import Arguments

AT_A_PLACE: Arguments = {
    "fairness:connections": {},
    "fairness:funnels": {},
    "fairness:funnel": {"funnel": "recruitment"},
}
AT_A_PLACE_PERHAPS: Arguments = {
    "fairness:funnel-chart": {"funnel": "recruitment", "slug": "ethnicity"},
}
