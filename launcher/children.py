"""Running other programs: quietly, with their words kept for when they fail."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from launcher.places import ROOT
from launcher.say import Sorry

NO_SPACE = "No space left on device"


def run(
    command: Sequence[str],
    *,
    failed: str,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
) -> str:
    """Run to the end and return what it printed; on failure say `failed` and show the end of it."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        raise Sorry(_explained(failed, done.stdout))
    return done.stdout


def _explained(failed: str, output: str) -> str:
    if NO_SPACE in output:
        return "The disk is full. Free some space (about 2 GB is needed), then run this again."
    tail = "\n    ".join(output.strip().splitlines()[-12:])
    return f"{failed}\n    {tail}" if tail else failed
