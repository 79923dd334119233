"""Whoever asks what a verb does is told, and nothing is made, started or run."""

from __future__ import annotations

import pytest
from django.core.management import load_command_class

from launcher import main as verbs
from launcher import manual


@pytest.fixture
def ran(monkeypatch):
    """Every verb only notes that it ran."""
    noted = []
    watched = {verb: (lambda rest, verb=verb: noted.append(verb) or 0) for verb in verbs._verbs()}
    monkeypatch.setattr(verbs, "_verbs", lambda: watched)
    return noted


@pytest.mark.parametrize("asked", [["--help"], ["-h"], ["--scale", "--help"]])
@pytest.mark.parametrize("verb", verbs._verbs())
def test_help_is_printed_and_nothing_runs(verb, asked, ran, capsys):
    asked = asked[-1:] if verb == "manage" else asked
    assert verbs.main([verb, *asked]) == 0
    assert f"./leadwell {verb}" in capsys.readouterr().out
    assert ran == []


def test_a_verb_without_a_question_runs(ran):
    assert verbs.main(["demo"]) == 0
    assert ran == ["demo"]


def test_every_verb_has_a_page_and_a_line_in_the_list():
    assert set(manual.PAGES) == set(verbs._verbs())
    for verb in manual.PAGES:
        assert f" {verb} " in manual.VERBS


def test_a_command_of_djangos_speaks_for_itself(ran, capfd):
    assert verbs.main(["manage", "verify_history", "--help"]) == 0
    assert "verify_history" in capfd.readouterr().out
    assert ran == []


def _options(app, command):
    parser = load_command_class(app, command).create_parser("", command)
    return {option for action in parser._actions for option in action.option_strings}


def test_the_page_about_loading_names_each_of_its_options():
    ours = _options("leadwell.intake", "load") - _options("django.core", "migrate")
    assert "--organisation" in ours
    assert [option for option in sorted(ours) if option not in manual.PAGES["load"]] == []
