"""Our own Python environment, made from the hashed locks and made again only when they change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from launcher import stamps
from launcher.children import run
from launcher.places import PYTHON, REQUIREMENTS, VENV
from launcher.say import say, step

NO_NETWORK = (
    "The packages Leadwell needs could not be fetched. Check this machine's connection to its "
    "Python package index (pip must be able to reach it), then run this again."
)
NO_PIP = (
    "This Python has no pip. Install it (on Debian or Ubuntu: apt install python3-pip), "
    "then run this again."
)


def ensure(group: str = "run") -> None:
    """Have the environment hold everything in the named lock: `run`, or `dev` (which includes it)."""
    lock = REQUIREMENTS / f"{group}.txt"
    now = stamps.digest([lock, sys.version])
    if PYTHON.exists() and stamps.fresh(VENV / f"{group}.stamp", now):
        return
    if group == "run" and _dev_covers_it():
        return
    if not PYTHON.exists():
        with step("Making Leadwell's own Python environment"):
            _make()
    with step(f"Installing {'what Leadwell runs on' if group == 'run' else 'the developer tools'}"):
        run(_installer(lock.name), failed=NO_NETWORK)
    stamps.keep(VENV / f"{group}.stamp", now)


def _dev_covers_it() -> bool:
    """The dev lock holds the run lock's versions, so a current dev environment is enough."""
    now = stamps.digest([REQUIREMENTS / "dev.txt", sys.version])
    return PYTHON.exists() and stamps.fresh(VENV / "dev.stamp", now)


def _make() -> None:
    # --without-pip works also where Debian left ensurepip out.
    shutil.rmtree(VENV, ignore_errors=True)
    run(
        [sys.executable, "-m", "venv", "--without-pip", str(VENV)],
        failed=f"The folder {VENV} could not be made. Check that you may write there.",
    )


def _installer(lock: str) -> list[str]:
    arguments = ["--require-hashes", "--no-deps", "-r", str(REQUIREMENTS / lock)]
    if uv := _working_uv():
        return [uv, "pip", "install", "--quiet", "--python", str(PYTHON), *arguments]
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode:
        from launcher.say import Sorry

        raise Sorry(NO_PIP)
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    return [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", *quiet, *arguments]


def _working_uv() -> str | None:
    """uv where it is there and answers: some shims exist only to print an error."""
    uv = shutil.which("uv")
    if not uv or os.environ.get("LEADWELL_NO_UV"):
        return None
    answered = subprocess.run([uv, "--version"], capture_output=True, check=False).returncode == 0
    return uv if answered else None


def explain_first_run() -> None:
    """Say once what is about to happen, before anything long begins."""
    if not PYTHON.exists():
        say("First run: this makes its own environment in .venv and fetches about 300 MB.")
