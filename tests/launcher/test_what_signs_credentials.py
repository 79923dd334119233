"""The keys that sign credentials, and the vocabularies they are signed with."""

from __future__ import annotations

import hashlib
import json

import pytest

from launcher import contexts, keys, main, site
from launcher.say import Sorry
from leadwell.gateways.open_badges.contexts import FILES


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("LEADWELL_HOME", str(tmp_path))
    for name in keys.NAMES:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_only_the_commands_that_sign_are_given_what_they_sign_with(home):
    assert set(main._keys_to_sign_with(["sign_credentials"])) == set(keys.OF_CREDENTIALS)
    assert set(main._keys_to_sign_with(["sequence_history"])) == set(keys.OF_THE_LEDGER)
    assert main._keys_to_sign_with(["shell"]) == {}
    assert main._keys_to_sign_with([]) == {}


def test_new_keys_take_the_place_of_the_old_ones_and_of_no_others(home):
    before = keys.keys()
    after = main._keys_to_sign_with(["rotate_credential_key"])
    assert all(after[name] != before[name] for name in keys.OF_CREDENTIALS)
    kept = json.loads((home / "keys.json").read_text())
    assert kept["LEADWELL_LEDGER_KEY"] == before["LEADWELL_LEDGER_KEY"]
    old = json.loads((home / "keys.before.json").read_text())
    assert all(old[name] == before[name] for name in keys.OF_CREDENTIALS)


def test_the_worker_signs_and_what_answers_the_world_does_not(home, monkeypatch):
    told = []

    class Started:
        pid = 1

        def __init__(self, command, *, env, **more):
            told.append(env)

    keys.keys()  # made before nothing can be started any more
    monkeypatch.setattr(site.subprocess, "Popen", Started)
    monkeypatch.setattr(site, "_end", lambda processes: None)
    monkeypatch.setenv("LEADWELL_SNAPSHOT_KEY", "given by whoever starts us")
    with site.children({"LEADWELL_SNAPSHOT_URL": "the star"}, 8123):
        web, worker = told
    assert {*keys.OF_CREDENTIALS, *keys.OF_SNAPSHOTS} <= set(worker)
    assert not {*keys.OF_CREDENTIALS, *keys.OF_THE_LEDGER, *keys.OF_SNAPSHOTS} & set(web)
    assert (web["LEADWELL_SNAPSHOT_URL"], worker["LEADWELL_SNAPSHOT_URL"]) == ("", "the star")
    assert set(keys.OF_LEARNING) <= set(web)
    assert not set(keys.OF_LEARNING) & set(worker)
    assert web["LEADWELL_ADDRESS"] == worker["LEADWELL_ADDRESS"] == "http://127.0.0.1:8123"


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ({}, "http://127.0.0.1:8123"),
        ({"LEADWELL_HTTPS": "1"}, ""),
        ({"LEADWELL_ADDRESS": "https://leadwell.example"}, "https://leadwell.example"),
    ],
)
def test_the_address_on_credentials_is_the_one_others_reach(told, address, home, monkeypatch):
    for name in ("LEADWELL_ADDRESS", "LEADWELL_HTTPS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert site._address(8123) == address
    assert site.last_address() == address


def test_before_the_site_was_ever_started_it_has_no_address(home, monkeypatch):
    monkeypatch.delenv("LEADWELL_ADDRESS", raising=False)
    assert site.last_address() == ""


def packages(folder, **changed: str):
    """The two packages, as far as we take anything from them."""
    texts = {
        "credentials-v2.json": 'x\n/* context-begin */\n{"@context": {}}\n/* context-end */\n',
        "open-badges-3.0.3.json": 'x\nmodule.exports = {"@context": {"id": "@id"}}\n;\n',
    } | {name.replace("_", "-"): text for name, text in changed.items()}
    for name, text in texts.items():
        file = folder / "packages" / contexts.WANTED[name][0]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder / "packages"


def test_the_vocabularies_are_cut_out_letter_for_letter(tmp_path):
    contexts.build(packages(tmp_path), tmp_path / "contexts")
    assert {file.name: file.read_text() for file in (tmp_path / "contexts").iterdir()} == {
        "credentials-v2.json": '{"@context": {}}',
        "open-badges-3.0.3.json": '{"@context": {"id": "@id"}}\n',
    }


@pytest.mark.parametrize(
    "text",
    ["nothing here", "/* context-begin */\nnot json\n/* context-end */", "/* context-begin */\n{}"],
)
def test_a_package_that_changed_its_shape_stops_the_set_up(text, tmp_path):
    changed = {"credentials-v2.json": text}
    with pytest.raises(Sorry, match="changed shape"):
        contexts.build(packages(tmp_path, **changed), tmp_path / "contexts")


def test_the_built_vocabularies_are_the_published_ones():
    from leadwell.gateways.open_badges.contexts import FOLDER

    for name, digest in FILES.values():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest
