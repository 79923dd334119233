"""What strangers may send: the open interface keeps to its description whatever they try.

Schemathesis reads the description and sends what fits it, what does not, and methods nobody
declared, one request after another as the answers suggest. The cases are the same in every run.
"""

import subprocess

import pytest

from launcher.places import tool

CASES_FOR_EACH_OPERATION = 40
# Their words stand in the output: a run that tested nothing must not pass.
PHASES = ("Coverage", "Fuzzing", "Stateful")


@pytest.fixture(scope="module")
def said(site, tmp_path_factory) -> tuple[int, str]:
    """How the run ended, and everything it said."""
    command = [
        tool("schemathesis"), "run", site.at("/api/v1/openapi.json"), "--checks", "all",
        "--mode", "all", "--generation-deterministic", "--no-color",
        "--max-examples", str(CASES_FOR_EACH_OPERATION),
    ]  # fmt: skip
    folder = tmp_path_factory.mktemp("fuzz")  # it leaves its notes where it runs
    done = subprocess.run(command, cwd=folder, text=True, capture_output=True, timeout=300)
    return done.returncode, done.stdout + done.stderr


def test_nothing_sent_to_the_open_interface_breaks_its_promises(said):
    code, output = said
    assert code == 0, output


def test_every_operation_was_tried_in_every_way(said, site):
    _, output = said
    assert "8 selected / 8 total" in output
    assert [phase for phase in PHASES if f"✅  {phase}" not in output] == []
