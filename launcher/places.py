"""Where things lie: the checkout, its environment, what is built, and what is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BUILD = ROOT / "build"
REQUIREMENTS = ROOT / "requirements"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"


def home() -> Path:
    """Where state lives: `LEADWELL_HOME`, or `.leadwell/` in the checkout."""
    return Path(os.environ.get("LEADWELL_HOME") or ROOT / ".leadwell").resolve()


def tool(name: str) -> str:
    """A program of our own environment."""
    return str(PYTHON.with_name(name))


def site_packages() -> Path:
    """Our environment's packages, for finding programs that came inside one."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return VENV / "lib" / version / "site-packages"
