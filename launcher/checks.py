"""Everything a reviewer wants, run to the end: every failure is reported, not the first."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from launcher import assets, browser
from launcher.places import PYTHON, ROOT, home, tool
from launcher.postgres import LocalPostgres
from launcher.say import Sorry, say, step

CODE = ["src", "tests", "launcher", "benches", "conftest.py", "leadwell"]
LINES_SHOWN, NAME_SHOWN = 200, 200
NOT_RUN = "Not run: the browser journeys, because --no-browser was given."


@dataclass(frozen=True)
class Check:
    """One thing to check: its name in words and the command that checks it."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What a check found."""

    check: Check
    code: int
    output: str
    seconds: float

    @property
    def counts(self) -> dict[str, int]:
        """Tests passed, failed and skipped, as the runner's last line says; a plain check is one."""
        found = {
            word: int(number)
            for number, word in re.findall(
                r"(\d+) (passed|failed|errors?|skipped)", self._last_line
            )
        }
        if not found:
            return {"passed": int(not self.code), "failed": int(bool(self.code)), "skipped": 0}
        failed = found.get("failed", 0) + found.get("error", 0) + found.get("errors", 0)
        silent = int(bool(self.code) and not failed)  # it failed without a failing test: say one
        return {
            "passed": found.get("passed", 0),
            "failed": failed + silent,
            "skipped": found.get("skipped", 0),
        }

    @property
    def _last_line(self) -> str:
        lines = [line for line in self.output.splitlines() if " in " in line and "passed" in line]
        lines += [
            line for line in self.output.splitlines() if re.search(r"\d+ (failed|errors?)", line)
        ]
        return lines[-1] if lines else ""


def check_everything(*, browser: bool) -> int:
    """Run it all. 0 only when nothing failed."""
    began = time.monotonic()
    assets.ensure()
    found_browser = _browser() if browser else ""
    outcomes = _side_by_side(_quick_checks())
    with _throw_away_server() as server:
        env = _test_environment(server, found_browser)
        for check in _test_runs(env, browser=browser and bool(found_browser)):
            outcomes.append(_told(_run(check)))
    if browser and not found_browser:
        outcomes.append(_no_browser())
    return _closing(outcomes, time.monotonic() - began, browser)


