"""What the launcher says before anything is installed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from launcher import children, frontend, python_environment, site, stamps
from launcher.places import ROOT
from launcher.say import Sorry, step


def _launch_as(version: str) -> subprocess.CompletedProcess[str]:
    pretend = f"import sys; sys.version_info = {version}; sys.argv = ['leadwell', 'help']; "
    script = "exec(compile(open('leadwell').read(), 'leadwell', 'exec'), {'__name__': '__main__'})"
    return subprocess.run(
        [sys.executable, "-c", pretend + script], cwd=ROOT, capture_output=True, text=True
    )


def test_an_older_python_is_told_what_to_do_in_one_sentence():
    told = _launch_as("(3, 10, 4)")
    assert told.returncode == 1
    assert "needs Python 3.11 or newer; this is 3.10" in told.stderr
    assert "Traceback" not in told.stderr


def test_python_3_11_is_new_enough():
    told = _launch_as("(3, 11, 0)")
    assert told.returncode == 0
    assert "./leadwell demo" in told.stdout


def test_a_command_nobody_knows_shows_the_ones_there_are():
    told = subprocess.run(
        [sys.executable, "leadwell", "dmeo"], cwd=ROOT, capture_output=True, text=True
    )
    assert (told.returncode, "./leadwell demo" in told.stdout) == (2, True)


def test_without_a_network_the_person_is_told_so(monkeypatch, tmp_path):
    requirements = tmp_path / "requirements"
    requirements.mkdir()
    for lock in ("run.txt", "dev.txt"):
        (requirements / lock).write_text(f"leadwell-none==1.0 --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(python_environment, "REQUIREMENTS", requirements)
    monkeypatch.setattr(python_environment, "VENV", tmp_path / "env")
    monkeypatch.setattr(python_environment, "PYTHON", tmp_path / "env" / "bin" / "python")
    # The launcher runs on the machine's own Python, which has pip; our environment has none.
    monkeypatch.setattr(sys, "executable", sys._base_executable)
    monkeypatch.setenv("LEADWELL_NO_UV", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_RETRIES", "0")
    with pytest.raises(Sorry, match=r"could not be fetched\. Check this machine's connection"):
        python_environment.ensure("run")
    assert not (tmp_path / "env" / "run.stamp").exists()


def test_a_full_disk_is_one_sentence_whatever_the_program_said():
    complain = "import sys; print('OSError: No space left on device: x'); sys.exit(1)"
    with pytest.raises(Sorry, match=r"The disk is full\. Free some space"):
        children.run([sys.executable, "-c", complain], failed="It failed.")


def test_a_failed_program_shows_the_end_of_what_it_said():
    with pytest.raises(Sorry, match=r"It failed\.\n    last words"):
        children.run([sys.executable, "-c", "print('last words'); exit(1)"], failed="It failed.")


def test_a_taken_port_means_the_next_free_one():
    import socket

    first = site.free_port(18_000)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", first))
        taken.listen()
        assert site.free_port(first) > first


def test_a_stamp_is_stale_as_soon_as_a_file_changes(tmp_path):
    file, stamp = tmp_path / "lock.txt", tmp_path / "stamp"
    file.write_text("one")
    stamps.keep(stamp, stamps.digest([file]))
    assert stamps.fresh(stamp, stamps.digest([file]))
    file.write_text("two")
    assert not stamps.fresh(stamp, stamps.digest([file]))


def test_a_step_that_fails_says_that_it_stopped(capsys):
    with pytest.raises(ValueError, match="no"), step("Trying"):
        raise ValueError("no")
    assert capsys.readouterr().out == "  Trying  stopped\n"


@pytest.mark.parametrize(
    ("version", "enough"),
    [
        pytest.param((), False, id="no-node-at-all"),
        pytest.param((18, 20), False, id="too-old"),
        pytest.param((20, 8), False, id="twenty-but-too-early"),
        pytest.param((20, 9), True, id="twenty-from-nine"),
        pytest.param((21, 7), False, id="an-odd-line-nobody-supports"),
        pytest.param((22, 11), True, id="twenty-two-from-eleven"),
        pytest.param((24, 10), False, id="twenty-four-too-early"),
        pytest.param((26, 0), True, id="newer-than-all"),
    ],
)
def test_which_node_is_new_enough(version, enough):
    assert frontend._new_enough(version) is enough


def test_the_design_files_must_have_the_shape_we_know(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "nhsuk-frontend.min.css").write_text("a{background:url(/assets/x.svg)}")
    (tmp_path / "nhsuk-frontend.min.js").write_text("")
    with pytest.raises(Sorry, match="changed shape"):
        frontend._build(tmp_path, tmp_path / "built")
