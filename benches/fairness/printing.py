"""What a first national night costs: everything that may be printed of the race equality standard, all rows
and splits, of every place. Made-up data, from the largest employers to the smallest; a part is measured,
and the night follows by arithmetic. On later nights a place where nobody came or went is passed over.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from benches.fairness import made_up

EVERY = 10  # of a fortieth of England
ALL_OF_THEM = 46_500
PERIOD = date(2025, 4, 1), date(2026, 3, 31)


def run() -> Iterator[dict[str, Any]]:
    """Places a second, and the hours of a night, with as many processes as a night uses and with one."""
    from leadwell.fairness.queries.printed_places import Asked
    from leadwell.gateways.side_by_side import SideBySide, processes_to_use
    from leadwell.stats.disclosure import HES_2018

    figures = _figures()
    asked = [Asked(place, HES_2018) for place in figures.places(area=False)][::EVERY]
    processes = processes_to_use()
    took = {}
    for many in dict.fromkeys((1, processes)):
        with SideBySide(many) as hands:
            began = time.perf_counter()
            figures.printed_each(asked, hands)
            took[many] = time.perf_counter() - began
    yield {
        "job": f"first national night, WRES, by {len(asked)} made-up places: {processes} processes,"
        f" {len(asked) / took[processes]:.0f} places a second,"
        f" {ALL_OF_THEM / len(asked) * took[processes] / 3600:.1f} hours for {ALL_OF_THEM:,}",
        "unit": "s", "ours": took[processes], "yardstick": took[1], "yardstick_name": "one process",
        "ratio": took[1] / took[processes], "target": "for information", "met": None,
    }  # fmt: skip


def _figures() -> Any:
    import duckdb

    from leadwell.fairness.queries.counting import Period
    from leadwell.fairness.queries.printing import SetOfFigures

    duck = duckdb.connect()
    for name, table in made_up.star(made_up.size("small")).items():
        duck.register(f"given_{name}", table)
        duck.execute(f'CREATE TABLE "{name}" AS SELECT * FROM "given_{name}"')
    return SetOfFigures.counted(duck, "wres", Period(*PERIOD))