def _quick_checks() -> list[Check]:
    plain = {"PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "leadwell.config.settings"}
    no_database = {**plain, "LEADWELL_DATABASE_URL": ""}
    ruff, here = tool("ruff"), [name for name in CODE if (ROOT / name).exists()]
    templates = ["--lint", "-e", "jinja", "--profile", "jinja", "--quiet", "src"]
    return [
        Check("Format", [ruff, "format", "--check", *here]),
        Check("Lint", [ruff, "check", *here]),
        Check("Templates", [tool("djlint"), *templates]),
        Check("Types", [tool("mypy"), "src", "launcher"], no_database),
        Check(
            "Contracts", [tool("lint-imports"), "--config", "contracts.toml", "--no-cache"], plain
        ),
        Check(
            "Missing migrations",
            [str(PYTHON), "-W", "ignore", "-m", "django", "makemigrations", "--check", "--dry-run"],
            no_database,
        ),
    ]


def _test_runs(env: Mapping[str, str], *, browser: bool) -> list[Check]:
    pytest = [str(PYTHON), "-m", "pytest", "-q", "-n", "auto", "--color=no", "-rfE"]
    not_here = ["--ignore=tests/journeys", "--ignore=tests/fuzz"]
    runs = [
        Check(
            "Tests",
            [*pytest, *not_here, "--cov", "--cov-report=", "--cov-fail-under=0", "src", "tests"],
            env,
        ),
        Check("Tested to the last branch", [tool("coverage"), "report"]),
        Check("Interface fuzzing", [*pytest[:3], "-q", "--color=no", "-rfE", "tests/fuzz"], env),
    ]
    if browser:
        runs.append(Check("Journeys in a browser", [*pytest, "tests/journeys"], env))
    return runs


def _browser() -> str:
    try:
        return browser.find()
    except Sorry as sorry:
        say(f"\n{sorry}")
        return ""


def _no_browser() -> Outcome:
    said = "No browser was found and none could be installed, so the journeys were not run."
    return _told(Outcome(Check("Journeys in a browser", []), 1, said, 0.0))


@contextlib.contextmanager
def _throw_away_server() -> Iterator[LocalPostgres]:
    """A server for tests; stopped afterwards unless somebody else had it running before."""
    server = LocalPostgres(home() / "test", durable=False)
    here_before = server.running()
    with step("Starting a throw-away database"):
        server.start()
    try:
        yield server
    finally:
        if not here_before:
            server.stop()


def _test_environment(server: LocalPostgres, found_browser: str) -> dict[str, str]:
    return {
        "LEADWELL_TEST_ADMIN_URL": server.url("postgres"),
        "LEADWELL_BROWSER": found_browser,
        "LEADWELL_MODE": "test",
        "PYTHONPATH": str(ROOT / "src"),
    }


def _side_by_side(checks: Sequence[Check]) -> list[Outcome]:
    with ThreadPoolExecutor(max_workers=max(2, os.cpu_count() or 2)) as pool:
        return [_told(outcome) for outcome in pool.map(_run, checks)]


def _run(check: Check) -> Outcome:
    began = time.monotonic()
    done = subprocess.run(
        check.command, cwd=ROOT, env={**os.environ, **check.env}, text=True, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return Outcome(check, done.returncode, done.stdout, time.monotonic() - began)


def _told(outcome: Outcome) -> Outcome:
    counts = outcome.counts
    tests = f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped"
    found = "well" if not outcome.code else "FAILED"
    detail = f" ({tests})" if sum(counts.values()) > 1 else ""
    say(f"  {outcome.check.name:<24} {found}{detail}, {outcome.seconds:.1f} s")
    if outcome.code:
        say("\n".join(f"      {line}" for line in _what_failed(outcome.output)))
    return outcome


def _what_failed(output: str) -> list[str]:
    """The end of what it said, and after it every failing test by name: they may stand further up."""
    lines = output.strip().splitlines()
    names = [
        line[:NAME_SHOWN] for line in lines if line.startswith(("FAILED ", "ERROR ", "SUBFAILED "))
    ]
    return [*lines[-LINES_SHOWN:], *names]


def _closing(outcomes: Sequence[Outcome], seconds: float, browser: bool) -> int:
    total = {
        word: sum(o.counts[word] for o in outcomes) for word in ("passed", "failed", "skipped")
    }
    failed = [outcome.check.name for outcome in outcomes if outcome.code]
    say(f"\n  {seconds:.0f} s." + (f" Look at: {', '.join(failed)}." if failed else ""))
    if not browser:
        say(f"  {NOT_RUN}")
    say(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 1 if failed else 0


def fix_everything() -> int:
    """Repair what a machine can: format, imports, the drawn documents."""
    from launcher import catalogue

    here = [name for name in CODE if (ROOT / name).exists()]
    subprocess.call([tool("ruff"), "check", "--fix", "--quiet", *here], cwd=ROOT)
    subprocess.call([tool("ruff"), "format", "--quiet", *here], cwd=ROOT)
    catalogue.write()
    return 0


def fast_tests(paths: Sequence[str]) -> int:
    """The tests without a browser; a word names an app or a folder of tests."""
    assets.ensure()
    named = [_place(path) for path in paths]
    ignored = [] if named else ["--ignore=tests/journeys", "--ignore=tests/fuzz"]
    pytest = [str(PYTHON), "-m", "pytest", "-q", "-n", "auto", *ignored, *named]
    with _throw_away_server() as server:
        env = _test_environment(server, os.environ.get("LEADWELL_BROWSER", ""))
        return subprocess.call(pytest, cwd=ROOT, env={**os.environ, **env})


def _place(word: str) -> str:
    for candidate in (f"src/leadwell/{word}", f"tests/{word}"):
        if (ROOT / candidate).exists():
            return candidate
    return word
