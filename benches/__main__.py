"""./leadwell bench [NAME …] [--scale small|national] [--json]

Each bench takes its yardstick in the same run: these machines are noisy, and only ratios count.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

Row = dict[str, Any]
COLUMNS = ("job", "ours", "yardstick", "ratio", "target", "met")


def _benches() -> Mapping[str, Callable[[str], list[Row]]]:
    from benches import (
        allocation,
        credentials,
        disclosure,
        enough_managers,
        fairness,
        gate,
        intake,
        ledger,
        load,
        people,
        snapshot,
        stats,
        web,
    )

    return {
        "web": web.run,
        "load": load.run,
        "intake": intake.run,
        "stats": stats.run,
        "ledger": ledger.run,
        "people": people.run,
        "managers": enough_managers.run,
        "gate": gate.run,
        "fairness": fairness.run,
        "snapshot": snapshot.run,
        "disclosure": disclosure.run,
        "allocation": allocation.run,
        "credentials": credentials.run,
    }


def main() -> int:
    benches = _benches()
    parser = argparse.ArgumentParser(prog="./leadwell bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(benches))
    parser.add_argument("--scale", choices=("small", "national"), default="national")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in benches]
    if unknown:
        parser.error(
            f"there is no bench called {', '.join(unknown)}; there are {', '.join(benches)}"
        )
    rows = [row for name in asked.names or benches for row in benches[name](asked.scale)]
    print(json.dumps(rows, indent=1) if asked.json else _table(rows))
    return 0 if all(row["met"] is not False for row in rows) else 1


def _table(rows: list[Row]) -> str:
    cells = [COLUMNS, *(_cells(row) for row in rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) for line in cells
    )


def _cells(row: Row) -> tuple[str, ...]:
    met = {True: "yes", False: "NO", None: "-"}[row["met"]]
    ours = f"{row['ours']:,.3g} {row['unit']}"
    yardstick = f"{row['yardstick']:,.3g} {row['unit']} ({row['yardstick_name']})"
    return (row["job"], ours, yardstick, f"{row['ratio']:.2f}", row["target"], met)


if __name__ == "__main__":
    sys.exit(main())
