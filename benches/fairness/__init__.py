"""How fast the fairness figures are: counting, intervals, and an organisation's page."""

from __future__ import annotations

from typing import Any

import django

from benches.fairness import counting, intervals, page, printing


def run(scale: str) -> list[dict[str, Any]]:
    """Everything that was promised about fairness."""
    django.setup()
    return [*counting.run(scale), *printing.run(), *intervals.run(scale), *page.run(scale)]
