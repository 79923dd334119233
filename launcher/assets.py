"""Everything the pages need that is built and not committed: style, script, images, words."""

from __future__ import annotations

from pathlib import Path

from launcher import frontend, stamps
from launcher.children import run
from launcher.places import BUILD, PYTHON, ROOT
from launcher.say import step

STATIC = ROOT / "src" / "leadwell" / "design" / "static"


def ensure() -> None:
    """Have `build/static/` hold today's files under names that change with their content."""
    frontend.ensure()
    now = stamps.digest([BUILD / "nhsuk.stamp", *_files(STATIC)])
    stamp = BUILD / "static.stamp"
    if stamps.fresh(stamp, now) and (BUILD / "static" / "staticfiles.json").exists():
        return
    settings = {
        "DJANGO_SETTINGS_MODULE": "leadwell.config.settings",
        "LEADWELL_MODE": "development",
    }
    with step("Gathering styles and images"):
        run(
            [
                str(PYTHON),
                "-m",
                "django",
                "collectstatic",
                "--noinput",
                "--clear",
                "--verbosity",
                "0",
            ],
            failed="The styles and images could not be gathered. The words of the tool that does it:",
            env={"PYTHONPATH": str(ROOT / "src"), **settings},
        )
    stamps.keep(stamp, now)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
