"""Finding the browser that the journeys are made in; installing one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from launcher.places import PYTHON
from launcher.say import Sorry, step

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NONE_FOUND = (
    "There is no browser here and none could be installed. Install Chromium, or set "
    "LEADWELL_BROWSER to the path of one, then run this again."
)


def find() -> str:
    """The path of a Chromium: the one named, one on the machine, or one installed now."""
    if named := os.environ.get("LEADWELL_BROWSER"):
        return _insist_it_runs(named)
    for look in (_on_the_machine, _playwrights_own):
        if found := look():
            return found
    with step("Installing a browser for the journeys"):
        found = _installed_by_debian() or _installed_by_playwright()
    if not found:
        raise Sorry(NONE_FOUND)
    return found


def arguments() -> list[str]:
    """How to start it: nothing it does by itself, and as root without its own sandbox, which
    refuses to run as root."""
    return [*(["--no-sandbox"] if _root() else []), *QUIET]


def _insist_it_runs(named: str) -> str:
    found = shutil.which(named)
    if not found:
        raise Sorry(
            f"LEADWELL_BROWSER names {named}, and no program is there. Correct or unset it."
        )
    return found


def _on_the_machine() -> str:
    return next((path for name in NAMES if (path := shutil.which(name))), "")


def _playwrights_own() -> str:
    """The browser Playwright keeps, where somebody had it fetched before."""
    question = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    path = _said([str(PYTHON), "-c", question])
    return path if path and Path(path).exists() else ""


def _installed_by_debian() -> str:
    """Debian's package: only root may, and only where there is apt."""
    if not _root() or not shutil.which("apt-get"):
        return ""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]):
        subprocess.run(command, env=quiet, check=False, capture_output=True)
    return _on_the_machine()


def _installed_by_playwright() -> str:
    _said([str(PYTHON), "-m", "playwright", "install", "chromium"])
    return _playwrights_own()


def _said(command: Sequence[str]) -> str:
    """The last line a program printed; nothing where it failed or is not there."""
    try:
        done = subprocess.run(command, text=True, capture_output=True, check=False)
    except OSError:
        return ""
    lines = done.stdout.strip().splitlines()
    return lines[-1] if lines and done.returncode == 0 else ""


def _root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
