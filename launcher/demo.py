"""The demo's made-up region, filled once for each version of its story, and what to try first."""

from __future__ import annotations

import json
from collections.abc import Mapping

from launcher import stamps
from launcher.children import run
from launcher.keys import keys
from launcher.places import PYTHON, ROOT, home
from launcher.say import step

STORY = ROOT / "src" / "leadwell"


def fill(env: Mapping[str, str]) -> None:
    """Fill the made-up region. It may be repeated; it is skipped when nothing has changed."""
    sources = [*STORY.glob("intake/actions/demo/**/*.*"), *STORY.glob("access/rules/demo*.py")]
    now = stamps.digest([(home() / "tables.stamp").read_text(), *sorted(sources)])
    stamp = home() / "demo.stamp"
    if stamps.fresh(stamp, now):
        return
    password = keys()["LEADWELL_DEMO_PASSWORD"]
    with step("Filling a made-up region"):
        run(
            [str(PYTHON), "-m", "django", "fill_demo", "--accounts", str(home() / "demo.json")],
            failed="The made-up region could not be filled. What went wrong:",
            env={**env, "LEADWELL_DEMO_PASSWORD": password},
        )
    stamps.keep(stamp, now)


def announcement() -> str:
    """The accounts and the first three things to try, as the command that filled it wrote them."""
    told = json.loads((home() / "demo.json").read_text())
    password = keys()["LEADWELL_DEMO_PASSWORD"]
    accounts = "\n".join(f"    {a['email']:<44} {a['who']}" for a in told["accounts"])
    tries = "\n".join(f"    {line}" for line in told["try"])
    return (
        "  Everything here is made up: no real organisation, no real person.\n\n"
        f"  Try:\n{tries}\n\n  Accounts, all with the password {password} :\n{accounts}\n\n"
    )
