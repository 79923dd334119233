"""./leadwell serve from start to Ctrl-C, as a person does it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

from launcher.places import ROOT

PATIENCE = 60


@pytest.fixture
def home():
    """A home of its own, as a second person on the same machine would have."""
    with tempfile.TemporaryDirectory(prefix="leadwell-home-") as made:
        Path(made).chmod(0o755)
        yield Path(made)
        assert _finish(_launch(made, "stop")) == 0


def _launch(home, *arguments: str) -> subprocess.Popen[str]:
    env = {**os.environ, "LEADWELL_HOME": str(home), "LEADWELL_MODE": "development"}
    env.pop("LEADWELL_TEST_ADMIN_URL", None)
    return subprocess.Popen(
        [sys.executable, "-u", "leadwell", *arguments], cwd=ROOT, env=env, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip


def _finish(process: subprocess.Popen[str]) -> int:
    process.communicate(timeout=120)
    return process.returncode


def _address(process: subprocess.Popen[str]) -> str:
    said = []
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and (line := process.stdout.readline()):
        said.append(line)
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found[0]
    raise AssertionError("".join(said))


def _processes_of(home: Path) -> list[str]:
    """Every living process that was told of this home."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes()
            state = (folder / "stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            continue
        if str(home).encode() in told and state != "Z":
            found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found


@pytest.mark.skipif(
    not Path("/proc").is_dir(), reason="counts processes in /proc, which is not here"
)
@pytest.mark.parametrize("signal_sent", [signal.SIGINT, signal.SIGTERM])
def test_stopping_leaves_no_process_behind(home, signal_sent):
    process = _launch(home, "serve")
    address = _address(process)
    with urllib.request.urlopen(f"{address}/healthz", timeout=10) as answer:  # noqa: S310 - our own site
        assert answer.status == 200
    assert len(_processes_of(home)) > 3
    process.send_signal(signal_sent)
    assert _finish(process) == 0
    assert _processes_of(home) == []


@pytest.mark.skipif(
    not Path("/proc").is_dir(), reason="counts processes in /proc, which is not here"
)
def test_what_a_killed_launcher_leaves_is_ended_by_stop(home):
    process = _launch(home, "serve")
    _address(process)
    process.kill()
    _finish(process)
    assert _finish(_launch(home, "stop")) == 0
    deadline = time.monotonic() + 10
    while _processes_of(home) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert _processes_of(home) == []


@pytest.mark.skipif(
    not Path("/proc").is_dir(), reason="counts processes in /proc, which is not here"
)
def test_a_web_process_that_dies_is_replaced_and_the_site_stays(home):
    process = _launch(home, "serve")
    address = _address(process)
    web = int((home / "run" / str(process.pid)).read_text().split()[0])
    dying, *_others = before = _children(web)
    os.kill(dying, signal.SIGABRT)
    deadline = time.monotonic() + 15
    while _children(web) in (before, before[1:]) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert dying not in _children(web)
    assert len(_children(web)) == len(before)
    with urllib.request.urlopen(f"{address}/healthz", timeout=10) as answer:  # noqa: S310 - our own site
        assert answer.status == 200
    process.terminate()
    assert _finish(process) == 0


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
